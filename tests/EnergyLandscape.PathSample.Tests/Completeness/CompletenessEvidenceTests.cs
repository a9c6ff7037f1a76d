using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Tests;

public sealed class CompletenessEvidenceTests : StoreTests
{
    // Some method whose starts depend on what is known.
    private const string Adaptive = SearchMethod.SaddleFromImages;

    [Fact]
    public void A_database_without_arrivals_says_nothing()
    {
        using StationaryPointStore store = Create();
        Assert.False(CompletenessEvidence.Of(store).HasArrivals);
        store.Append(Point(1), 0, null);
        CompletenessEvidence evidence = CompletenessEvidence.Of(store);
        Assert.False(evidence.HasArrivals);
        Assert.Equal(1, evidence.Minima.Known);
        Assert.Null(evidence.Minima.Unseen);
        Assert.Null(evidence.Minima.NotSeenAtRandom);
    }

    [Fact]
    public void Methods_whose_starts_know_nothing_make_the_random_stream()
    {
        using StationaryPointStore store = Create();
        Hit(store, Point(1), (SearchMethod.MultiStart, 4), (Adaptive, 3));
        Hit(store, Point(2), (SearchMethod.MultiStart, 1));
        Hit(store, Point(3), (Adaptive, 9));
        Hit(store, Point(4), (SearchMethod.Path, 5));
        KindEvidence minima = CompletenessEvidence.Of(store).Minima;
        Assert.Equal(new ArrivalCounts(2, 5, 1, 0), minima.Random!.Counts);
        Assert.Equal(2, minima.NotSeenAtRandom);
        MethodEvidence method = Assert.Single(minima.Methods);
        Assert.Equal((SearchMethod.MultiStart, minima.Random), (method.Method, method.Estimate));

        // The point that only paths reached counts as seen once.
        Assert.Equal(new ArrivalCounts(4, 7 + 1 + 9 + 1, 2, 0), minima.All!.Counts);
        Assert.Equal(1, minima.Unseen);
    }

    [Fact]
    public void Arrivals_in_bunches_count_once()
    {
        using StationaryPointStore store = Create();
        Hit(store, Point(1), (SearchMethod.BasinHopping, 30), (SearchMethod.MultiStart, 2));
        Hit(store, Point(2), (SearchMethod.BasinHopping, 30));
        Hit(store, Point(3, index: 1), (SearchMethod.Band, 4), (SearchMethod.BandToImage, 2));
        CompletenessEvidence evidence = CompletenessEvidence.Of(store);
        Assert.Equal(new ArrivalCounts(2, 4, 1, 0), evidence.Minima.All!.Counts);
        Assert.Equal(new ArrivalCounts(1, 2, 0, 1), evidence.TransitionStates.All!.Counts);
        Assert.Null(evidence.TransitionStates.Random);
        Assert.Null(evidence.HigherSaddles.All);
    }

    [Fact]
    public void Additions_of_other_commands_change_no_estimate()
    {
        using StationaryPointStore store = Create();
        Hit(store, Point(1), (SearchMethod.MultiStart, 4));
        Hit(store, Point(2), (SearchMethod.MultiStart, 1));
        KindEvidence before = CompletenessEvidence.Of(store).Minima;
        Hit(store, Point(3), (SearchMethod.Basins, 7));
        Hit(store, Point(4), (SearchMethod.Compare, 2), (SearchMethod.Basins, 1));
        KindEvidence after = CompletenessEvidence.Of(store).Minima;
        Assert.Equal((4, before.All, before.Random), (after.Known, after.All, after.Random));
        Assert.Equal(2, after.NotSeenAtRandom);
    }

    [Fact]
    public void A_search_that_ends_where_it_began_is_no_arrival()
    {
        using (StationaryPointStore store = Create())
        {
            Hit(store, Point(1, index: 1), (SearchMethod.SaddleFromRandom, 1));
            store.PlanBatch([.. Enumerable.Range(1, 3).Select(i => new PlannedSearch(i, SearchMethod.SaddleFromSaddle, StationaryPointKind.TransitionState, 1))]);
            for (int search = 1; search <= 3; search++)
            {
                StoredPoint found = store.Add(Point(search == 3 ? 2 : 1, index: 1), search).Point;
                store.AddHit(found.Kind, found.Id, SearchMethod.SaddleFromSaddle);
                store.CompleteSearch(new SearchRecord(search, "converged", found.Kind, found.Id, search == 3, default));
            }

            store.Commit();
        }

        using StationaryPointStore reopened = Read();
        Assert.Equal(2, reopened.Log.ReturnsTo(StationaryPointKind.TransitionState, 1));
        Assert.Equal(0, reopened.Log.ReturnsTo(StationaryPointKind.TransitionState, 2));
        Assert.Equal(new ArrivalCounts(2, 2, 2, 0), CompletenessEvidence.Of(reopened).TransitionStates.All!.Counts);
    }

    [Fact]
    public void Known_points_that_random_starts_never_saw_can_refute_their_estimate()
    {
        using StationaryPointStore store = Create();
        Hit(store, Point(0.5), (SearchMethod.MultiStart, 50), (Adaptive, 5));
        for (int i = 1; i <= 3; i++)
        {
            Hit(store, Point(i), (Adaptive, 5));
        }

        // No singletons: less than three unseen, and three are known.
        KindEvidence minima = CompletenessEvidence.Of(store).Minima;
        Assert.Equal(3, minima.NotSeenAtRandom);
        Assert.True(minima.IsRandomRefuted);

        // One singleton: at most 4.7 unseen.
        Hit(store, Point(11), (SearchMethod.MultiStart, 1), (Adaptive, 5));
        minima = CompletenessEvidence.Of(store).Minima;
        Assert.False(minima.IsRandomRefuted);

        // It is no singleton of the database.
        Assert.Equal(0, minima.Unseen);
        Assert.Equal(PoissonBound.Upper95(0), minima.UnseenUpper95!.Value, 1e-12);
    }

    [Fact]
    public void The_discovery_curve_follows_the_searches()
    {
        using StationaryPointStore store = Create();
        Assert.Empty(DiscoveryCurve.Of(store));
        store.Append(Point(7), 0, null);
        store.PlanBatch([.. Enumerable.Range(11, 4).Select(i => new PlannedSearch(i, SearchMethod.MultiStart))]);
        Complete(11);
        Complete(12, Point(1), Point(2, index: 1));
        Complete(13, Point(1));
        Complete(14, Point(3, index: 2));
        Assert.Equal([new(0, 1, 0, 0), new(2, 2, 1, 0), new(4, 2, 1, 1)], DiscoveryCurve.Of(store));
        store.PlanBatch([new PlannedSearch(20, SearchMethod.MultiStart)]);
        Complete(20);
        Assert.Equal([new(0, 1, 0, 0), new(2, 2, 1, 0), new(4, 2, 1, 1), new(5, 2, 1, 1)], DiscoveryCurve.Of(store));

        void Complete(long search, params StationaryPoint[] points)
        {
            foreach (StationaryPoint point in points)
            {
                store.Add(point, search);
            }

            store.CompleteSearch(new SearchRecord(search, "converged", null, null, null, default));
        }
    }

    [Fact]
    public void A_thinned_curve_keeps_its_ends_and_its_order()
    {
        DiscoveryStep[] curve = [.. Enumerable.Range(1, 900).Select(i => new DiscoveryStep(7L * i, i, 2 * i, 0))];
        IReadOnlyList<DiscoveryStep> thinned = DiscoveryCurve.Thinned(curve, 20);
        Assert.InRange(thinned.Count, 15, 20);
        Assert.Equal((curve[0], curve[^1]), (thinned[0], thinned[^1]));
        Assert.Equal(thinned.OrderBy(step => step.Searches), thinned);
        Assert.Superset(thinned.ToHashSet(), curve.ToHashSet());
        Assert.Same(curve, DiscoveryCurve.Thinned(curve, 900));
    }

    private static void Hit(StationaryPointStore store, StationaryPoint point, params (string Method, long Count)[] hits)
    {
        StoredPoint stored = store.Append(point, 0, null);
        foreach ((string method, long count) in hits)
        {
            store.AddHit(stored.Kind, stored.Id, method, count);
        }
    }
}
