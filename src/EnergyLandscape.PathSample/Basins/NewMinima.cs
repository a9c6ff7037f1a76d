using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Stores minima that another way than a search met, with a search of their own in the log that they are found by.</summary>
public static class NewMinima
{
    /// <summary>Adds minima; the next commit writes them and the search together.</summary>
    /// <param name="store">The database, open for writing, in a run.</param>
    /// <param name="minima">The minima, with the number of arrivals at each.</param>
    /// <param name="method">Name of the method (<see cref="SearchMethod"/>).</param>
    /// <returns>The stored points in the same order.</returns>
    /// <exception cref="InputException">Searches of an exploration have not ended.</exception>
    public static IReadOnlyList<StoredPoint> Record(StationaryPointStore store, IReadOnlyList<(StationaryPoint Point, long Arrivals)> minima, string method)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(minima);
        RequireFinished(store);
        var plan = new PlannedSearch(store.Log.NextIndex, method);
        store.PlanBatch([plan]);
        var stored = new List<StoredPoint>();
        bool isNews = false;
        foreach ((StationaryPoint point, long arrivals) in minima)
        {
            Added added = store.Add(point, plan.Index);
            store.AddHit(added.Point.Kind, added.Point.Id, method, arrivals);
            isNews |= added.IsNew;
            stored.Add(added.Point);
        }

        StoredPoint? first = stored.Count > 0 ? stored[0] : null;
        store.CompleteSearch(new SearchRecord(plan.Index, first is null ? "nothing-new" : "converged", first?.Kind, first?.Id, first is null ? null : isNews, default));
        return stored;
    }

    /// <summary>Refuses a database with searches that have not ended: theirs come first.</summary>
    /// <param name="store">The database.</param>
    /// <exception cref="InputException">Searches of an exploration have not ended.</exception>
    public static void RequireFinished(StationaryPointStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (store.PendingBatch() is { } pending)
        {
            // The searches of a batch see the points that were known when it was planned, so it ends first: with just as many searches.
            int open = pending.Unfinished.Count();
            throw new InputException(FormattableString.Invariant(
                $"{store.Path} has {open} planned searches that have not ended, expected none before minima are added: 'landscape explore RUN.toml --db {store.Path} --max-searches {store.Log.Finished + open}' finishes them and no more"));
        }

        if (store.Log.Searches.Count == 0 && store.Minima.Any(point => point.FoundBy > 0))
        {
            throw new InputException($"{store.Path} is a copy without its searches, expected a whole or a new database");
        }
    }
}
