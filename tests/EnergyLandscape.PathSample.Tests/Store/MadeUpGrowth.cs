using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Tests;

/// <summary>An exploration without a landscape: it asks a store what a strategy asks, plans batches, and hands in made-up points.</summary>
/// <param name="store">The store, whose points have two coordinates.</param>
internal sealed class MadeUpGrowth(StationaryPointStore store)
{
    private readonly RandomStream _stream = new(1, 1);

    public void Batches(int count)
    {
        for (int i = 0; i < count; i++)
        {
            Batch();
            store.Commit();
        }
    }

    private void Batch()
    {
        // From the lowest minimum outside the main part, the minimum with fewest transition states of a few, and what the log says of the last ones.
        int lowest = store.Components.LowestOutsideMain ?? store.Components.Main ?? 0;
        int recent = store.Log.Latest(256).Count(search => search.Record?.NewPoint == true) + (int)Math.Min(1, store.Log.WithoutNews);
        long first = store.Log.NextIndex;
        store.PlanBatch([.. Enumerable.Range(0, ExplorationStrategy.BatchSize).Select(i => lowest == 0
            ? new PlannedSearch(first + i, SearchMethod.MultiStart)
            : new PlannedSearch(first + i, SearchMethod.SaddleFromMinimum, StationaryPointKind.Minimum, i + recent == 0 ? lowest : Start()))]);
        foreach (PlannedSearch plan in store.PendingBatch()!.Unfinished.ToArray())
        {
            bool news = Merge(plan.Index);
            store.CompleteSearch(new SearchRecord(plan.Index, "converged", null, null, news, default));
        }
    }

    private int Start()
    {
        int one = 1 + _stream.NextInt(store.Minima.Count), two = 1 + _stream.NextInt(store.Minima.Count);
        int Tried(int id) => store.Components.DegreeOf(id) + store.Log.StartsFrom(SearchMethod.SaddleFromMinimum, StationaryPointKind.Minimum, id);
        return Tried(one) <= Tried(two) ? one : two;
    }

    private bool Merge(long search)
    {
        Added minimum = store.Add(Point(0), search);
        store.AddHit(StationaryPointKind.Minimum, minimum.Point.Id, SearchMethod.Path);
        bool news = minimum.IsNew;
        for (int k = 0; k < 2; k++)
        {
            Added saddle = store.Add(Point(1), search);
            news |= saddle.IsNew;
            store.AddConnection(new Connection(saddle.Point.Id, 0, minimum.Point.Id));
            store.AddConnection(new Connection(saddle.Point.Id, 1, 1 + _stream.NextInt(store.Minima.Count)));
        }

        return news;
    }

    private StationaryPoint Point(int index) => StationaryPoint.Restore(
        index + _stream.NextDouble(), new[] { 1 + _stream.NextDouble(), _stream.NextDouble() }, 1e-14, 2e-14, index, 0, index == 0 ? 0.5 : -0.5, 3, 1.25, 1e-12);
}
