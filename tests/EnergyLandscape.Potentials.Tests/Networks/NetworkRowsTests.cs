using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials.Tests;

public class NetworkRowsTests
{
    [Fact]
    public void Blocks_are_the_weights_and_the_biases_of_each_layer()
    {
        NetworkPotential potential = Potential([4, 3, 2], RandomRows.Create(5, 4, 2, 1));
        Assert.Equal([0..12, 12..15, 15..21, 21..23], potential.Blocks);
        Assert.Equal([0..12, 12..18], new NetworkArchitecture([4, 3, 2], [Activation.Tanh], biases: false).Blocks);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(300)]
    public void Loaded_rows_give_the_bits_of_an_evaluator_of_their_own(int rows)
    {
        TrainingSet first = RandomRows.Create(rows, 6, 2, 1, 3), second = RandomRows.Create(rows, 6, 2, 2, 1, 2);
        NetworkEvaluator reused = Potential([6, 5, 2], first).CreateEvaluator(), fresh = Potential([6, 5, 2], first).On(second).CreateEvaluator();
        double[] x = NetworkCases.Point(Potential([6, 5, 2], first), 1, 1);
        int n = x.Length;
        double[] expected = new double[n], found = new double[n], expectedHessian = new double[n * n], hessian = new double[n * n];
        reused.EnergyGradientHessian(x, found, hessian);
        reused.HessianVector(x, x, found);
        reused.Load(second);
        Assert.Same(second, reused.Data);
        Assert.Equal((2, fresh.StructuralNullity), (reused.ZeroInputs, reused.StructuralNullity));
        Assert.Throws<InvalidOperationException>(() => reused.LatestAccuracy());
        Assert.Equal(fresh.EnergyGradientHessian(x, expected, expectedHessian), reused.EnergyGradientHessian(x, found, hessian));
        Assert.Equal(expected, found);
        Assert.Equal(expectedHessian, hessian);
        fresh.HessianVector(x, x, expected);
        reused.HessianVector(x, x, found);
        Assert.Equal(expected, found);
        Assert.Equal(fresh.LatestAccuracy(), reused.LatestAccuracy());
        Assert.Equal(fresh.LatestSaturation(), reused.LatestSaturation());
        Assert.Throws<ArgumentException>(() => reused.Load(RandomRows.Create(rows - 1, 6, 2, 2)));
        Assert.Throws<ArgumentException>(() => reused.Load(RandomRows.Create(rows, 5, 2, 2)));
    }

    [Fact]
    public void Loading_rows_allocates_nothing()
    {
        TrainingSet first = RandomRows.Create(20, 6, 2, 1), second = RandomRows.Create(20, 6, 2, 2);
        NetworkEvaluator evaluator = Potential([6, 5, 2], first).CreateEvaluator();
        evaluator.Load(second);
        long before = GC.GetAllocatedBytesForCurrentThread();
        evaluator.Load(first);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Inputs_that_are_zero_have_no_gradient()
    {
        NetworkPotential potential = Potential([6, 5, 2], RandomRows.Create(11, 6, 2, 1, 0, 3, 4));
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        int n = potential.Dimension;
        double[] x = NetworkCases.Point(potential, 1, 1), gradient = new double[n], product = new double[n], hessian = new double[n * n];
        evaluator.EnergyGradientHessian(x, gradient, hessian);
        evaluator.HessianVector(x, x, product);
        Assert.Equal(3, evaluator.ZeroInputs);
        for (int unit = 0; unit < 5; unit++)
        {
            for (int k = 0; k < 6; k++)
            {
                int i = potential.Architecture.Weight(1, unit, k);
                bool isZero = k is 0 or 3 or 4;
                Assert.Equal(isZero, gradient[i] == 0);
                Assert.Equal(isZero, product[i] == 0);
                Assert.Equal(isZero, hessian.AsSpan(i * n, n).IndexOfAnyExcept(0.0) < 0);
            }
        }
    }

    [Theory]
    [InlineData(3, 6, 4)] // fewer rows than inputs: rank 3 of 7
    [InlineData(40, 6, 0)]
    [InlineData(7, 6, 0)]
    [InlineData(6, 6, 1)]
    public void Nullity_of_rows_in_general_position(int rows, int inputs, int missing)
    {
        Assert.Equal(missing * 5, Potential([inputs, 5, 2], RandomRows.Create(rows, inputs, 2, 1)).CreateEvaluator().StructuralNullity);
    }

    [Fact]
    public void Nullity_counts_zero_columns_one_hot_columns_and_repeated_rows()
    {
        // Columns: zero, a, 1 − a (with the bias one dependence), and 1e-9 b, which is small but independent.
        RandomStream random = new MasterSeed(5).StreamFor(0);
        double[] x = new double[30 * 4], t = new double[30 * 2];
        for (int row = 0; row < 30; row++)
        {
            x[(row * 4) + 1] = random.NextUniform(0, 1);
            x[(row * 4) + 2] = 1 - x[(row * 4) + 1];
            x[(row * 4) + 3] = 1e-9 * random.NextUniform(-1, 1);
            t[(row * 2) + (row % 2)] = 1;
        }

        var data = new TrainingSet("dependent", x, 4, t, 2);
        NetworkEvaluator evaluator = Potential([4, 3, 2], data).CreateEvaluator();
        Assert.Equal((1, 6), (evaluator.ZeroInputs, evaluator.StructuralNullity));
        var withoutBiases = new NetworkPotential(new NetworkArchitecture([4, 3, 2], [Activation.Tanh], biases: false), data);
        Assert.Equal(3, withoutBiases.CreateEvaluator().StructuralNullity);
        Assert.Equal(0, new NetworkPotential(new NetworkArchitecture([4, 3, 2], [Activation.Tanh]), data, lambda: 1e-3).CreateEvaluator().StructuralNullity);

        evaluator = Potential([4, 3, 2], data.Take([0, 1, 0, 1, 1])).CreateEvaluator();
        Assert.Equal(3 * 3, evaluator.StructuralNullity);
    }

    [Fact]
    public void Nullity_is_the_number_of_zero_eigenvalues_that_no_point_can_lift()
    {
        NetworkPotential potential = Potential([5, 3, 2], RandomRows.Create(4, 5, 2, 1, 2), OutputFunction.Logistic);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        int n = potential.Dimension;
        double[] hessian = new double[n * n];
        evaluator.EnergyGradientHessian(NetworkCases.Point(potential, 1, 1), new double[n], hessian);
        var eigen = new SymmetricEigen(n);
        eigen.ComputeValues(hessian);
        int zeros = eigen.Values.ToArray().Count(value => Math.Abs(value) < 1e-14);
        Assert.Equal(6, evaluator.StructuralNullity);
        Assert.Equal(6, zeros);
    }

    [Fact]
    public void A_potential_of_a_batch_is_made_without_its_symmetries()
    {
        // Six inputs would be 720 permutations of the rows.
        TrainingSet data = RandomRows.Create(100, 6, 2, 1);
        var net = new NetworkArchitecture([6, 4, 2], [Activation.Tanh]);
        Assert.NotNull(new NetworkPotential(net, data));
        long before = GC.GetAllocatedBytesForCurrentThread();
        var potential = new NetworkPotential(net, data);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2000);
        Assert.Equal(potential.Dimension, potential.Symmetry.Dimension);
    }

    private static NetworkPotential Potential(int[] layers, TrainingSet data, OutputFunction output = OutputFunction.Softmax) =>
        new(new NetworkArchitecture(layers, [.. layers[1..^1].Select(_ => Activation.Tanh)]), data, output);
}
