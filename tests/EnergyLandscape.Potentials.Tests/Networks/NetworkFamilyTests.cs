using EnergyLandscape.Numerics;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Potentials.Tests;

public class NetworkFamilyTests
{
    [Theory]
    [InlineData(Regularisation.All)]
    [InlineData(Regularisation.Weights)]
    public void Other_members_are_the_networks_of_their_lambda(Regularisation regularise)
    {
        var home = new NetworkPotential(new NetworkArchitecture([2, 3, 2], [Activation.Tanh]), TrainingSet.Xor(2), lambda: 1e-4, regularise: regularise);
        const double parameter = -5.3;
        NetworkPotential other = home.At(parameter);
        Assert.Equal(Math.Exp(parameter), other.Lambda);
        Assert.Equal(regularise, other.Regularise);
        int n = home.Dimension;
        double[] x = Point(n), gradient = new double[n], hessian = new double[n * n], change = new double[n], expected = new double[n], expectedHessian = new double[n * n];
        double energy = home.CreateEvaluator().EnergyGradientHessian(x, parameter, gradient, hessian, change);
        Assert.Equal(other.CreateEvaluator().EnergyGradientHessian(x, expected, expectedHessian), energy, 1e-14);
        Assert.All(Enumerable.Range(0, n), i => Assert.Equal(expected[i], gradient[i], 1e-14));
        Assert.All(Enumerable.Range(0, n * n), i => Assert.Equal(expectedHessian[i], hessian[i], 1e-14));
    }

    [Theory]
    [InlineData(Regularisation.All)]
    [InlineData(Regularisation.Weights)]
    public void The_change_is_the_derivative_of_the_gradient(Regularisation regularise)
    {
        var home = new NetworkPotential(new NetworkArchitecture([2, 3, 2], [Activation.Tanh]), TrainingSet.Xor(2), lambda: 1e-2, regularise: regularise);
        int n = home.Dimension;
        double[] x = Point(n), gradient = new double[n], change = new double[n], above = new double[n], below = new double[n];
        const double parameter = -3, step = 1e-4;
        home.CreateEvaluator().EnergyGradientHessian(x, parameter, gradient, new double[n * n], change);
        home.At(parameter + step).CreateEvaluator().EnergyGradient(x, above);
        home.At(parameter - step).CreateEvaluator().EnergyGradient(x, below);
        Assert.All(Enumerable.Range(0, n), i => Assert.Equal((above[i] - below[i]) / (2 * step), change[i], 1e-9));
        Assert.Contains(change, value => Math.Abs(value) > 1e-3);
    }

    [Fact]
    public void The_logarithm_of_lambda_is_the_parameter()
    {
        Assert.Equal(Math.Log(1e-4), XorTruth.Potential(2, 1e-4).Parameter);
        Assert.Equal(double.NegativeInfinity, XorTruth.Potential(2, 0).Parameter);
    }

    private static double[] Point(int n)
    {
        RandomStream stream = new MasterSeed(3).StreamFor(1);
        return [.. Enumerable.Range(0, n).Select(_ => stream.NextUniform(-2, 2))];
    }
}
