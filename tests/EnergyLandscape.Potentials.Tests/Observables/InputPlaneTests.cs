using EnergyLandscape.Numerics;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Potentials.Tests;

/// <summary>Predictions over planes of inputs against the network written a second time.</summary>
public sealed class InputPlaneTests
{
    private static readonly NetworkPotential _network = new(
        new NetworkArchitecture([3, 4, 3], [Activation.Tanh]), new TrainingSet("any", [0, 0, 0, 1, 1, 1], 3, [1, 0, 0, 0, 0, 1], 3));

    [Fact]
    public void Cells_are_asked_in_their_middles_with_the_other_inputs_fixed_and_all_scaled()
    {
        RandomStream stream = new MasterSeed(3).StreamFor(0);
        double[] x = [.. Enumerable.Range(0, _network.Dimension).Select(_ => (6 * stream.NextDouble()) - 3)];
        const int side = 7;
        var plane = new InputPlane(_network, new PlaneInput(2, -1, 1), new PlaneInput(0, 0, 3), side, [99, 0.4, 99], row =>
        {
            for (int i = 0; i < 3; i++)
            {
                row[i] = (row[i] - i) / 2;
            }
        });
        int[] answers = plane.Answers(x);
        double[][] probabilities = [.. Enumerable.Range(0, 3).Select(label => plane.Probabilities(x, label))];
        Assert.True(answers.Distinct().Count() > 1);
        var reference = new ReferenceNetwork(_network);
        for (int cell = 0; cell < side * side; cell++)
        {
            double first = -1 + (2 * ((cell % side) + 0.5) / side), second = 3 * ((cell / side) + 0.5) / side;
            Assert.Equal((first, second), (plane.X(cell % side), plane.Y(cell / side)));
            double[] p = reference.Outputs(x, [second / 2, (0.4 - 1) / 2, (first - 2) / 2]);
            Assert.Equal(Array.IndexOf(p, p.Max()), answers[cell]);
            Assert.All(Enumerable.Range(0, 3), label => Assert.Equal(p[label], probabilities[label][cell], 1e-13));
        }
    }

    [Fact]
    public void Planes_that_are_none_are_refused()
    {
        PlaneInput first = new(0, 0, 1), second = new(1, 0, 1);
        Assert.Throws<ArgumentException>(() => new InputPlane(_network, first, first, 3, [0, 0, 0], _ => { }));
        Assert.Throws<ArgumentException>(() => new InputPlane(_network, first, second with { Number = 3 }, 3, [0, 0, 0], _ => { }));
        Assert.Throws<ArgumentException>(() => new InputPlane(_network, first, second with { High = 0 }, 3, [0, 0, 0], _ => { }));
        Assert.Throws<ArgumentException>(() => new InputPlane(_network, first, second, 3, [0, 0], _ => { }));
    }
}
