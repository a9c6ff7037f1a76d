using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials.Tests;

/// <summary>Networks of every kind, by name, so that a failing case says which.</summary>
internal static class NetworkCases
{
    public static readonly Dictionary<string, Func<NetworkPotential>> All = new()
    {
        ["xor 2-3-2"] = () => Xor([2, 3, 2], [Activation.Tanh]),
        ["xor 2-6-2"] = () => Xor([2, 6, 2], [Activation.Tanh]),
        ["xor without biases"] = () => Xor([2, 4, 2], [Activation.Tanh], biases: false),
        ["xor weights only"] = () => Xor([2, 4, 2], [Activation.Tanh], regularise: Regularisation.Weights),
        ["xor logistic units"] = () => Xor([2, 3, 2], [Activation.Logistic]),
        ["xor elu units"] = () => Xor([2, 3, 2], [Activation.Elu]),
        ["xor deep mixed"] = () => Xor([2, 3, 4, 2, 2], [Activation.Tanh, Activation.Elu, Activation.Logistic]),
        ["xor deep tanh"] = () => Xor([2, 3, 3, 2], [Activation.Tanh, Activation.Tanh]),
        ["xor no hidden layer"] = () => Xor([2, 2], []),
        ["xor squared error of softmax"] = () => Xor([2, 3, 2], [Activation.Tanh], loss: LossFunction.SquaredError),
        ["xor logistic output"] = () => Xor([2, 3, 1], [Activation.Tanh], OutputFunction.Logistic),
        ["xor logistic output squared"] = () => Xor([2, 3, 1], [Activation.Tanh], OutputFunction.Logistic, LossFunction.SquaredError),
        ["xor linear output"] = () => Xor([2, 3, 2], [Activation.Tanh], OutputFunction.Linear, LossFunction.SquaredError),
        ["seven rows, three classes"] = () => Random(7, 4, 3, OutputFunction.Softmax, LossFunction.CrossEntropy),
        ["thirteen rows, three classes, squared"] = () => Random(13, 4, 3, OutputFunction.Softmax, LossFunction.SquaredError),
        ["nine rows, three logistic outputs"] = () => Random(9, 3, 3, OutputFunction.Logistic, LossFunction.CrossEntropy),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static double[] Point(NetworkPotential potential, int stream, double size)
    {
        RandomStream random = new MasterSeed(20261122).StreamFor(stream);
        var x = new double[potential.Dimension];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = random.NextUniform(-size, size);
        }

        return x;
    }

    public static NetworkPotential Xor(
        int[] layers, Activation[] activations, OutputFunction output = OutputFunction.Softmax, LossFunction loss = LossFunction.CrossEntropy,
        bool biases = true, Regularisation regularise = Regularisation.All, double lambda = 1e-3) =>
        new(new NetworkArchitecture(layers, activations, biases), TrainingSet.Xor(layers[^1]), output, loss, lambda, regularise);

    private static NetworkPotential Random(int rows, int inputs, int classes, OutputFunction output, LossFunction loss)
    {
        RandomStream random = new MasterSeed(7).StreamFor(rows);
        var x = new double[rows * inputs];
        var t = new double[rows * classes];
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = random.NextUniform(-2, 2);
        }

        for (int row = 0; row < rows; row++)
        {
            t[(row * classes) + random.NextInt(classes)] = 1;
        }

        var net = new NetworkArchitecture([inputs, 5, 3, classes], [Activation.Tanh, Activation.Logistic]);
        return new NetworkPotential(net, new TrainingSet("random", x, inputs, t, classes), output, loss, 1e-2);
    }
}
