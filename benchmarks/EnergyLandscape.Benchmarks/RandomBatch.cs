using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Benchmarks;

/// <summary>Rows with the shape of a data set, so that no file is needed: inputs uniform in 0 to 1, one class a row.</summary>
public static class RandomBatch
{
    /// <summary>Makes rows.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="inputs">Number of inputs.</param>
    /// <param name="outputs">Number of outputs.</param>
    /// <param name="zeroInputs">So many inputs are zero in every row: the margins on both sides of a picture of 28 columns.</param>
    public static TrainingSet Create(int rows, int inputs, int outputs, int zeroInputs = 0)
    {
        RandomStream stream = new MasterSeed(2).StreamFor(rows);
        double[] x = new double[rows * inputs], t = new double[rows * outputs];
        var zero = Enumerable.Range(0, inputs).OrderByDescending(k => Math.Abs((k % 28) - 13.5)).ThenBy(k => k).Take(zeroInputs).ToHashSet();
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = zero.Contains(i % inputs) ? 0 : stream.NextUniform(0, 1);
        }

        for (int row = 0; row < rows; row++)
        {
            int label = stream.NextInt(Math.Max(2, outputs));
            t[(row * outputs) + (outputs > 1 ? label : 0)] = outputs > 1 ? 1 : label;
        }

        return new TrainingSet("random", x, inputs, t, outputs);
    }

    /// <summary>A network of logistic units on such rows.</summary>
    public static NetworkPotential Network(int[] layers, int rows, OutputFunction output, int zeroInputs = 0) => new(
        new NetworkArchitecture(layers, layers[1..^1].Select(_ => Activation.Logistic)), Create(rows, layers[0], layers[^1], zeroInputs), output);
}
