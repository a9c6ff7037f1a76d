using CsCheck;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials.Tests;

public class LennardJonesClusterTests
{
    private static readonly Gen<(int Atoms, double Z, ulong Seed)> Clusters = Gen.Select(Gen.Int[2, 6], Gen.OneOf(Gen.Const(0.0), Gen.Double[-2, 4]), Gen.ULong);

    // The law of the paper, with angles from scalar products: nothing in common with the code but the physics.
    [Fact]
    public void Energy_gradient_and_Hessian_are_those_of_the_formula_with_angles() => Clusters.Sample(
        (atoms, z, seed) =>
        {
            double[] x = Points(atoms, seed), gradient = new double[3 * atoms], hessian = new double[9 * atoms * atoms];
            var evaluator = (ISecondOrderEvaluator)new LennardJonesCluster(atoms, z).CreateEvaluator();
            double energy = evaluator.EnergyGradientHessian(x, gradient, hessian);
            double scale = hessian.Max(Math.Abs);
            for (int i = 0; i < x.Length; i++)
            {
                for (int j = 0; j < x.Length; j++)
                {
                    HyperDual truth = Formula([.. x.Select((value, k) => new HyperDual(value, k == i ? 1 : 0, k == j ? 1 : 0, 0))], z);
                    Assert.Equal(truth.Value, energy, 1e-12 * scale);
                    Assert.Equal(truth.First, gradient[i], 1e-12 * scale);
                    Assert.Equal(truth.Both, hessian[(i * x.Length) + j], 1e-12 * scale);
                    Assert.Equal(hessian[(j * x.Length) + i], hessian[(i * x.Length) + j]);
                }
            }
        },
        iter: 40);

    [Fact]
    public void All_methods_of_the_evaluator_agree() => Clusters.Sample(
        (atoms, z, seed) =>
        {
            double[] x = Points(atoms, seed), v = Points(atoms, ~seed);
            int n = x.Length;
            double[] gradient = new double[n], again = new double[n], hessian = new double[n * n], product = new double[n];
            var evaluator = (ISecondOrderEvaluator)new LennardJonesCluster(atoms, z).CreateEvaluator();
            double energy = evaluator.EnergyGradientHessian(x, gradient, hessian);
            double scale = hessian.Max(Math.Abs);
            Assert.Equal(energy, evaluator.Energy(x), 1e-13 * scale);
            Assert.Equal(energy, evaluator.EnergyGradient(x, again));
            Assert.Equal(gradient, again);
            Assert.NotEqual(0, evaluator.Energy(v));
            evaluator.HessianVector(x, v, product);
            for (int i = 0; i < n; i++)
            {
                Assert.Equal(VectorMath.Dot(hessian.AsSpan(i * n, n), v), product[i], 1e-12 * n * scale);
            }

            Assert.Equal(new EvaluationCounts(2, 1, 1, 1), evaluator.Counts);
        },
        iter: 100);

    // ../shared/notes/ljat.md, computed there with another program: energy, nearest distance, zero modes, smallest positive eigenvalue.
    [Theory]
    [InlineData(1, false, -2.55558953, 1.145416, 6, double.NaN)]
    [InlineData(2, false, -2.18509884, 1.168752, 6, 32.9)]
    [InlineData(2.5, false, -2.02355342, 1.180539, 6, double.NaN)]
    [InlineData(1, true, -2.12278477, 1.114879, 5, double.NaN)]
    [InlineData(2, true, -2.21909817, 1.108763, 5, 1.20)]
    [InlineData(2.5, true, -2.26907242, 1.105719, 5, double.NaN)]
    public void Three_atoms_have_a_triangle_and_a_line(double z, bool line, double energy, double distance, int zeroModes, double softest)
    {
        double[] x = line ? [-distance, 0, 0, 0, 0, 0, distance, 0, 0] : [0, 0, 0, distance, 0, 0, distance / 2, distance * Math.Sqrt(0.75), 0];
        double[] gradient = new double[9], hessian = new double[81];
        var evaluator = (ISecondOrderEvaluator)new LennardJonesCluster(3, z).CreateEvaluator();
        Assert.Equal(energy, evaluator.EnergyGradientHessian(x, gradient, hessian), 1e-8);

        // Distances are given to 5e-7, and the stiffest spring is some 100.
        Assert.InRange(VectorMath.MaxAbs(gradient), 0, 2e-4);
        var eigen = new SymmetricEigen(9);
        eigen.ComputeValues(hessian);
        double[] values = eigen.Values.ToArray();
        Assert.Equal(zeroModes, values.Count(value => Math.Abs(value) < 1e-3));
        Assert.All(values, value => Assert.True(value > -1e-3));
        if (double.IsFinite(softest))
        {
            Assert.Equal(softest, values[zeroModes], softest > 10 ? 0.05 : 0.005);
        }
    }

    // Hoare and Pal 1971, Wales and Doye 1997: the tetrahedron, every distance 2^(1/6).
    [Fact]
    public void Without_triples_it_is_Lennard_Jones()
    {
        double edge = Math.Pow(2, 1.0 / 6) / Math.Sqrt(8);
        double[] x = [edge, edge, edge, edge, -edge, -edge, -edge, edge, -edge, -edge, -edge, edge], gradient = new double[12];
        Assert.Equal(-6, new LennardJonesCluster(4).CreateEvaluator().EnergyGradient(x, gradient), 1e-14);
        Assert.InRange(VectorMath.MaxAbs(gradient), 0, 1e-13);
    }

    [Fact]
    public void Numbers_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new LennardJonesCluster(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new LennardJonesCluster(3, double.NaN));
    }

    // No two atoms nearer than 0.8, as the repulsion of r⁻¹² hides everything else there.
    private static double[] Points(int atoms, ulong seed)
    {
        RandomStream stream = new MasterSeed(seed).StreamFor(0);
        double[] x = new double[3 * atoms];
        do
        {
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = stream.NextUniform(-1.5, 1.5);
            }
        }
        while (Enumerable.Range(0, atoms).Any(i => Enumerable.Range(0, i).Any(j => Square(x, i, j) < 0.64)));

        return x;
    }

    private static double Square(double[] x, int i, int j) => Enumerable.Range(0, 3).Sum(k => Math.Pow(x[(3 * i) + k] - x[(3 * j) + k], 2));

    private static HyperDual Formula(HyperDual[] x, double z)
    {
        int atoms = x.Length / 3;
        HyperDual energy = 0;
        for (int i = 0; i < atoms; i++)
        {
            for (int j = i + 1; j < atoms; j++)
            {
                HyperDual r = Distance(i, j), r3 = r * r * r, r6 = r3 * r3;
                energy += 4 * ((1 / (r6 * r6)) - (1 / r6));
                for (int k = j + 1; k < atoms; k++)
                {
                    HyperDual product = r * Distance(i, k) * Distance(j, k);
                    energy += z * (1 + (3 * Cosine(i, j, k) * Cosine(j, i, k) * Cosine(k, i, j))) / (product * product * product);
                }
            }
        }

        return energy;

        HyperDual Distance(int i, int j) => HyperDual.Sqrt(Scalar(i, j, i, j));
        HyperDual Cosine(int at, int i, int j) => Scalar(at, i, at, j) / (Distance(at, i) * Distance(at, j));
        HyperDual Scalar(int i, int j, int k, int l)
        {
            HyperDual sum = 0;
            for (int c = 0; c < 3; c++)
            {
                sum += (x[(3 * i) + c] - x[(3 * j) + c]) * (x[(3 * k) + c] - x[(3 * l) + c]);
            }

            return sum;
        }
    }
}
