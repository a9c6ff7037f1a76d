using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Tests.Networks;

public sealed class PublishedCurvatureTests
{
    public static TheoryData<int[], Activation[], OutputFunction, LossFunction, double> Networks => new()
    {
        { [2, 2, 1], [Activation.Logistic], OutputFunction.Logistic, LossFunction.SquaredError, 0 },
        { [2, 2, 1], [Activation.Logistic], OutputFunction.Logistic, LossFunction.CrossEntropy, 0 },
        { [2, 5, 2], [Activation.Elu], OutputFunction.Softmax, LossFunction.CrossEntropy, 1e-3 },
        { [2, 3, 4, 2], [Activation.Tanh, Activation.Elu], OutputFunction.Softmax, LossFunction.SquaredError, 0 },
        { [2, 3, 2, 4, 1], [Activation.Logistic, Activation.Tanh, Activation.Elu], OutputFunction.Logistic, LossFunction.CrossEntropy, 0 },
        { [2, 3, 2], [Activation.Tanh], OutputFunction.Linear, LossFunction.SquaredError, 0.1 },
    };

    [Theory]
    [MemberData(nameof(Networks))]
    public void Blocks_and_gradient_are_those_of_the_exact_derivatives_to_float_accuracy(
        int[] layers, Activation[] activations, OutputFunction output, LossFunction loss, double lambda)
    {
        var potential = new NetworkPotential(
            new NetworkArchitecture(layers, activations), TrainingSet.Xor(layers[^1]), output, loss, lambda, Regularisation.Weights);
        int n = potential.Dimension;
        RandomStream random = new MasterSeed(7).StreamFor(0);
        double[] x = [.. Enumerable.Range(0, n).Select(_ => (double)(float)random.NextUniform(-1, 1))];
        double[] gradient = new double[n], single = new double[n], hessian = new double[n * n];
        potential.CreateEvaluator().EnergyGradientHessian(x, gradient, hessian);
        double scale = hessian.Max(Math.Abs);
        var curvature = new PublishedCurvature(potential);
        var seen = new List<int>();
        for (int block = 0; block < 2 * (layers.Length - 1); block++)
        {
            float[] matrix = curvature.Block(x, block, out int[] positions);
            seen.AddRange(positions);
            for (int i = 0; i < positions.Length; i++)
            {
                for (int k = 0; k < positions.Length; k++)
                {
                    Assert.Equal(hessian[(positions[i] * n) + positions[k]], matrix[(i * positions.Length) + k], 3e-6 * scale);
                }
            }
        }

        Assert.Equal(Enumerable.Range(0, n), seen.Order());
        curvature.Gradient(x, single);
        Assert.All(Enumerable.Range(0, n), i => Assert.Equal(gradient[i], single[i], 3e-6 * gradient.Max(Math.Abs)));
    }

    // Shares of convex, saddle and singular points over 90 walks of 1000 micro steps on XOR, from an independent program in numpy float32
    // (../shared/notes/fla-details.md, section 4). In [−10, 10] the shares of 90 walks scatter by 2 %, and how float32 sums are rounded where residuals
    // are near 1e-8 moves those of cross-entropy by 6 %.
    [Theory]
    [InlineData(LossFunction.SquaredError, 1.0, 79.5, 20.5, 0.0, 2.5)]
    [InlineData(LossFunction.CrossEntropy, 1.0, 81.8, 18.2, 0.0, 2.5)]
    [InlineData(LossFunction.SquaredError, 10.0, 24.3, 12.8, 62.9, 5)]
    [InlineData(LossFunction.CrossEntropy, 10.0, 27.2, 15.9, 56.9, 6)]
    public void Shares_of_the_classes_on_XOR_are_those_of_the_published_rules(
        LossFunction loss, double box, double convex, double saddle, double singular, double within)
    {
        var potential = new NetworkPotential(new NetworkArchitecture([2, 2, 1], [Activation.Logistic]), TrainingSet.Xor(1), OutputFunction.Logistic, loss);
        int[] counts = new int[5];
        var curvature = new PublishedCurvature(potential);
        for (int walk = 0; walk < 90; walk++)
        {
            foreach (double[] x in Walk(curvature, potential.Dimension, box, 0.02 * box, 1000, new MasterSeed(1).StreamFor(walk)))
            {
                counts[(int)curvature.Classify(x)]++;
            }
        }

        double Share(CurvatureClass kind) => 100.0 * counts[(int)kind] / counts.Sum();
        Assert.Equal(convex, Share(CurvatureClass.Convex), within);
        Assert.Equal(saddle, Share(CurvatureClass.Saddle), within);
        Assert.Equal(singular, Share(CurvatureClass.Singular), within);
        Assert.Equal(0, Share(CurvatureClass.Concave), 0.2);
    }

    [Fact]
    public void A_dead_unit_makes_a_point_singular_and_a_number_that_is_not_finite_makes_it_none()
    {
        var potential = new NetworkPotential(
            new NetworkArchitecture([2, 2, 1], [Activation.Logistic]), TrainingSet.Xor(1), OutputFunction.Logistic, LossFunction.SquaredError);
        var curvature = new PublishedCurvature(potential);
        double[] x = [0.3, -0.2, 0.5, 0.9, 40, 0.1, 0.7, -0.4, 0.2];
        Assert.Equal(CurvatureClass.Singular, curvature.Classify(x)); // the first unit is 1 for every row
        Assert.Contains(0f, curvature.Eigenvalues.ToArray());
        x[4] = 0.4;
        Assert.NotEqual(CurvatureClass.Singular, curvature.Classify(x));
        x[4] = double.NaN;
        Assert.Equal(CurvatureClass.None, curvature.Classify(x));
        Assert.Throws<ArgumentOutOfRangeException>(() => curvature.Classify([1, 2]));
    }

    // The progressive gradient walk: against the sign of the gradient, step uniform in [0, size) for each coordinate, up where the gradient is 0.
    private static IEnumerable<double[]> Walk(PublishedCurvature loss, int dimension, double box, double size, int steps, RandomStream random)
    {
        double[] x = [.. Enumerable.Range(0, dimension).Select(_ => random.NextUniform(-box, box))], gradient = new double[dimension];
        for (int step = 0; step < steps; step++)
        {
            yield return x;
            loss.Gradient(x, gradient);
            for (int i = 0; i < x.Length; i++)
            {
                x[i] = (float)(x[i] + ((gradient[i] > 0 ? -1 : 1) * size * random.NextDouble()));
            }
        }
    }
}
