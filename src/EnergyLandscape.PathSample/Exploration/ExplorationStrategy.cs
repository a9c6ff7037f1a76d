using EnergyLandscape.Numerics;

namespace EnergyLandscape.PathSample;

/// <summary>Decides which searches come next. The decision is a function of the store and the seed alone, and is taken only when every earlier
/// batch is complete, so that it does not depend on threads or interruptions.</summary>
public abstract class ExplorationStrategy
{
    /// <summary>Number of searches planned at a time, whatever the number of threads.</summary>
    public const int BatchSize = 64;

    /// <summary>The next searches, or null with the reason why there is no need for more.</summary>
    /// <param name="store">The store; not to be changed.</param>
    /// <param name="stream">The stream of this decision.</param>
    /// <param name="stopReason">Receives one sentence when null is returned.</param>
    public abstract IReadOnlyList<PlannedSearch>? NextBatch(StationaryPointStore store, RandomStream stream, out string stopReason);

    /// <summary>Number of searches since one of them found a new minimum or transition state.</summary>
    protected static long SearchesWithoutNews(StationaryPointStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Log.WithoutNews;
    }
}
