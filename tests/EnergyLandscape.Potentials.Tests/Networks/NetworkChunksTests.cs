using EnergyLandscape.Numerics;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Potentials.Tests;

/// <summary>Sums over many rows: numbers of rows around the ends of vectors, blocks and chunks, depths, numbers of threads.</summary>
public class NetworkChunksTests
{
    // One row, padded vectors, one block, two, five blocks in two chunks, eleven in three; one to three hidden layers, with blocks of the Hessian of either kind.
    public static TheoryData<string, int> Cases => new()
    {
        { "2-10-4", 1 }, { "2-10-4", 123 }, { "2-10-4", 124 }, { "2-10-4", 125 }, { "2-10-4", 1000 },
        { "2-5-5-4", 1 }, { "2-5-5-4", 123 }, { "2-5-5-4", 205 }, { "2-5-5-4", 1000 },
        { "2-4-4-4-4", 125 }, { "2-4-4-4-4", 203 }, { "2-4-4-4-4", 1001 }, { "2-4-4-4-4", 2003 },
        { "11-5-3", 124 }, { "11-5-3", 805 }, { "13-3-2-3-2", 801 }, { "1-1-1-2", 17 },
    };

    public static TheoryData<string, int> Several => new() { { "2-5-5-4", 1000 }, { "2-4-4-4-4", 2003 }, { "13-3-2-3-2", 4001 } };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradient_Hessian_and_product_agree_with_differences(string layers, int rows)
    {
        NetworkPotential potential = Potential(layers, rows);
        int n = potential.Dimension;
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        double[] x = NetworkCases.Point(potential, 3, 1), v = NetworkCases.Point(potential, 4, 1);
        double[] gradient = new double[n], alone = new double[n], hessian = new double[n * n], product = new double[n];
        double energy = evaluator.EnergyGradientHessian(x, gradient, hessian);
        Assert.Equal(energy, evaluator.EnergyGradient(x, alone));
        Assert.Equal(energy, evaluator.Energy(x));
        Assert.Equal(gradient, alone);
        double[] reference = new ReferenceNetwork(potential).Gradient(x);
        for (int i = 0; i < n; i++)
        {
            Assert.Equal(reference[i], gradient[i], 2e-14 * (1 + energy));
        }

        // Products with two vectors, one with the state of the point kept.
        AssertProduct(evaluator, x, v, hessian);
        AssertProduct(evaluator, x, gradient, hessian);
        const double Step = 1e-5;
        foreach (int i in Enumerable.Range(0, n).Where(i => n < 30 || i % 3 == 0))
        {
            double saved = x[i];
            x[i] = saved + Step;
            evaluator.EnergyGradient(x, product);
            x[i] = saved - Step;
            evaluator.EnergyGradient(x, alone);
            x[i] = saved;
            for (int k = 0; k < n; k++)
            {
                Assert.Equal((product[k] - alone[k]) / (2 * Step), hessian[(i * n) + k], 3e-9);
                Assert.Equal(hessian[(k * n) + i], hessian[(i * n) + k]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Several))]
    public void Any_number_of_threads_gives_the_same_bits(string layers, int rows)
    {
        NetworkPotential potential = Potential(layers, rows);
        NetworkEvaluator one = potential.CreateEvaluator(), three = potential.CreateEvaluator(3), many = potential.CreateEvaluator(64);
        for (int stream = 0; stream < 20; stream++)
        {
            double[] expected = All(one, potential, stream);
            Assert.Equal(expected, All(three, potential, stream));
            Assert.Equal(expected, All(many, potential, stream));
        }

        double[] outputs = new double[rows * potential.Architecture.Outputs], found = new double[outputs.Length];
        one.Outputs(NetworkCases.Point(potential, 1, 1), outputs);
        three.Outputs(NetworkCases.Point(potential, 1, 1), found);
        Assert.Equal(outputs, found);
        Assert.Equal((one.LatestAccuracy(), one.LatestSaturation()), (three.LatestAccuracy(), three.LatestSaturation()));
    }

    [Fact]
    public void Other_rows_reach_all_threads()
    {
        NetworkPotential potential = Potential("2-5-5-4", 1700);
        TrainingSet other = RandomRows.Create(1700, 2, 4, 9);
        NetworkEvaluator two = potential.CreateEvaluator(2);
        All(two, potential, 1);
        two.Load(other);
        Assert.Equal(All(potential.On(other).CreateEvaluator(), potential, 1), All(two, potential, 1));
        Assert.Equal(All(potential.CreateEvaluator(), potential, 2), All(potential.CreateEvaluator(2), potential, 2));
    }

    [Fact]
    public void Products_follow_the_point_whatever_was_evaluated_between()
    {
        NetworkPotential potential = Potential("2-5-5-4", 1000);
        int n = potential.Dimension;
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        double[] x = NetworkCases.Point(potential, 1, 1), y = NetworkCases.Point(potential, 2, 1), found = new double[n], expected = new double[n];
        evaluator.HessianVector(x, y, found);
        double share = evaluator.LatestAccuracy();
        evaluator.EnergyGradient(y, expected);
        potential.CreateEvaluator().HessianVector(x, y, expected);
        evaluator.HessianVector(x, y, found);
        Assert.Equal(expected, found);
        Assert.Equal(share, evaluator.LatestAccuracy());
        evaluator.HessianVector(y, x, found);
        potential.CreateEvaluator().HessianVector(y, x, expected);
        Assert.Equal(expected, found);
    }

    [Fact]
    public void One_thread_allocates_nothing_on_many_rows()
    {
        NetworkPotential potential = Potential("2-4-4-4-4", 2003);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        All(evaluator, potential, 0);
        double[] x = NetworkCases.Point(potential, 1, 1), gradient = new double[x.Length], hessian = new double[x.Length * x.Length];
        long before = GC.GetAllocatedBytesForCurrentThread();
        evaluator.Energy(x);
        evaluator.EnergyGradient(x, gradient);
        evaluator.EnergyGradientHessian(x, gradient, hessian);
        evaluator.HessianVector(x, gradient, gradient);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Memory_of_an_evaluator_is_that_of_a_block_and_the_outputs()
    {
        const int Rows = 100_000;
        NetworkPotential potential = Potential("2-5-5-4", Rows);
        All(potential.CreateEvaluator(), potential, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        double[] x = new double[potential.Dimension], gradient = new double[x.Length], hessian = new double[x.Length * x.Length];
        evaluator.EnergyGradientHessian(x, gradient, hessian);
        evaluator.HessianVector(x, x, gradient);
        long outputs = Rows * 4L * sizeof(double), taken = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(taken, outputs, outputs + 1_500_000);
    }

    private static NetworkPotential Potential(string layers, int rows)
    {
        int[] units = [.. layers.Split('-').Select(int.Parse)];
        var architecture = new NetworkArchitecture(units, Enumerable.Repeat(Activation.Tanh, units.Length - 2));
        return new NetworkPotential(architecture, RandomRows.Create(rows, units[0], units[^1], 5), lambda: 1e-4);
    }

    private static void AssertProduct(NetworkEvaluator evaluator, double[] x, double[] v, double[] hessian)
    {
        var product = new double[x.Length];
        evaluator.HessianVector(x, v, product);
        for (int i = 0; i < x.Length; i++)
        {
            Assert.Equal(VectorMath.Dot(hessian.AsSpan(i * x.Length, x.Length), v), product[i], 1e-13 * (1 + VectorMath.Norm(v)));
        }
    }

    // Loss, gradient, Hessian and a product at a random point.
    private static double[] All(NetworkEvaluator evaluator, NetworkPotential potential, int stream)
    {
        int n = potential.Dimension;
        double[] x = NetworkCases.Point(potential, stream, 1), all = new double[3 + (3 * n) + (n * n)];
        all[0] = evaluator.Energy(x);
        all[1] = evaluator.EnergyGradient(x, all.AsSpan(3, n));
        all[2] = evaluator.EnergyGradientHessian(x, all.AsSpan(3 + n, n), all.AsSpan(3 + (3 * n)));
        evaluator.HessianVector(x, all.AsSpan(3, n), all.AsSpan(3 + (2 * n), n));
        return all;
    }
}
