using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Gmin.Tests;

public class BasinHoppingTests
{
    // Minima near the integers in a wide parabola.
    private static readonly FunctionPotential Washboard = FunctionPotential.OneDimensional(x =>
        ((0.02 * x * x) - Math.Cos(2 * Math.PI * x), (0.04 * x) + (2 * Math.PI * Math.Sin(2 * Math.PI * x)), 0.04 + (4 * Math.PI * Math.PI * Math.Cos(2 * Math.PI * x))));

    [Fact]
    public void A_chain_is_a_function_of_its_stream()
    {
        NetworkPotential potential = XorTruth.Potential(2, 1e-3);
        double[] Run(long stream) => [.. new BasinHoppingChain(new BasinHoppingOptions(), new Quench(new QuenchOptions(), potential))
            .Run(potential.CreateEvaluator(), new double[potential.Dimension], 0, new MasterSeed(1).StreamFor(stream), CancellationToken.None)
            .Select(result => result.Minimum?.Energy ?? double.NaN)];

        double[] first = Run(1);
        Assert.Equal(21, first.Length);
        Assert.Equal(first, Run(1));
        Assert.NotEqual(first, Run(2));
    }

    [Fact]
    public void At_temperature_zero_every_step_starts_from_the_lowest_minimum_so_far()
    {
        (IReadOnlyList<QuenchResult> results, double[] starts) = Walk(1e-300, 0.7, 300);
        StationaryPoint lowest = results[0].Minimum!;
        for (int i = 1; i < results.Count; i++)
        {
            Assert.InRange(Math.Abs(starts[i] - lowest.Coordinates.Span[0]), 0, 0.7);
            lowest = results[i].Minimum!.Energy < lowest.Energy ? results[i].Minimum! : lowest;
        }

        Assert.Equal(0, lowest.Coordinates.Span[0], 1e-9);
    }

    [Fact]
    public void At_infinite_temperature_every_step_starts_from_the_minimum_before()
    {
        (IReadOnlyList<QuenchResult> results, double[] starts) = Walk(1e300, 0.7, 300);
        for (int i = 1; i < results.Count; i++)
        {
            Assert.InRange(Math.Abs(starts[i] - results[i - 1].Minimum!.Coordinates.Span[0]), 0, 0.7);
        }
    }

    [Fact]
    public void Higher_minima_are_accepted_as_often_as_Metropolis_says()
    {
        // Two wells near −1 and 1 whose energies differ by nearly 0.2.
        FunctionPotential wells = FunctionPotential.OneDimensional(x => (
            (((x * x) - 1) * ((x * x) - 1)) + (0.1 * x), (4 * x * ((x * x) - 1)) + 0.1, (12 * x * x) - 4));
        var options = new BasinHoppingOptions { Steps = 4000, Step = 1.9, Temperatures = [0.2], AdaptEvery = int.MaxValue };
        (IReadOnlyList<QuenchResult> results, double[] starts) = Walk(options, wells, [-1]);
        double[] ends = [.. results.Select(result => result.Minimum!.Coordinates.Span[0])];
        double rise = Math.Abs(results.Max(r => r.Minimum!.Energy) - results.Min(r => r.Minimum!.Energy));
        int up = 0, accepted = 0;
        for (int i = 1; i + 1 < results.Count; i++)
        {
            // A step to the low well is always accepted, so after one the current minimum is the low one. Steps of up to 1.9 from −1 stay
            // below 0.95 and those from 1 above −0.95: further out, the next start tells whether the climb was accepted.
            if (ends[i - 1] < 0 && ends[i] > 0 && Math.Abs(starts[i + 1]) > 0.95)
            {
                up++;
                accepted += starts[i + 1] > 0 ? 1 : 0;
            }
        }

        Assert.True(up > 200, $"only {up} climbs");
        double expected = Math.Exp(-rise / options.Temperatures[0]);
        Assert.Equal(expected, accepted / (double)up, 4 * Math.Sqrt(expected * (1 - expected) / up));
    }

    [Fact]
    public void A_chain_has_one_of_the_temperatures()
    {
        // Hot chains wander off, cold ones stay in the lowest wells.
        double Highest(int temperature)
        {
            var quench = new Quench(new QuenchOptions(), Washboard);
            var options = new BasinHoppingOptions { Steps = 200, Step = 2, Temperatures = [1e-9, 1e9], AdaptEvery = int.MaxValue };
            return new BasinHoppingChain(options, quench).Run(Washboard.CreateSecondOrder(), [0], temperature, new MasterSeed(2).StreamFor(1), CancellationToken.None).Where(result => result.Minimum is not null).Max(result => result.Minimum!.Energy);
        }

        Assert.True(Highest(1) > 4 * Highest(0) + 1, $"{Highest(0)} {Highest(1)}");
    }

    [Theory]
    [InlineData(1e300, 1)]
    [InlineData(1e-300, -1)]
    public void The_step_grows_when_all_is_accepted_and_shrinks_when_nothing_is_by_five_per_cent_at_a_time(double temperature, int sign)
    {
        // A single funnel walked at its bottom: cold, every step up is refused.
        var options = new BasinHoppingOptions { Steps = 400, Step = 2, Temperatures = [temperature], AdaptEvery = 5 };
        (IReadOnlyList<QuenchResult> results, double[] starts) = Walk(options, Washboard, [0]);
        double largestLate = 0;
        for (int i = 1; i < results.Count; i++)
        {
            double from = sign > 0 ? results[i - 1].Minimum!.Coordinates.Span[0] : 0;
            double displacement = Math.Abs(starts[i] - from), changes = (i - 1) / 5;
            Assert.InRange(displacement, 0, 2 * Math.Pow(1.05, changes) * (1 + 1e-12));
            largestLate = i > 350 ? Math.Max(largestLate, displacement) : largestLate;
        }

        Assert.True(sign > 0 ? largestLate > 20 : largestLate < 1.5, $"{largestLate}");
    }

    [Fact]
    public void A_chain_whose_start_has_no_minimum_is_one_failed_quench()
    {
        NetworkPotential potential = XorTruth.Potential(1, 1e-3);
        var start = new double[potential.Dimension];
        Array.Fill(start, double.NaN);
        IReadOnlyList<QuenchResult> results = new BasinHoppingChain(new BasinHoppingOptions(), new Quench(new QuenchOptions(), potential))
            .Run(potential.CreateEvaluator(), start, 0, new MasterSeed(1).StreamFor(1), CancellationToken.None);
        Assert.Equal(MinimisationOutcome.NotFinite, Assert.Single(results).Outcome);
    }

    private static (IReadOnlyList<QuenchResult> Results, double[] Starts) Walk(double temperature, double step, int steps) =>
        Walk(new BasinHoppingOptions { Steps = steps, Step = step, Temperatures = [temperature], AdaptEvery = int.MaxValue }, Washboard, [3]);

    // The first gradient of every quench is taken at its start.
    private static (IReadOnlyList<QuenchResult> Results, double[] Starts) Walk(BasinHoppingOptions options, FunctionPotential potential, double[] start)
    {
        var starts = new List<double>();
        var quench = new Quench(new QuenchOptions(), potential);
        var recorder = new FirstGradient(potential.CreateSecondOrder(), starts);
        IReadOnlyList<QuenchResult> results = new BasinHoppingChain(options, quench).Run(recorder, start, 0, new MasterSeed(2).StreamFor(1), CancellationToken.None);
        Assert.Equal(results.Count, starts.Count);
        Assert.All(results, result => Assert.NotNull(result.Minimum));
        return (results, [.. starts]);
    }

    // A quench asks for gradients first and for Hessians to its end, so the first gradient after a Hessian begins the next one.
    private sealed class FirstGradient(ISecondOrderEvaluator inner, List<double> starts) : ISecondOrderEvaluator
    {
        private bool _isNext = true;

        public int Dimension => inner.Dimension;

        public EvaluationCounts Counts => inner.Counts;

        public double Energy(ReadOnlySpan<double> x) => inner.Energy(x);

        public double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient)
        {
            if (_isNext)
            {
                starts.Add(x[0]);
                _isNext = false;
            }

            return inner.EnergyGradient(x, gradient);
        }

        public double EnergyGradientHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
        {
            _isNext = true;
            return inner.EnergyGradientHessian(x, gradient, hessian);
        }

        public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product) => inner.HessianVector(x, v, product);
    }
}
