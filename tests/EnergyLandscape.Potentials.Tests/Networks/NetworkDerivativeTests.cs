using EnergyLandscape.Tests;

namespace EnergyLandscape.Potentials.Tests;

public class NetworkDerivativeTests
{
    public static TheoryData<string> Names => NetworkCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Energy_and_gradient_agree_with_the_complex_step(string name)
    {
        NetworkPotential potential = NetworkCases.All[name]();
        var reference = new ReferenceNetwork(potential);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        var gradient = new double[potential.Dimension];
        for (int trial = 0; trial < 5; trial++)
        {
            double[] x = NetworkCases.Point(potential, trial, Math.Pow(10, trial - 3));
            double energy = evaluator.EnergyGradient(x, gradient);
            Assert.Equal(reference.Energy(x), energy, 1e-14 * (1 + Math.Abs(energy)));
            Assert.Equal(energy, evaluator.Energy(x), 1e-15 * (1 + Math.Abs(energy)));
            double[] expected = reference.Gradient(x);
            for (int i = 0; i < gradient.Length; i++)
            {
                Assert.Equal(expected[i], gradient[i], 1e-14 * (1 + Math.Abs(energy)));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Hessian_agrees_with_differences_and_is_symmetric(string name)
    {
        NetworkPotential potential = NetworkCases.All[name]();
        int n = potential.Dimension;
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        double[] gradient = new double[n], alone = new double[n], hessian = new double[n * n];
        double[] x = NetworkCases.Point(potential, 11, 1);
        evaluator.EnergyGradientHessian(x, gradient, hessian);
        evaluator.EnergyGradient(x, alone);
        Assert.Equal(alone, gradient);
        double[,] expected = new ReferenceNetwork(potential).Hessian(x);
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < n; k++)
            {
                Assert.Equal(expected[i, k], hessian[(i * n) + k], 2e-11);
                Assert.Equal(hessian[(k * n) + i], hessian[(i * n) + k]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Hessian_vector_product_is_the_product_with_the_Hessian(string name) =>
        NetworkCases.AssertHessianVectorProduct(NetworkCases.All[name](), 1e-13);

    [Fact]
    public void Central_differences_of_the_energy_approach_the_gradient_with_second_order()
    {
        NetworkPotential potential = NetworkCases.All["xor deep tanh"]();
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        double[] x = NetworkCases.Point(potential, 3, 0.7), gradient = new double[x.Length];
        evaluator.EnergyGradient(x, gradient);
        double coarse = DifferenceError(evaluator, x, gradient, 2e-2), fine = DifferenceError(evaluator, x, gradient, 1e-2);
        Assert.InRange(Math.Log2(coarse / fine), 1.9, 2.1);
    }

    [Fact]
    public void Elu_has_the_left_second_derivative_at_zero()
    {
        // One row with input 0, so that the weighted sum of the hidden unit is exactly its bias, 0.
        var net = new NetworkArchitecture([1, 1, 1], [Activation.Elu]);
        var potential = new NetworkPotential(net, new TrainingSet("one row", [0.0], 1, [1.0], 1), OutputFunction.Linear, LossFunction.SquaredError);
        double[] x = [0.3, 0, 2, 0], gradient = new double[4], hessian = new double[16];
        potential.CreateEvaluator().EnergyGradientHessian(x, gradient, hessian);

        // E = (w z(b) - 1)², ∂²E/∂b² = 2 w² z'² - 2 w z'' at z = 0, with w = 2, z' = z'' = 1.
        Assert.Equal(4.0, hessian[(1 * 4) + 1], 1e-15);
    }

    [Fact]
    public void Evaluation_allocates_nothing()
    {
        NetworkPotential potential = NetworkCases.All["xor 2-6-2"]();
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        double[] x = NetworkCases.Point(potential, 1, 1), gradient = new double[x.Length], hessian = new double[x.Length * x.Length];
        evaluator.EnergyGradientHessian(x, gradient, hessian);
        evaluator.HessianVector(x, x, gradient);
        evaluator.EnergyGradient(x, gradient);
        evaluator.Energy(x);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            evaluator.Energy(x);
            evaluator.EnergyGradient(x, gradient);
            evaluator.EnergyGradientHessian(x, gradient, hessian);
            evaluator.HessianVector(x, x, gradient);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Theory]
    [InlineData(20)]
    [InlineData(40)]
    [InlineData(300)]
    public void Squared_errors_keep_their_relative_accuracy_when_a_probability_rounds_to_one(double margin)
    {
        // With e_k = exp(y_k − y_0) tiny, E = S² + Q to a relative error of S, where S = Σ e_k and Q = Σ e_k².
        var potential = new NetworkPotential(new NetworkArchitecture([1, 3], []), new TrainingSet("one", [1], 1, [1, 0, 0], 3), OutputFunction.Softmax, LossFunction.SquaredError);
        double one = Math.Exp(-margin), two = Math.Exp(1 - margin), s = one + two, q = (one * one) + (two * two);
        double[] gradient = new double[6], hessian = new double[36];
        double energy = potential.CreateEvaluator().EnergyGradientHessian([margin, 0, 1, 0, 0, 0], gradient, hessian);
        double unit = potential.CreateEvaluator().Energy([-1000, 0, -1000, 0, 0, 0]) / 2;
        Near(unit * ((s * s) + q), energy);
        double[] first = [-2 * ((s * s) + q), 2 * one * (s + one), 2 * two * (s + two)];
        double[,] second =
        {
            { 4 * ((s * s) + q), -4 * one * (s + one), -4 * two * (s + two) },
            { -4 * one * (s + one), 2 * one * (s + (3 * one)), 2 * one * two },
            { -4 * two * (s + two), 2 * one * two, 2 * two * (s + (3 * two)) },
        };
        for (int a = 0; a < 3; a++)
        {
            Near(unit * first[a], gradient[3 + a]);
            for (int b = 0; b < 3; b++)
            {
                Near(unit * second[a, b], hessian[((3 + a) * 6) + 3 + b]);
            }
        }

        void Near(double expected, double found) => Assert.InRange(found / expected, 1 - 1e-13 - (20 * s), 1 + 1e-13 + (20 * s));
    }

    private static double DifferenceError(NetworkEvaluator evaluator, double[] x, double[] gradient, double h)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double saved = x[i];
            x[i] = saved + h;
            double forward = evaluator.Energy(x);
            x[i] = saved - h;
            double backward = evaluator.Energy(x);
            x[i] = saved;
            double error = ((forward - backward) / (2 * h)) - gradient[i];
            sum += error * error;
        }

        return Math.Sqrt(sum);
    }
}
