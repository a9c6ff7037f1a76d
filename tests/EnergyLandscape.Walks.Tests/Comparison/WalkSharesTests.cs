using EnergyLandscape.PathSample;
using EnergyLandscape.Walks.Comparison;

namespace EnergyLandscape.Walks.Tests.Comparison;

/// <summary>Shares and barriers of walks that are written down by hand, on the Müller-Brown surface.</summary>
public sealed class WalkSharesTests : IDisposable
{
    // Three quarters and one quarter; all of what is mapped; nothing.
    private static readonly WalkItinerary[] Three = [Walk(1, 1, 2, 1), Walk(1, null, null, null), Walk(null, null)];

    private readonly ExploredSurface _surface = new();

    [Fact]
    public void A_share_of_samples_is_the_mean_of_one_number_from_each_walk_that_has_any()
    {
        ComparedLandscape landscape = _surface.Landscape();
        OccupationCensus census = OccupationCensus.Of(landscape, Three);
        Assert.Equal((3, 2, 5L, 10L), (census.Walks, census.WalksMapped, census.Mapped, census.Samples));
        Assert.Equal(WilsonInterval.OfMean(0.875, 2), Of(1).SampleShare);
        Assert.Equal(WilsonInterval.OfMean(0.125, 2), Of(2).SampleShare);
        Assert.Equal((4L, 1L, 0L), (Of(1).Samples, Of(2).Samples, Of(3).Samples));
        Assert.Equal(WilsonInterval.Of(2, 3), Of(1).WalkShare);
        SuperbasinOccupation top = SuperbasinOccupation.Of(landscape.Tree, Three)[^1];
        Assert.Equal((5L, WilsonInterval.OfMean(1, 2)), (top.Samples, top.SampleShare));
        Assert.True(double.IsNaN(OccupationCensus.Of(landscape, Three[2..]).Basins[0].SampleShare.Share));

        BasinOccupation Of(int id) => census.Basins.Single(basin => basin.Minimum == id);
    }

    [Fact]
    public void Walks_that_share_their_starts_have_shares_without_intervals()
    {
        ComparedLandscape landscape = _surface.Landscape();
        ComparedWalks walks = _surface.Walks(ExploredSurface.Options, 4), wider = _surface.Walks(ExploredSurface.Options with { Step = 0.2 }, 4);
        ComparedWalks other = _surface.Walks(ExploredSurface.Options with { Seed = new Numerics.MasterSeed(6) }, 4);
        LandscapeComparison paired = Compare(walks, wider), apart = Compare(walks, other);
        Assert.Equal((false, true), (paired.Independent, apart.Independent));
        Assert.All(Intervals(paired.Whole), share => Assert.Equal((true, true, false), (double.IsNaN(share.Low), double.IsNaN(share.High), double.IsNaN(share.Share))));
        Assert.All(Intervals(apart.Whole).Concat(Intervals(paired.Directories[0].Comparison)), share => Assert.InRange(share.Share, share.Low, share.High));

        LandscapeComparison Compare(params ComparedWalks[] both) => LandscapeComparison.Run(landscape, both, new ComparisonOptions { Every = 20 }, 1, static _ => { }, CancellationToken.None);

        static IEnumerable<WilsonInterval> Intervals(WalkComparison whole) =>
            whole.Basins.Basins.SelectMany(basin => new[] { basin.SampleShare, basin.WalkShare, basin.EndShare })
                .Concat(whole.Superbasins.SelectMany(superbasin => new[] { superbasin.SampleShare, superbasin.WalkShare, superbasin.EndShare }));
    }

    [Fact]
    public void Nothing_goes_through_a_ridge_where_no_path_is_known()
    {
        ComparedLandscape landscape = _surface.Landscape(lowest: 2);
        TransitionCensus transitions = TransitionCensus.Of(landscape, [Walk(1, 2, 1)]);
        Assert.True(double.IsPositiveInfinity(transitions.Seen[0].Minimax), "The two minima are connected, so nothing is tested.");
        Assert.Equal((2, 0, 0, 2), (transitions.Crossings, transitions.CrossingsWithBarrier, transitions.Through, transitions.Seen.Count));
        Assert.True(double.IsNaN(transitions.MeanMinimax));
        TransitionCensus connected = TransitionCensus.Of(_surface.Landscape(), [Walk(1, 2, 1)]);
        Assert.Equal((2, 2, 2), (connected.Crossings, connected.CrossingsWithBarrier, connected.Through));
    }

    [Fact]
    public void Losses_within_the_window_are_one_and_others_are_counted()
    {
        ComparedLandscape landscape = _surface.Landscape();
        double window = landscape.Store.Identity.Rule.EnergyWindowAt(1);
        Assert.Equal(2, landscape.DistinctLosses([1 + (0.5 * window), 2, 1, double.NaN, double.PositiveInfinity]));
        Assert.Equal(3, landscape.DistinctLosses([1 + (10 * window), 2, 1]));
    }

    public void Dispose() => _surface.Dispose();

    // All points lie below every ridge.
    private static WalkItinerary Walk(params int?[] minima) => new(
        0,
        [.. minima.Select((minimum, i) => new MappedSample(i, 1, minimum, 0, minimum is null ? BasinOutcome.Saddle : BasinOutcome.Minimum, 0, 0, -1000))],
        StagnationEstimate.Undefined);
}
