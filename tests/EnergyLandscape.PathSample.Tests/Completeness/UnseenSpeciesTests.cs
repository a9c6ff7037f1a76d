using CsCheck;
using EnergyLandscape.Numerics;
using MathNet.Numerics.Distributions;

namespace EnergyLandscape.PathSample.Tests;

/// <summary>Unseen-species estimators against published examples and against draws from populations of known size.</summary>
public class UnseenSpeciesTests
{
    // Values that EstimateS prints for these counts, as scikit-bio's tests quote them.
    [Theory]
    [InlineData(new long[] { 0, 1, 1, 4, 2, 5, 2, 4, 1, 2 }, 9.75, 17.45)]
    [InlineData(new long[] { 0, 1, 1, 4, 5, 0, 0, 0, 0, 0 }, 5, 17.27)]
    public void Chao1_and_its_interval_are_those_of_EstimateS(long[] counts, double total, double upper)
    {
        UnseenEstimate estimate = UnseenSpecies.Estimate(counts);
        Assert.Equal(total, estimate.Counts.Seen + estimate.Unseen, 1e-12);
        Assert.Equal(upper, estimate.Counts.Seen + estimate.UnseenUpper95, 0.005);
    }

    // Edwards and Eberhardt, J. Wildl. Manage. 31, 87 (1967): 135 rabbits in a pen; 43 were caught once, 16 twice, 8 three times, 6 four times, 2
    // six times and 1 seven times. An example of Chao (1987).
    [Fact]
    public void Rabbits_in_a_pen_are_counted()
    {
        UnseenEstimate rabbits = UnseenSpecies.Estimate(
            [.. Enumerable.Repeat(1L, 43), .. Enumerable.Repeat(2L, 16), .. Enumerable.Repeat(3L, 8), .. Enumerable.Repeat(4L, 6), 6, 6, 7]);
        Assert.Equal(new ArrivalCounts(76, 142, 43, 16), rabbits.Counts);
        Assert.Equal(129.1, rabbits.Counts.Seen + rabbits.Unseen, 0.05);
        Assert.InRange(135 - 76, rabbits.Unseen, rabbits.UnseenUpper95);
        Assert.InRange(rabbits.UnseenUpper95, 80, 120);
        Assert.Equal(1 - (43.0 / 142), rabbits.Coverage, 1e-15);
        Assert.Equal(Math.Sqrt((43 * (142.0 - 43)) + (2 * 142 * 16)) / Math.Pow(142, 1.5), rabbits.CoverageStandardError, 1e-14);
    }

    [Fact]
    public void Without_singletons_the_rule_of_three_is_left()
    {
        UnseenEstimate estimate = UnseenSpecies.Estimate(Enumerable.Repeat(50L, 20));
        Assert.Equal((0, 1, 0), (estimate.Unseen, estimate.Coverage, estimate.UnseenMass));
        Assert.Equal(-Math.Log(0.05), estimate.UnseenUpper95, 1e-12);
        Assert.Equal(-Math.Log(0.05) / 1000, estimate.UnseenMassUpper95, 1e-14);
        Assert.Equal(-Math.Log(0.05), estimate.ExpectedNewUpper95(1000), 1e-12);
        Assert.Throws<ArgumentOutOfRangeException>(() => UnseenSpecies.Estimate(default(ArrivalCounts)));
        Assert.Throws<ArgumentOutOfRangeException>(() => UnseenSpecies.Estimate([-1L]));
    }

    [Fact]
    public void Bounds_are_never_zero_and_never_below_the_estimate() =>
        Gen.Long[0, 6].Array[1, 60].Where(counts => counts.Any(count => count > 0)).Sample(counts =>
        {
            UnseenEstimate estimate = UnseenSpecies.Estimate(counts);
            Assert.InRange(estimate.UnseenUpper95, Math.Max(2.995, estimate.Unseen), double.MaxValue);
            Assert.InRange(estimate.UnseenMassUpper95, Math.Max(double.Epsilon, estimate.UnseenMass), 1);
            Assert.Equal(1, estimate.Coverage + estimate.UnseenMass, 1e-15);
        });

    [Fact]
    public void Poisson_bounds_are_the_chi_square_quantiles_of_Garwood()
    {
        foreach (long count in (long[])[0, 1, 2, 5, 20, 100, 200, 201, 1000, 100_000])
        {
            double garwood = Gamma.InvCDF(count + 1, 1, 0.95);
            Assert.Equal(1, PoissonBound.Upper95(count) / garwood, count <= 200 ? 1e-8 : 2e-5);
        }
    }

    [Theory]
    [InlineData(20, 20)]
    [InlineData(20, 40)]
    [InlineData(100, 60)]
    [InlineData(100, 150)]
    [InlineData(100, 300)]
    [InlineData(500, 1000)]
    public void Upper_bounds_hold_in_95_of_100_samples_of_equally_probable_points(int points, int arrivals)
    {
        double[] probabilities = [.. Enumerable.Repeat(1.0 / points, points)];
        Trial[] trials = Trials(probabilities, arrivals, 400);
        Assert.InRange(trials.Count(trial => trial.Unseen <= trial.Estimate.UnseenUpper95), 376, 400);
        Assert.InRange(trials.Count(trial => trial.UnseenMass <= trial.Estimate.UnseenMassUpper95), 370, 400);

        // The estimates themselves are right on average, but where half of the points and more are unseen.
        double unseen = trials.Average(trial => (double)trial.Unseen);
        Assert.InRange(trials.Average(trial => trial.Estimate.Unseen), 0.8 * unseen, 1.15 * unseen);
        Assert.Equal(trials.Average(trial => trial.UnseenMass), trials.Average(trial => trial.Estimate.UnseenMass), 0.02);
    }

    [Theory]
    [InlineData(20, 60)]
    [InlineData(100, 150)]
    [InlineData(100, 500)]
    public void With_unequal_points_the_number_is_a_lower_bound_and_the_mass_still_right(int points, int arrivals)
    {
        double[] weights = [.. Enumerable.Range(0, points).Select(i => Math.Exp(-6.0 * i / points))];
        double[] probabilities = [.. weights.Select(weight => weight / weights.Sum())];
        Trial[] trials = Trials(probabilities, arrivals, 400);
        Assert.True(trials.Average(trial => trial.Estimate.Unseen) < trials.Average(trial => (double)trial.Unseen));
        Assert.InRange(trials.Count(trial => trial.UnseenMass <= trial.Estimate.UnseenMassUpper95), 370, 400);
        Assert.Equal(trials.Average(trial => trial.UnseenMass), trials.Average(trial => trial.Estimate.UnseenMass), 0.01);

        // The standard error of the coverage is that of the difference.
        double spread = Math.Sqrt(trials.Average(trial => Math.Pow(trial.UnseenMass - trial.Estimate.UnseenMass, 2)));
        Assert.InRange(trials.Average(trial => trial.Estimate.CoverageStandardError), 0.8 * spread, 1.2 * spread);
    }

    private static Trial[] Trials(double[] probabilities, int arrivals, int samples)
    {
        RandomStream stream = new MasterSeed(7).StreamFor(1);
        var trials = new Trial[samples];
        for (int sample = 0; sample < samples; sample++)
        {
            var counts = new long[probabilities.Length];
            for (int k = 0; k < arrivals; k++)
            {
                double at = stream.NextUniform(0, 1);
                int point = 0;
                while (point + 1 < counts.Length && at >= probabilities[point])
                {
                    at -= probabilities[point++];
                }

                counts[point]++;
            }

            trials[sample] = new Trial(UnseenSpecies.Estimate(counts), counts.Count(count => count == 0), probabilities.Where((_, i) => counts[i] == 0).Sum());
        }

        return trials;
    }

    private sealed record Trial(UnseenEstimate Estimate, int Unseen, double UnseenMass);
}
