using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Tests;

public sealed class SearchLogTests : StoreTests
{
    [Fact]
    public void The_log_counts_news_and_starts_without_being_read_through()
    {
        using (StationaryPointStore store = Create())
        {
            store.Append(Point(1), 0, null);
            store.Append(Point(2, x: 3), 0, null);
            Assert.Equal(0, store.Log.WithoutNews);
            Batch(store, [1, 2, 1, 1], news: 2);
            RequireCounts(store);
            Batch(store, [1, 2], news: null);
            RequireCounts(store);
            Assert.Equal(4, store.Log.StartsFrom(SearchMethod.SaddleFromMinimum, StationaryPointKind.Minimum, 1));
            Assert.Equal(0, store.Log.StartsFrom(SearchMethod.SaddleFromMinimum, StationaryPointKind.TransitionState, 1));
            Assert.Equal(0, store.Log.StartsFrom(SearchMethod.Band, StationaryPointKind.Minimum, 1));
            store.Commit();
        }

        using StationaryPointStore again = Reopen();
        RequireCounts(again);
        Assert.Equal(4, again.Log.WithoutNews);
        Assert.Equal([5L, 6L], again.Log.Latest(2).Select(search => search.Plan.Index));
        Assert.Equal(6, again.Log.Latest(100).Count());
        Assert.Empty(again.Log.Latest(0));
    }

    private static void Batch(StationaryPointStore store, int[] parents, int? news)
    {
        long first = store.Log.NextIndex;
        store.PlanBatch([.. parents.Select((parent, i) => new PlannedSearch(first + i, SearchMethod.SaddleFromMinimum, StationaryPointKind.Minimum, parent))]);
        for (int i = 0; i < parents.Length; i++)
        {
            store.CompleteSearch(new SearchRecord(first + i, "step-limit", null, null, i + 1 == news, default));
        }
    }

    private static void RequireCounts(StationaryPointStore store)
    {
        IReadOnlyList<LoggedSearch> all = store.Log.Searches;
        Assert.Equal(all.Reverse().TakeWhile(search => search.Record?.NewPoint != true).Count(), store.Log.WithoutNews);
        for (int id = 1; id <= store.Minima.Count; id++)
        {
            Assert.Equal(
                all.Count(search => search.Plan.Parent == id),
                store.Log.StartsFrom(SearchMethod.SaddleFromMinimum, StationaryPointKind.Minimum, id));
        }
    }
}
