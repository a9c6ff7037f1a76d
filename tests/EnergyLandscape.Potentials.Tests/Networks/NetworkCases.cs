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

    /// <summary>More rows than one vector or one block holds, and inputs that are zero.</summary>
    public static readonly Dictionary<string, Func<NetworkPotential>> OnRows = new()
    {
        ["elu, three logistic outputs squared"] = () => Rows([5, 4, 3], Activation.Elu, 37, OutputFunction.Logistic, LossFunction.SquaredError),
        ["two elu layers, three logistic outputs squared"] = () => Rows([4, 3, 4, 3], Activation.Elu, 21, OutputFunction.Logistic, LossFunction.SquaredError),
        ["three elu layers, one output"] = () => Rows([3, 4, 2, 3, 1], Activation.Elu, 18, OutputFunction.Logistic, LossFunction.CrossEntropy),
        ["three elu layers, two blocks of rows"] = () => Rows([3, 4, 2, 3, 2], Activation.Elu, 131, OutputFunction.Softmax, LossFunction.SquaredError),
        ["three blocks of rows, zero inputs"] = () => Rows([6, 5, 1], Activation.Logistic, 250, OutputFunction.Logistic, LossFunction.SquaredError, 0, 3),
        ["two blocks of rows, zero inputs, two layers"] = () => Rows([7, 4, 3, 3], Activation.Tanh, 133, OutputFunction.Softmax, LossFunction.CrossEntropy, 1, 6),
        ["two blocks of rows, no hidden layer"] = () => Rows([9, 3], Activation.Tanh, 125, OutputFunction.Softmax, LossFunction.CrossEntropy, 2),
        ["fifty rows, all inputs zero"] = () => Rows([2, 3, 1], Activation.Tanh, 50, OutputFunction.Logistic, LossFunction.CrossEntropy, 0, 1),
        ["fifty rows without biases"] = () => Rows([3, 5, 2], Activation.Tanh, 50, OutputFunction.Softmax, LossFunction.CrossEntropy, biases: false),
    };

    public static TheoryData<string> Names => [.. All.Keys];

    public static TheoryData<string> NamesOnRows => [.. OnRows.Keys];

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

    /// <summary>One kind of hidden units on random rows; λ = 0.001.</summary>
    public static NetworkPotential Rows(
        int[] layers, Activation activation, int rows, OutputFunction output, LossFunction loss, params int[] zeroInputs) =>
        Rows(layers, activation, rows, output, loss, biases: true, zeroInputs);

    /// <summary>Fails unless the product with a vector is that of the whole Hessian.</summary>
    public static void AssertHessianVectorProduct(NetworkPotential potential, double tolerance)
    {
        int n = potential.Dimension;
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        double[] gradient = new double[n], hessian = new double[n * n], product = new double[n];
        double[] x = Point(potential, 12, 1), v = Point(potential, 13, 1);
        evaluator.HessianVector(x, v, product);
        evaluator.EnergyGradientHessian(x, gradient, hessian);
        for (int i = 0; i < n; i++)
        {
            double expected = 0;
            for (int k = 0; k < n; k++)
            {
                expected += hessian[(i * n) + k] * v[k];
            }

            Assert.Equal(expected, product[i], tolerance);
        }
    }

    private static NetworkPotential Rows(
        int[] layers, Activation activation, int rows, OutputFunction output, LossFunction loss, bool biases, params int[] zeroInputs) => new(
        new NetworkArchitecture(layers, layers[1..^1].Select(_ => activation), biases),
        RandomRows.Create(rows, layers[0], layers[^1], rows, zeroInputs),
        output,
        loss,
        1e-3);

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
