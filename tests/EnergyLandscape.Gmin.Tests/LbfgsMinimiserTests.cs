using CsCheck;
using EnergyLandscape.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace EnergyLandscape.Gmin.Tests;

public class LbfgsMinimiserTests
{
    [Fact]
    public void The_minimum_of_a_quadratic_is_found() =>
        Gen.Select(Gen.Int[1, 12], Gen.ULong).Sample(
            (n, seed) =>
            {
                RandomStream random = new MasterSeed(seed).StreamFor(1);
                Matrix<double> b = Matrix<double>.Build.Dense(n, n, (_, _) => random.NextUniform(-1, 1));
                double[,] a = ((b * b.Transpose()) + (0.1 * Matrix<double>.Build.DenseIdentity(n))).ToArray();
                double[] centre = [.. Enumerable.Range(0, n).Select(_ => random.NextUniform(-3, 3))], x = new double[n];
                FunctionPotential potential = FunctionPotential.Quadratic(a, centre);
                var minimiser = new LbfgsMinimiser(new LbfgsOptions { SloppyTolerance = 1e-10 }, n);
                MinimisationOutcome outcome = minimiser.Minimise(potential.CreateEvaluator(), x, out double energy);
                Assert.Equal(MinimisationOutcome.GradientConverged, outcome);
                Assert.Equal(0, energy, 1e-15);
                for (int i = 0; i < n; i++)
                {
                    Assert.Equal(centre[i], x[i], 1e-7);
                }
            },
            iter: 200);

    [Theory]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(20)]
    public void The_curved_valley_of_Rosenbrock_is_followed_to_its_end(int n)
    {
        double[] x = [.. Enumerable.Range(0, n).Select(i => i % 2 == 0 ? -1.2 : 1.0)];
        if (n > 2)
        {
            // From the usual start some dimensions have a second minimum near (−1, 1, …, 1).
            Array.Fill(x, 0.5);
        }

        var minimiser = new LbfgsMinimiser(new LbfgsOptions { SloppyTolerance = 1e-8 }, n);
        Assert.Equal(MinimisationOutcome.GradientConverged, minimiser.Minimise(FunctionPotential.Rosenbrock(n).CreateEvaluator(), x, out double energy));
        Assert.Equal(0, energy, 1e-14);
        Assert.All(x, component => Assert.Equal(1, component, 1e-6));
    }

    [Theory]
    [InlineData(1e-10)]
    [InlineData(0.0)]
    [InlineData(0.5)]
    public void No_step_is_accepted_that_rises_by_more_than_is_allowed(double rise)
    {
        // With k iterations the result is the k-th accepted point, so that runs of growing length list them all.
        FunctionPotential potential = FunctionPotential.Rosenbrock(2);
        double before = double.PositiveInfinity;
        bool hasMoved = false;
        for (int iterations = 0; iterations < 60; iterations++)
        {
            double[] x = [-1.2, 1];
            var minimiser = new LbfgsMinimiser(new LbfgsOptions { MaxEnergyRise = rise, MaxIterations = iterations, SloppyTolerance = 0 }, 2);
            minimiser.Minimise(potential.CreateEvaluator(), x, out double energy);
            Assert.True(energy - before <= rise, $"{energy} after {before}");
            Assert.Equal(potential.CreateEvaluator().Energy(x), energy);
            hasMoved |= energy < before && iterations > 0;
            before = energy;
        }

        Assert.True(hasMoved);
    }

    [Fact]
    public void No_step_is_longer_than_the_cap()
    {
        double[] before = [-1.2, 1];
        for (int iterations = 0; iterations < 40; iterations++)
        {
            double[] x = [-1.2, 1];
            var options = new LbfgsOptions { MaxStep = 0.05, MaxIterations = iterations };
            new LbfgsMinimiser(options, 2).Minimise(FunctionPotential.Rosenbrock(2).CreateEvaluator(), x, out _);
            Assert.True(Math.Sqrt(Math.Pow(x[0] - before[0], 2) + Math.Pow(x[1] - before[1], 2)) <= 0.05 * (1 + 1e-12));
            before = x;
        }
    }

    // GMIN: the first step is 0.1 g min(1/|g|, |g|), so a steep start moves by 0.1 at most and a flat one hardly at all.
    [Theory]
    [InlineData(50, true, 0.1)]
    [InlineData(50, false, 0.4)]
    [InlineData(2, true, 0.1)]
    [InlineData(2, false, 0.2)]
    [InlineData(0.5, true, 0.025)]
    [InlineData(0.5, false, 0.05)]
    public void The_first_step_is_scaled_as_in_gmin_when_asked_for(double slope, bool scales, double moved)
    {
        double[] x = [0];
        var options = new LbfgsOptions { ScalesFirstStep = scales, MaxIterations = 1 };
        FunctionPotential line = FunctionPotential.OneDimensional(at => (slope * at, slope, 0));
        Assert.Equal(MinimisationOutcome.StepLimit, new LbfgsMinimiser(options, 1).Minimise(line.CreateEvaluator(), x, out _));
        Assert.Equal(-moved, x[0], 1e-15);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_start_without_a_finite_energy_is_an_outcome_not_an_exception(double bad)
    {
        double[] x = [0.5];
        FunctionPotential potential = FunctionPotential.OneDimensional(_ => (bad, bad, bad));
        Assert.Equal(MinimisationOutcome.NotFinite, new LbfgsMinimiser(new LbfgsOptions(), 1).Minimise(potential.CreateEvaluator(), x, out _));
        Assert.Equal([0.5], x);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void A_wall_without_finite_energies_is_never_stepped_on(double bad)
    {
        // Downhill towards the wall at x = 1, where there is no minimum to converge to.
        double[] x = [0];
        FunctionPotential potential = FunctionPotential.OneDimensional(at => at < 1 ? (-at, -1, 0) : (bad, bad, bad));
        MinimisationOutcome outcome = new LbfgsMinimiser(new LbfgsOptions(), 1).Minimise(potential.CreateEvaluator(), x, out double energy);
        Assert.Equal(MinimisationOutcome.NoDescent, outcome);
        Assert.InRange(x[0], 0.99, 1);
        Assert.Equal(-x[0], energy);
    }

    [Fact]
    public void A_flat_start_converges_at_once_and_too_few_iterations_are_said()
    {
        double[] x = [1, 1], start = [-1.2, 1];
        FunctionPotential potential = FunctionPotential.Rosenbrock(2);
        Assert.Equal(MinimisationOutcome.GradientConverged, new LbfgsMinimiser(new LbfgsOptions(), 2).Minimise(potential.CreateEvaluator(), x, out _));
        Assert.Equal([1, 1], x);
        var hasty = new LbfgsMinimiser(new LbfgsOptions { MaxIterations = 3 }, 2);
        Assert.Equal(MinimisationOutcome.StepLimit, hasty.Minimise(potential.CreateEvaluator(), start, out _));
    }
}
