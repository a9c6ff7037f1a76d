using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Benchmarks;

/// <summary>The landscape of Mehta et al. (2018) with a given number of hidden nodes, and fixed random points.</summary>
public static class XorNetwork
{
    public static NetworkPotential Create(int hidden, double lambda) => new(
        new NetworkArchitecture([2, hidden, 2], [Activation.Tanh]), TrainingSet.Xor(2), OutputFunction.Softmax, LossFunction.CrossEntropy, lambda, Regularisation.All);

    /// <summary>Points with uniform components, the same in every run.</summary>
    public static double[][] Points(int count, int dimension, double size)
    {
        RandomStream stream = new MasterSeed(1).StreamFor(0);
        var points = new double[count][];
        for (int k = 0; k < count; k++)
        {
            points[k] = new double[dimension];
            for (int i = 0; i < dimension; i++)
            {
                points[k][i] = stream.NextUniform(-size, size);
            }
        }

        return points;
    }
}
