using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Tests;

/// <summary>The 2-2-1 networks on XOR of Bosman et al. (2020), logistic throughout.</summary>
internal static class XorNetwork
{
    public static NetworkPotential Network(LossFunction loss = LossFunction.SquaredError) =>
        new(new NetworkArchitecture([2, 2, 1], [Activation.Logistic]), TrainingSet.Xor(1), OutputFunction.Logistic, loss);

    public static NetworkWalkLandscape Landscape(LossFunction loss = LossFunction.SquaredError) => new(Network(loss), TrainingSet.Xor(1));

    /// <summary>Points and samples of one walk.</summary>
    public static (double[][] Points, WalkSample[] Samples) Walk(IWalkLandscape landscape, WalkOptions options, int walk = 0)
    {
        var points = new List<double[]>();
        var samples = new List<WalkSample>();
        new WalkSampler(landscape, options, 1).Replay(
            walk,
            (int step, ReadOnlySpan<double> x, in WalkSample sample) =>
            {
                Assert.Equal(points.Count, step);
                points.Add(x.ToArray());
                samples.Add(sample);
            },
            CancellationToken.None);
        return ([.. points], [.. samples]);
    }

    /// <summary>Rows that a network could not have learnt by heart, of classes 0 and 1.</summary>
    public static TrainingSet Rows(int rows, int columns, ulong seed)
    {
        RandomStream stream = new MasterSeed(seed).StreamFor(0);
        double[] inputs = new double[rows * columns], targets = new double[rows];
        for (int i = 0; i < inputs.Length; i++)
        {
            inputs[i] = stream.NextUniform(-1, 1);
        }

        for (int row = 0; row < rows; row++)
        {
            targets[row] = inputs[row * columns] * inputs[(row * columns) + 1] > 0 ? 1 : 0;
        }

        return new TrainingSet("rows", inputs, columns, targets, 1);
    }
}
