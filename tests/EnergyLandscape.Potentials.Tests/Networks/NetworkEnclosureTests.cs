using EnergyLandscape.Numerics;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Potentials.Tests;

/// <summary>Enclosures of derivatives hold those of the network, written a second time, at points of the box.</summary>
public class NetworkEnclosureTests
{
    public static TheoryData<string> Names => NetworkCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void At_a_point_they_are_thin_and_agree_with_the_complex_step_and_the_evaluator(string name)
    {
        NetworkPotential potential = NetworkCases.All[name]();
        int n = potential.Dimension;
        var reference = new ReferenceNetwork(potential);
        double[] gradient = new double[n], hessian = new double[n * n];
        for (int trial = 0; trial < 3; trial++)
        {
            double[] x = NetworkCases.Point(potential, trial, Math.Pow(10, trial - 1));
            (Ball[] first, Ball[] second) = Enclose(potential, x, 0);
            potential.CreateEvaluator().EnergyGradientHessian(x, gradient, hessian);
            double[] expected = reference.Gradient(x);
            double size = hessian.Max(Math.Abs);
            for (int i = 0; i < n; i++)
            {
                Assert.InRange(first[i].Radius, 0, 1e-24 * (1 + size));

                // Where outputs saturate, the reference takes ln(1 − p) of a p that is nearly 1.
                Assert.True(trial == 2 || Math.Abs(expected[i] - first[i].High) <= 1e-14 * (1 + size));
                Assert.Equal(gradient[i], first[i].High, 1e-14 * (1 + size));
            }

            for (int i = 0; i < n * n; i++)
            {
                Assert.InRange(second[i].Radius, 0, 1e-23 * (1 + size));
                Assert.Equal(hessian[i], second[i].High, 1e-13 * (1 + size));
                Assert.Equal(second[i], second[((i % n) * n) + (i / n)]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Over_a_box_they_hold_the_derivatives_at_its_points(string name)
    {
        NetworkPotential potential = NetworkCases.All[name]();
        int n = potential.Dimension;
        RandomStream random = new MasterSeed(3).StreamFor(1);
        foreach (double radius in (double[])[1e-9, 1e-4, 1e-2])
        {
            double[] centre = NetworkCases.Point(potential, 4, 0.7);
            (Ball[] gradient, Ball[] hessian) = Enclose(potential, centre, radius);
            double widest = hessian.Max(ball => ball.Radius);
            Assert.True(widest >= radius * 1e-3);
            for (int trial = 0; trial < 4; trial++)
            {
                // Corners first, where the bounds are tested hardest.
                double[] x = [.. centre.Select(c => trial < 2 ? c + (random.NextInt(2) == 0 ? radius : -radius) : c + random.NextUniform(-radius, radius))];
                (Ball[] first, Ball[] second) = Enclose(potential, x, 0);
                for (int i = 0; i < n; i++)
                {
                    AssertHolds(gradient[i], first[i], radius);
                }

                for (int i = 0; i < n * n; i++)
                {
                    AssertHolds(hessian[i], second[i], radius);
                }
            }
        }
    }

    [Fact]
    public void Nothing_is_known_across_the_kink_of_an_elu()
    {
        NetworkPotential potential = NetworkCases.All["xor elu units"]();
        (Ball[] gradient, _) = Enclose(potential, new double[potential.Dimension], 0);
        Assert.Contains(gradient, component => !component.IsBounded);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_gradient_alone_is_the_same(string name)
    {
        NetworkPotential potential = NetworkCases.All[name]();
        double[] x = NetworkCases.Point(potential, 2, 1);
        var gradient = new Ball[x.Length];
        potential.CreateEnclosingEvaluator().Enclose([.. x.Select(value => (Ball)value)], gradient, []);
        Assert.Equal(Enclose(potential, x, 0).Gradient, gradient);
    }

    // Rounding of the coordinates of a corner can put it outside by an ulp, which the factor forgives.
    private static void AssertHolds(Ball wide, Ball thin, double radius) =>
        Assert.True(Math.Abs((wide - thin).High) <= (wide.Radius * (1 + 1e-6)) + thin.Radius + (1e-6 * radius), $"{wide} does not hold {thin}");

    private static (Ball[] Gradient, Ball[] Hessian) Enclose(NetworkPotential potential, double[] x, double radius)
    {
        var gradient = new Ball[x.Length];
        var hessian = new Ball[x.Length * x.Length];
        potential.CreateEnclosingEvaluator().Enclose([.. x.Select(value => Ball.Around(value, radius))], gradient, hessian);
        return (gradient, hessian);
    }
}
