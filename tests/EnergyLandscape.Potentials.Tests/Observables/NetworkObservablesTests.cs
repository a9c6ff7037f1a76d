using EnergyLandscape.Numerics;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Potentials.Tests;

/// <summary>Observables of networks against the network written a second time.</summary>
public sealed class NetworkObservablesTests
{
    private static readonly NetworkPotential Xor = XorTruth.Potential(4, 1e-4);

    [Theory]
    [InlineData(2, OutputFunction.Softmax)]
    [InlineData(1, OutputFunction.Logistic)]
    [InlineData(2, OutputFunction.Logistic)]
    public void Probabilities_are_those_of_the_reference_network(int outputs, OutputFunction output)
    {
        var potential = new NetworkPotential(new NetworkArchitecture([2, 3, outputs], [Activation.Tanh]), TrainingSet.Xor(outputs), output);
        var classifier = new NetworkClassifier(potential);
        for (int k = 0; k < 20; k++)
        {
            double[] x = RandomPoint(potential, k);
            double[] right = classifier.RightProbabilities(x);
            for (int row = 0; row < 4; row++)
            {
                (double a, double b) = (row / 2, row % 2);
                double[] p = new ReferenceNetwork(potential).Outputs(x, [a, b]);
                int label = a == b ? 0 : 1;
                Assert.Equal(outputs == 2 ? p[label] : label == 1 ? p[0] : 1 - p[0], right[row], 1e-14);
            }
        }
    }

    [Fact]
    public void Answers_on_the_grid_are_those_of_the_reference_network()
    {
        var grid = new InputGrid(Xor);
        Assert.Equal(134, grid.Side);
        Assert.Equal(1.495, grid.Value(133), 1e-12);
        double[] x = RandomPoint(Xor, 5);
        int[] answers = grid.Answers(x);
        Assert.Equal(2, answers.Distinct().Count());
        var reference = new ReferenceNetwork(Xor);
        int right = 0;
        for (int i = 0; i < answers.Length; i++)
        {
            (double a, double b) = (-0.5 + (0.015 * (i % 134)), -0.5 + (0.015 * (i / 134)));
            double[] p = reference.Outputs(x, [a, b]);
            Assert.Equal(p[1] > p[0] ? 1 : 0, answers[i]);
            right += answers[i] == (Math.Abs(a - b) <= 0.5 ? 0 : 1) ? 1 : 0;
        }

        Assert.Equal(right / 17956.0, grid.RightShare(x), 1e-15);
    }

    // Of the square, (3/4)² lies beyond |x − y| = 1/2; the grid stops at 1.495, so only about that.
    [Fact]
    public void A_network_that_always_answers_0_is_right_between_the_lines() =>
        Assert.Equal(1 - (0.75 * 0.75), new InputGrid(Xor).RightShare(new double[Xor.Dimension]), 0.01);

    [Fact]
    public void What_does_not_apply_is_left_out()
    {
        Assert.Contains(NetworkObservables.Of(Xor), observable => observable.Name == "right-square");
        var data = new TrainingSet("three classes", [0, 1, 2], 1, [1, 0, 0, 0, 1, 0, 0, 0, 1], 3);
        var classes = new NetworkPotential(new NetworkArchitecture([1, 2, 3], [Activation.Tanh]), data);
        string[] names = [.. NetworkObservables.Of(classes).Select(observable => observable.Name)];
        Assert.Contains("accuracy", names);
        Assert.DoesNotContain("auc", names);
        Assert.DoesNotContain("right-square", names);
        var fit = new NetworkPotential(new NetworkArchitecture([1, 2, 3], [Activation.Tanh]), data, OutputFunction.Linear, LossFunction.SquaredError);
        Assert.Equal(["zero-weights"], NetworkObservables.Of(fit).Select(observable => observable.Name));
    }

    [Fact]
    public void Units_are_made_of_all_that_leads_to_and_from_them()
    {
        var net = new NetworkArchitecture([2, 3, 2, 2], [Activation.Tanh, Activation.Tanh]);
        Assert.Equal([net.Weight(1, 1, 0), net.Weight(1, 1, 1), net.BiasOffset(1) + 1, net.Weight(2, 0, 1), net.Weight(2, 1, 1)], net.UnitPositions(1, 1));
        Assert.Equal(3 + 1 + 2, net.UnitPositions(2, 0).Length);
        Assert.Throws<ArgumentOutOfRangeException>(() => net.UnitPositions(3, 0));
    }

    private static double[] RandomPoint(NetworkPotential potential, int seed)
    {
        RandomStream stream = new MasterSeed(7).StreamFor(seed);
        return [.. Enumerable.Range(0, potential.Dimension).Select(_ => 6 * (stream.NextDouble() - 0.5))];
    }
}
