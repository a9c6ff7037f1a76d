using EnergyLandscape.PathSample;
using EnergyLandscape.Walks.Comparison;

namespace EnergyLandscape.Walks.Tests.Comparison;

/// <summary>A walk as a sequence of basins, counted by hand.</summary>
public sealed class WalkItineraryTests
{
    [Fact]
    public void Stays_visits_and_crossings_are_those_counted_by_hand()
    {
        // Minimum 7 in its images 0 and 1, minimum 3, and a sample on a ridge between; the highest energies are those since the sample before.
        WalkItinerary walk = Of((7, 0, 1.0), (7, 0, 2.0), (null, 0, 9.0), (7, 0, 3.0), (7, 1, 4.0), (null, 0, 6.0), (3, 0, 5.0), (7, 0, 8.0));
        Assert.Equal([new BasinStay(7, 0, 0, 30), new BasinStay(7, 1, 40, 40), new BasinStay(3, 0, 60, 60), new BasinStay(7, 0, 70, 70)], walk.Stays);
        Assert.Equal([4.0, 6.0, 8.0], walk.Crossings.Select(crossing => crossing.Highest));
        Assert.Equal([new BasinVisit(7, 0, 5, 41, 2), new BasinVisit(3, 60, 1, 10, 1)], walk.Visits);
        Assert.Equal((2, 3, 7), (walk.Basins, walk.Copies, walk.End!.Value));
    }

    [Fact]
    public void A_number_that_is_not_finite_on_the_way_leaves_the_climb_unknown()
    {
        WalkItinerary walk = Of((1, 0, 1.0), (null, 0, double.NaN), (null, 0, 2.0), (2, 0, 3.0), (1, 0, 4.0));
        Assert.Equal([double.NaN, 4.0], walk.Crossings.Select(crossing => crossing.Highest));
    }

    [Fact]
    public void A_walk_without_a_minimum_has_no_stay()
    {
        WalkItinerary walk = Of((null, 0, 1.0), (null, 0, 1.0));
        Assert.Empty(walk.Stays);
        Assert.Empty(walk.Crossings);
        Assert.Empty(walk.Visits);
        Assert.Null(walk.End);
    }

    // Spearman's coefficient of (1, 2, 2, 4) and (1, 3, 2, 2): ranks 1, 2.5, 2.5, 4 and 1, 4, 2.5, 2.5; 2.25 / 4.5 by hand.
    [Fact]
    public void Stagnation_is_set_against_basins_with_ties_at_their_mean_rank()
    {
        WalkItinerary[] walks = [With(1, 1), With(2, 3), With(2, 2), With(4, 2), new WalkItinerary(4, [Sample(0, 1, 0, 0)], StagnationEstimate.Undefined)];
        StagnationAgainstBasins found = StagnationAgainstBasins.Of(walks);
        Assert.Equal((4, 0, 2.25, 2.0, 2.0), (found.Walks, found.LeftOut, found.MeanStays, found.MeanBasins, found.MeanCopies));
        Assert.Equal(0.5, found.RankCorrelation, 1e-14);
        Assert.Equal(0.5, found.Equal.Share);
        Assert.True(double.IsNaN(StagnationAgainstBasins.Of([With(1, 2), With(3, 2)]).RankCorrelation));
        Assert.True(double.IsNaN(StagnationAgainstBasins.Of([]).MeanStays));
    }

    [Fact]
    public void A_walk_with_a_sample_of_unknown_basin_is_left_out_of_the_comparison_with_stagnation()
    {
        var unknown = new WalkItinerary(1, [Sample(0, 1, 0, 0), Sample(10, null, 0, 0)], new StagnationEstimate(9, 10, 20));
        StagnationAgainstBasins found = StagnationAgainstBasins.Of([With(2, 2), unknown]);
        Assert.Equal((1, 1, 2.0, 2.0, 1.0), (found.Walks, found.LeftOut, found.MeanStays, found.MeanBasins, found.Equal.Share));
    }

    private static WalkItinerary With(int stays, int basins) =>
        new(0, [.. Enumerable.Range(0, basins).Select(basin => Sample(basin * 10, basin + 1, 0, 0))], new StagnationEstimate(stays, 10, 20));

    private static WalkItinerary Of(params (int? Minimum, int Copy, double Highest)[] samples) => new(
        0,
        [.. samples.Select((sample, i) => Sample(i * 10, sample.Minimum, sample.Copy, sample.Highest) with { Steps = i + 1 < samples.Length ? 10 : 1 })],
        StagnationEstimate.Undefined);

    private static MappedSample Sample(int step, int? minimum, int copy, double highest) =>
        new(step, 10, minimum, copy, minimum is null ? BasinOutcome.Saddle : BasinOutcome.Minimum, 0, 0, highest);
}
