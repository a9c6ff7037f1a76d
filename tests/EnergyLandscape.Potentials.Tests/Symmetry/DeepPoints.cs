using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials.Tests;

/// <summary>Networks of several hidden layers, and points of them whose units are hard to tell apart.</summary>
internal static class DeepPoints
{
    public static readonly Dictionary<string, Func<NetworkPotential>> Networks = new()
    {
        ["2-5-5-4"] = () => Rows([2, 5, 5, 4]),
        ["2-4-4-4-4"] = () => Rows([2, 4, 4, 4, 4]),
        ["3-4-3-2 without biases"] = () => Rows([3, 4, 3, 2], biases: false),
        ["xor 2-3-4-2-2, tanh, elu, tanh"] = () => NetworkCases.Xor([2, 3, 4, 2, 2], [Activation.Tanh, Activation.Elu, Activation.Tanh]),
        ["xor 2-3-3-2, inputs exchanged"] = () => NetworkCases.Xor([2, 3, 3, 2], [Activation.Tanh, Activation.Tanh]),
    };

    public static TheoryData<string> Names => [.. Networks.Keys];

    /// <summary>A random point with random coincidences: weights from a small set or general ones, then units that are dead, that are equal or
    /// mirrored in all their weights or in those of one side only, and whole layers that are zero.</summary>
    public static double[] Draw(NetworkArchitecture net, ulong seed)
    {
        RandomStream stream = new MasterSeed(seed).StreamFor(0);
        var x = new double[net.Dimension];
        int kind = stream.NextInt(5);
        double scale = Math.Pow(10, stream.NextUniform(-3, 1));
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = kind switch
            {
                0 => stream.NextInt(3) - 1,
                1 => 0.5 * (stream.NextInt(2) - 0.5),
                2 when stream.NextInt(3) > 0 => 0,
                _ => scale * stream.NextUniform(-1, 1),
            };
        }

        for (int changes = stream.NextInt(2 * net.HiddenLayers * 2); changes > 0; changes--)
        {
            int layer = 1 + stream.NextInt(net.HiddenLayers);
            Coincide(net, stream, x, layer, stream.NextInt(net.Layers[layer]), stream.NextInt(net.Layers[layer]));
        }

        return x;
    }

    private static void Coincide(NetworkArchitecture net, RandomStream stream, double[] x, int layer, int to, int from)
    {
        int side = stream.NextInt(4), sign = stream.NextInt(3) - 1;
        for (int k = 0; k < net.Layers[layer - 1] && side != 0; k++)
        {
            x[net.Weight(layer, to, k)] = sign * x[net.Weight(layer, from, k)];
        }

        if (net.Biases && side != 0)
        {
            x[net.BiasOffset(layer) + to] = sign * x[net.BiasOffset(layer) + from];
        }

        for (int k = 0; k < net.Layers[layer + 1] && side != 1; k++)
        {
            x[net.Weight(layer + 1, k, to)] = sign * x[net.Weight(layer + 1, k, from)];
        }
    }

    private static NetworkPotential Rows(int[] layers, bool biases = true)
    {
        NetworkPotential network = NetworkCases.Rows(layers, Activation.Tanh, 5, OutputFunction.Softmax, LossFunction.CrossEntropy);
        return biases ? network : new NetworkPotential(
            new NetworkArchitecture(layers, network.Architecture.Activations, biases: false), RandomRows.Create(5, layers[0], layers[^1], 5),
            OutputFunction.Softmax, LossFunction.CrossEntropy, 1e-3);
    }
}
