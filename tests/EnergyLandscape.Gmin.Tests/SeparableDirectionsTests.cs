using CsCheck;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;
using MathNet.Numerics.LinearAlgebra;

namespace EnergyLandscape.Gmin.Tests;

public class SeparableDirectionsTests
{
    // A random partition: every coordinate belongs to one of four directions or to none.
    private static readonly Gen<(SeparableDirections Separable, int[][] Positions, ulong Seed)> Any =
        from labels in Gen.Int[0, 4].Array[1, 14]
        from seed in Gen.ULong
        let positions = Enumerable.Range(0, 4).Select(label => Enumerable.Range(0, labels.Length).Where(i => labels[i] == label).ToArray())
            .Where(direction => direction.Length > 0).ToArray()
        select (new SeparableDirections(labels.Length, positions), positions, seed);

    [Fact]
    public void Reduce_and_expand_are_inverse_and_keep_lengths_on_the_complement() => Any.Sample(sample =>
    {
        (SeparableDirections separable, int[][] positions, ulong seed) = sample;
        int n = separable.Dimension, m = separable.ReducedDimension;
        Assert.Equal(n - positions.Length, m);
        RandomStream random = new MasterSeed(seed).StreamFor(1);
        double[] reduced = Random(random, m), expanded = new double[n], again = new double[m], x = Random(random, n), back = new double[n];
        separable.Expand(reduced, expanded);
        separable.Reduce(expanded, again);
        AssertClose(reduced, again);
        Assert.Equal(Norm(reduced), Norm(expanded), 1e-13);
        Assert.All(positions, direction => Assert.Equal(0, direction.Sum(i => expanded[i]), 1e-13));

        separable.Reduce(x, again);
        separable.Expand(again, back);
        separable.RemoveFrom(x);
        AssertClose(x, back);
    });

    [Fact]
    public void The_reduced_Hessian_is_B_H_Bt() => Any.Sample(sample =>
    {
        (SeparableDirections separable, _, ulong seed) = sample;
        int n = separable.Dimension, m = separable.ReducedDimension;
        RandomStream random = new MasterSeed(seed).StreamFor(2);
        Matrix<double> any = Matrix<double>.Build.Dense(n, n, (_, _) => random.NextUniform(-1, 1)), h = any + any.Transpose();
        var b = Matrix<double>.Build.Dense(n, Math.Max(1, m));
        for (int r = 0; r < m; r++)
        {
            double[] unit = new double[m], row = new double[n];
            unit[r] = 1;
            separable.Expand(unit, row);
            b.SetColumn(r, row);
        }

        var reduced = new double[m * m];
        separable.ReduceHessian(h.ToRowMajorArray(), new double[n], reduced);
        Matrix<double> expected = b.Transpose() * h * b;
        for (int r = 0; r < m; r++)
        {
            for (int c = 0; c < m; c++)
            {
                Assert.Equal(expected[r, c], reduced[(r * m) + c], 1e-13);
                Assert.Equal(reduced[(c * m) + r], reduced[(r * m) + c]);
            }
        }
    });

    [Fact]
    public void A_position_in_two_directions_is_refused() => Assert.Throws<ArgumentException>(() => new SeparableDirections(3, [[0, 1], [1, 2]]));

    [Theory]
    [InlineData(1, 1e-2)]
    [InlineData(2, 1e-6)]
    [InlineData(3, 1e-4)]
    public void The_loss_is_a_parabola_along_separable_directions_and_nothing_else(int hidden, double lambda)
    {
        NetworkPotential potential = XorTruth.Potential(hidden, lambda);
        var reference = new ReferenceNetwork(potential);
        Assert.Equal(potential.Dimension - hidden - 1, potential.Separable.ReducedDimension);
        for (int trial = 0; trial < 10; trial++)
        {
            double[] x = Random(new MasterSeed(3).StreamFor(trial), potential.Dimension), inComplement = [.. x];
            potential.Separable.RemoveFrom(inComplement);
            double along = Math.Pow(Norm(x), 2) - Math.Pow(Norm(inComplement), 2);
            Assert.Equal(reference.Energy(inComplement) + (lambda * along), reference.Energy(x), 1e-14);
        }
    }

    [Theory]
    [InlineData(1, 1e-3)]
    [InlineData(2, 1e-6)]
    [InlineData(3, 1e-4)]
    public void Class_sums_vanish_at_stationary_points(int hidden, double lambda)
    {
        NetworkPotential potential = XorTruth.Potential(hidden, lambda);
        NetworkArchitecture net = potential.Architecture;
        var start = new double[potential.Dimension];
        for (int i = 0; i < 50; i++)
        {
            StartingPoints.LogUniform(new MasterSeed(3).StreamFor(i), 0.1, 10, start);
            if (new Quench(new QuenchOptions(), potential).Run(potential.CreateEvaluator(), start).Minimum is { } minimum)
            {
                ReadOnlySpan<double> x = minimum.Coordinates.Span;
                for (int from = 0; from < hidden; from++)
                {
                    Assert.Equal(0, x[net.Weight(2, 0, from)] + x[net.Weight(2, 1, from)], 1e-12);
                }

                Assert.Equal(0, x[net.BiasOffset(2)] + x[net.BiasOffset(2) + 1], 1e-12);
            }
        }
    }

    private static double[] Random(RandomStream random, int n) => [.. Enumerable.Range(0, n).Select(_ => random.NextUniform(-2, 2))];

    private static double Norm(double[] x) => Math.Sqrt(x.Sum(component => component * component));

    private static void AssertClose(double[] expected, double[] actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.Equal(expected[i], actual[i], 1e-13);
        }
    }
}
