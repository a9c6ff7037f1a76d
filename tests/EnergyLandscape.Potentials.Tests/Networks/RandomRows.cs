using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials.Tests;

/// <summary>Training sets drawn at random, with the flaws of real ones where a test wants them.</summary>
internal static class RandomRows
{
    /// <summary>Inputs uniform in ± 2 but for some columns of zeros, one class a row.</summary>
    public static TrainingSet Create(int rows, int inputs, int outputs, int stream, params int[] zeroColumns)
    {
        RandomStream random = new MasterSeed(77).StreamFor(stream);
        double[] x = new double[rows * inputs], t = new double[rows * outputs];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = zeroColumns.Contains(i % inputs) ? 0 : random.NextUniform(-2, 2);
        }

        for (int row = 0; row < rows; row++)
        {
            int label = random.NextInt(Math.Max(2, outputs));
            if (outputs > 1 || label == 1)
            {
                t[outputs == 1 ? row : (row * outputs) + label] = 1;
            }
        }

        return new TrainingSet($"{rows} random rows", x, inputs, t, outputs);
    }
}
