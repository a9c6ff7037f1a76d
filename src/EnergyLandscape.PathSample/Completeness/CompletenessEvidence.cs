using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>What a database's own arrivals say about points that are not in it, separately for each kind.</summary>
/// <remarks>Evidence, never proof: the estimates are lower bounds when basins differ in size, and a point that is rarer than one in the number of
/// arrivals leaves no trace in them.</remarks>
/// <param name="Minima">Evidence on minima.</param>
/// <param name="TransitionStates">Evidence on transition states.</param>
/// <param name="HigherSaddles">Evidence on saddles of index 2 and more.</param>
public sealed record CompletenessEvidence(KindEvidence Minima, KindEvidence TransitionStates, KindEvidence HigherSaddles)
{
    /// <summary>True when searches arrived anywhere.</summary>
    public bool HasArrivals => Minima.All is not null || TransitionStates.All is not null || HigherSaddles.All is not null;

    /// <summary>Evidence by kind.</summary>
    /// <param name="kind">The kind.</param>
    public KindEvidence this[StationaryPointKind kind] => kind switch
    {
        StationaryPointKind.Minimum => Minima,
        StationaryPointKind.TransitionState => TransitionStates,
        _ => HigherSaddles,
    };

    /// <summary>Gathers the evidence: one pass over the points, whatever the number of searches.</summary>
    /// <param name="store">The store.</param>
    public static CompletenessEvidence Of(StationaryPointStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new CompletenessEvidence(
            Of(store, StationaryPointKind.Minimum), Of(store, StationaryPointKind.TransitionState), Of(store, StationaryPointKind.HigherSaddle));
    }

    /// <summary>Arrivals at a point that tell of more than the search's own start: each of them could have been at an unknown point.</summary>
    /// <param name="point">The point.</param>
    /// <param name="log">The log of its store.</param>
    public static long IndependentArrivals(StoredPoint point, SearchLog log)
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentNullException.ThrowIfNull(log);
        long arrivals = -log.ReturnsTo(point.Kind, point.Id);
        foreach ((string method, long hits) in point.HitCounts)
        {
            arrivals += method is SearchMethod.Path or SearchMethod.Continuation or SearchMethod.Refinement || SearchMethod.Additions.Contains(method) ? 0 : SearchMethod.Bunched.Contains(method) ? 1 : hits;
        }

        return Math.Max(0, arrivals);
    }

    private static bool IsOnlyAdded(StoredPoint point)
    {
        foreach ((string method, _) in point.HitCounts)
        {
            if (!SearchMethod.Additions.Contains(method))
            {
                return false;
            }
        }

        return point.HitCounts.Length > 0;
    }

    private static KindEvidence Of(StationaryPointStore store, StationaryPointKind kind)
    {
        // Without its searches a copy cannot tell arrivals from returns.
        if (store.Log.Searches.Count == 0 && store.Runs.Any(run => run.LastSearch is not null))
        {
            return new KindEvidence(kind, store.PointsOf(kind).Count, null, null, []);
        }

        ArrivalCounts all = default, random = default;
        var methods = new SortedDictionary<string, ArrivalCounts>(StringComparer.Ordinal);
        bool arrived = false;
        foreach (StoredPoint point in store.PointsOf(kind))
        {
            long arrivals = IndependentArrivals(point, store.Log);
            arrived |= arrivals > 0;

            // A point that was only added is unseen to the searches: to count it as seen once would mix another sample into theirs.
            all = IsOnlyAdded(point) ? all : all.With(Math.Max(1, arrivals));
            long drawn = 0;
            foreach ((string method, long hits) in point.HitCounts)
            {
                if (SearchMethod.NonAdaptive.Contains(method))
                {
                    drawn += hits;
                    methods[method] = methods.GetValueOrDefault(method).With(hits);
                }
            }

            random = random.With(drawn);
        }

        return new KindEvidence(
            kind,
            store.PointsOf(kind).Count,
            arrived ? UnseenSpecies.Estimate(all) : null,
            random.Arrivals > 0 ? UnseenSpecies.Estimate(random) : null,
            [.. methods.Select(entry => new MethodEvidence(entry.Key, UnseenSpecies.Estimate(entry.Value)))]);
    }
}
