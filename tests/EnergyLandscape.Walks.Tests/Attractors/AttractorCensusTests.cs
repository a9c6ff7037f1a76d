using EnergyLandscape.Potentials;
using EnergyLandscape.Walks.Tests.Samples;

namespace EnergyLandscape.Walks.Tests.Attractors;

/// <summary>The attractors of the exclusive or: Bosman et al. 2020, section 6.1, and the losses that theory gives for them.</summary>
public sealed class AttractorCensusTests
{
    // Constant outputs: 1/2 for all rows; a third for three rows and the fourth right; two right and 1/2 for the others; all right.
    private static readonly double[] SquaredErrors = [0, 1.0 / 8, 1.0 / 6, 1.0 / 4];

    private static readonly double[] CrossEntropies =
        [0, Math.Log(2) / 2, ((Math.Log(3) / 3) + (2.0 / 3 * Math.Log(1.5))) * 3 / 4, Math.Log(2)];

    [Theory]
    [InlineData(LossFunction.SquaredError, false, 1)]
    [InlineData(LossFunction.SquaredError, false, 2)]
    [InlineData(LossFunction.SquaredError, true, 3)]
    [InlineData(LossFunction.SquaredError, true, 4)]
    [InlineData(LossFunction.CrossEntropy, false, 1)]
    [InlineData(LossFunction.CrossEntropy, false, 2)]
    [InlineData(LossFunction.CrossEntropy, true, 3)]
    [InlineData(LossFunction.CrossEntropy, true, 4)]
    public void Xor_has_exactly_four_stationary_attractors_from_small_weights(LossFunction loss, bool macro, ulong seed)
    {
        AttractorCensus census = AttractorCensus.Of(new XorWalks(loss, 1, macro).Stream(seed));
        double[] theory = loss == LossFunction.SquaredError ? SquaredErrors : CrossEntropies;
        Assert.Equal(4, census.Count);
        Assert.All(census, attractor => Assert.True(attractor.Stationary));
        Assert.All(census.Zip(theory), pair => Assert.InRange(pair.First.Loss - pair.Second, -0.001, 0.01));
        Assert.All(census.Zip(theory).Skip(1), pair => Assert.InRange(pair.Second, pair.First.LossLow - 0.001, pair.First.LossHigh + 0.001));
        Assert.Equal(AttractorKind.GlobalMinimum, census[0].Kind);
        Assert.Equal(AttractorKind.LocalMinimum, census[1].Kind);
    }

    // Saturated networks: every row right, wrong or undecided, so multiples of 1/8; cross-entropy has no plateau at wrong answers.
    [Fact]
    public void Large_weights_add_plateaus_to_the_squared_error_and_none_to_the_cross_entropy()
    {
        AttractorCensus squared = AttractorCensus.Of(new XorWalks(LossFunction.SquaredError, 10, false).Stream(1));
        Assert.Equal(6, squared.Count);
        Assert.All(squared.Zip([.. SquaredErrors, 3.0 / 8, 1.0 / 2]), pair => Assert.InRange(pair.First.Loss - pair.Second, -0.005, 0.002));
        AttractorCensus cross = AttractorCensus.Of(new XorWalks(LossFunction.CrossEntropy, 10, false).Stream(1));
        Assert.Equal(4, cross.Count);
        Assert.All(cross.Zip(CrossEntropies), pair => Assert.InRange(pair.First.Loss - pair.Second, -0.001, 0.001));
    }

    [Fact]
    public void The_order_of_the_walks_changes_nothing_but_their_samples_all_count()
    {
        IReadOnlyList<WalkTrajectory> walks = new XorWalks(LossFunction.SquaredError, 1, true).Make(5);
        AttractorCensus census = AttractorCensus.Of(() => walks), reversed = AttractorCensus.Of(() => walks.Reverse());
        Assert.Equal(census.ToArray(), reversed.ToArray());
        Assert.Equal(9000, census.Samples);
        Assert.Equal(90, census.Walks);
        foreach (Attractor attractor in census)
        {
            WalkSample[] samples = [.. walks.SelectMany(walk => walk.Samples)
                .Where(sample => sample.Loss >= attractor.LossLow && sample.Loss <= attractor.LossHigh && sample.GradientNorm <= census.NearZeroGradient)];
            Assert.Equal(samples.Length, attractor.Samples);
            Assert.Equal(samples.Min(sample => sample.GradientNorm), attractor.GradientNorm);
            Assert.Equal(samples.Count(sample => sample.Curvature == CurvatureClass.Convex), attractor.Curvature.Convex);
            Assert.Equal(walks.Count(walk => walk.Samples.Any(samples.Contains)), attractor.Walks);
            Assert.Equal(attractor.Walks / 90.0, attractor.WalkShare);
            Assert.Equal(walks.Count(walk => samples.Contains(walk.Samples[^1])), attractor.WalksEnding);
        }
    }

    [Fact]
    public void Gaps_separate_attractors_and_missing_numbers_are_left_out()
    {
        WalkTrajectory Walk(int number, double loss) => new(number,
            [Sample(2, 1), .. Enumerable.Repeat(Sample(loss, 0), 30), Sample(double.NaN, 1), Sample(1, double.PositiveInfinity)]);
        WalkTrajectory[] walks = [Walk(0, 1), Walk(1, 0.5), Walk(2, 0.5)];
        AttractorCensus census = AttractorCensus.Of(() => walks);
        Assert.Equal([0.5, 1], census.Select(attractor => attractor.Loss));
        Assert.Equal([2, 1], census.Select(attractor => attractor.Walks));
        Assert.Equal([2, 1], census.Select(attractor => attractor.WalksEnding));
        Assert.Equal([60, 30], census.Select(attractor => attractor.Samples));
        Assert.Equal(93, census.Samples);
        Assert.Equal(AttractorKind.Unclassified, census[1].Kind);
    }

    [Fact]
    public void Losses_beyond_all_scales_are_the_last_place()
    {
        WalkTrajectory[] walks = [new(0, [Sample(1e-3, 1), .. Enumerable.Repeat(Sample(1e-4, 0), 30), Sample(1.7e308, 2), Sample(1.6e308, 2)])];
        AttractorCensus census = AttractorCensus.Of(() => walks);
        Assert.Equal(1e-4, census[0].Loss);
        Assert.Equal(33, census.Samples);
    }

    [Fact]
    public void Walks_without_a_finite_sample_are_refused()
    {
        Assert.Throws<InputException>(() => AttractorCensus.Of(() => []));
        Assert.Throws<InputException>(() => AttractorCensus.Of(() => [new WalkTrajectory(0, [Sample(double.NaN, 1)])]));
        Assert.Throws<ArgumentOutOfRangeException>(() => AttractorCensus.Of(() => [], new AttractorOptions { Pass = 1 }));
    }

    private static WalkSample Sample(double loss, double gradient) => new() { Loss = loss, GradientNorm = gradient };
}
