using CsCheck;

namespace EnergyLandscape.Walks.Tests.Stays;

public sealed class StagnationTests
{
    // Walks with plateaus, slopes and noise: levels of random length that are approached exponentially.
    private static readonly Gen<double[]> _walks = Gen.Select(Gen.Double[0, 5], Gen.Int[1, 60], Gen.Double[0.02, 1], Gen.Double[0, 0.2]).Array[1, 8]
        .SelectMany(levels => Gen.Double[-1, 1].Array[levels.Sum(level => level.Item2) + 6].Select(noise =>
        {
            double[] walk = new double[noise.Length];
            double loss = levels[0].Item1;
            int t = 0;
            foreach ((double target, int steps, double rate, double jitter) in levels)
            {
                for (int i = 0; i < steps; i++, t++)
                {
                    loss += rate * (target - loss);
                    walk[t] = loss + (jitter * noise[t]);
                }
            }

            walk.AsSpan(t).Fill(loss);
            return walk;
        }));

    [Fact]
    public void All_three_readings_are_those_of_a_slow_program() => _walks.Sample(walk =>
    {
        Assert.Equal(SlowStagnation.AsPublished(walk), Stagnation.Estimate(walk, StagnationOptions.AsPublished));
        Assert.Equal(SlowStagnation.Default(walk), Stagnation.Estimate(walk));
        Assert.Equal(SlowStagnation.AsPrinted(walk), Stagnation.Estimate(walk, StagnationOptions.AsPrinted));
    });

    // Powers of two and sums with them are exact, so even ties stay.
    [Fact]
    public void Unit_and_zero_of_the_losses_do_not_matter() => Gen.Select(_walks, Gen.Int[-20, 20]).Sample((walk, power) =>
    {
        double[] whole = [.. walk.Select(loss => Math.Round(loss * 1024))];
        double[] other = [.. whole.Select(loss => (loss + 77) * Math.Pow(2, power))];
        Assert.Equal(Stagnation.Estimate(whole), Stagnation.Estimate(other));
        Assert.Equal(Stagnation.Estimate(whole, StagnationOptions.AsPublished), Stagnation.Estimate(other, StagnationOptions.AsPublished));
    });

    [Fact]
    public void Stays_lie_apart_below_the_threshold_and_add_up_to_the_estimate() => _walks.Sample(walk =>
    {
        StagnationProfile profile = Stagnation.Profile(walk);
        int window = profile.Estimate.Window;
        Assert.Equal(walk.Length - window + 1, profile.Deviations.Count);
        Assert.Equal(profile.Estimate.Count, profile.Stays.Count);
        Assert.Equal(profile.Estimate.MeanLength, profile.Stays.Count > 0 ? profile.Stays.Average(stay => stay.Length) : 0, 1e-9);
        Assert.True(profile.Stays.Sum(stay => stay.Length) <= walk.Length - window + 1);
        bool constant = walk.Max() == walk.Min();
        for (int step = window - 1; step < walk.Length && !constant; step++)
        {
            bool listed = profile.Stays.Any(stay => stay.First <= step && step <= stay.Last);
            Assert.True(!listed || profile.Deviations[step - window + 1] < profile.Threshold);
        }

        Assert.All(profile.Stays, stay => Assert.Equal(stay.Last - stay.First + 1, stay.Length));
        Assert.All(profile.Stays.Zip(profile.Stays.Skip(1)), pair => Assert.True(pair.First.Last + 1 < pair.Second.First));
    });

    [Fact]
    public void Default_and_published_agree_where_no_stay_is_short()
    {
        int agreed = 0;
        _walks.Sample(walk =>
        {
            if (new[] { 6, 8, 10, 12, 14, 16, 18, 20 }.Where(window => window <= walk.Length - 5).All(window => SlowStagnation.ShortRuns(walk, window) == 0)
                && walk.Length >= 25)
            {
                Interlocked.Increment(ref agreed);
                Assert.Equal(Stagnation.Estimate(walk, StagnationOptions.AsPublished), Stagnation.Estimate(walk));
            }
        }, iter: 500);
        Assert.True(agreed > 20, $"only {agreed} walks without short stays");
    }

    [Fact]
    public void The_printed_threshold_calls_a_steady_descent_stagnant_and_the_default_does_not()
    {
        double[] ramp = StagnationVectorTests.Walk("ramp");
        Assert.Equal(new StagnationEstimate(1, 95, 6), Stagnation.Estimate(ramp, StagnationOptions.AsPrinted));
        Assert.Equal(new StagnationEstimate(0, 0, 20), Stagnation.Estimate(ramp));
    }

    // One blip below the threshold for three windows, then a stay: the published code counts the blip into the stay.
    [Fact]
    public void Short_stays_are_carried_over_as_published_only()
    {
        var short5 = new StagnationOptions { Windows = [2], LeastStay = 6, CarriesShortStays = true };
        double[] walk = [0, 10, 20, 30, 30.01, 30.02, 30.03, 40, 50, 60, 70, 80, 90, .. Enumerable.Repeat(90.0, 30)];
        StagnationEstimate carried = Stagnation.Estimate(walk, short5), dropped = Stagnation.Estimate(walk, short5 with { CarriesShortStays = false });
        Assert.Equal((1, 1), (carried.Count, dropped.Count));
        Assert.True(carried.MeanLength > dropped.MeanLength);
    }

    [Theory]
    [InlineData(double.NaN), InlineData(double.PositiveInfinity), InlineData(double.NegativeInfinity)]
    public void A_walk_that_is_not_finite_has_no_estimate(double bad)
    {
        double[] walk = [.. Enumerable.Range(0, 50).Select(t => 1.0 / (1 + t))];
        walk[20] = bad;
        Assert.Equal(StagnationEstimate.Undefined, Stagnation.Estimate(walk));
        Assert.False(Stagnation.Profile(walk).Estimate.IsDefined);
        Assert.Equal(StagnationEstimate.Undefined, Stagnation.Estimate(walk, StagnationOptions.AsPublished));
    }

    [Fact]
    public void Short_constant_and_huge_walks_have_stated_outcomes()
    {
        Assert.Equal(StagnationEstimate.Undefined, Stagnation.Estimate([1, 2, 3, 4, 5]));
        Assert.Equal(StagnationEstimate.Undefined, Stagnation.Estimate([]));
        Assert.Equal(new StagnationEstimate(0, 0, 6), Stagnation.Estimate([1, 2, 3, 4, 5, 6]));
        Assert.Equal(new StagnationEstimate(1, 3, 6), Stagnation.Estimate([7, 7, 7, 7, 7, 7, 7, 7]));
        Assert.Equal(new StagnationEstimate(0, 0, 6), Stagnation.Estimate([7, 7, 7, 7, 7, 7, 7, 7], StagnationOptions.AsPrinted));
        double[] halves = [.. Enumerable.Range(0, 100).Select(t => t < 50 ? double.MaxValue : double.MinValue)];
        Assert.Equal(Stagnation.Estimate([.. halves.Select(Math.Sign).Select(sign => (double)sign)]), Stagnation.Estimate(halves));
    }

    [Fact]
    public void An_estimator_forgets_the_walk_before_and_allocates_nothing()
    {
        double[] longer = StagnationVectorTests.Walk("three levels"), shorter = StagnationVectorTests.Walk("two plateaus");
        var estimator = new StagnationEstimator(StagnationOptions.AsPublished);
        estimator.Estimate(longer);
        long before = GC.GetAllocatedBytesForCurrentThread();
        StagnationEstimate again = estimator.Estimate(shorter);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.Equal(new StagnationEstimate(2, 40.5, 6), again);
        Assert.Equal(0, allocated);
    }

    // Around 1, squares lose what is below 1e-8; the deviations must not.
    [Fact]
    public void Small_deviations_keep_their_digits()
    {
        double[] values = [.. Enumerable.Range(0, 21).Select(t => 1 + (t % 2 * 1e-9))], deviations = new double[16];
        RollingDeviation.Compute(values, 6, deviations);
        Assert.All(deviations, deviation => Assert.Equal(5e-10, deviation, 1e-15));
    }

    [Fact]
    public void A_summary_is_over_the_walks_that_have_an_estimate()
    {
        StagnationSummary summary = StagnationSummary.Of([new(1, 10, 6), StagnationEstimate.Undefined, new(3, 20, 8)]);
        Assert.Equal(new StagnationSummary(2, 1, 2, 1, 15, 5), summary);
        Assert.True(double.IsNaN(StagnationSummary.Of([]).MeanLength));
    }
}
