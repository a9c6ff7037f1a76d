using EnergyLandscape.Numerics;

namespace EnergyLandscape.PathSample;

/// <summary>Minima alone: multi-start quenches and basin-hopping chains until enough of them found nothing new.</summary>
/// <param name="patience">Searches without a new minimum before it stops.</param>
public sealed class MinimaStrategy(long patience) : ExplorationStrategy
{
    private const int ChainEvery = 16;

    /// <inheritdoc/>
    public override IReadOnlyList<PlannedSearch>? NextBatch(StationaryPointStore store, RandomStream stream, out string stopReason)
    {
        ArgumentNullException.ThrowIfNull(store);
        stopReason = string.Empty;
        long quiet = SearchesWithoutNews(store);
        if (quiet >= patience)
        {
            stopReason = $"{quiet} searches found no new minimum (patience {patience})";
            return null;
        }

        long first = store.Log.NextIndex;
        return [.. Enumerable.Range(0, BatchSize).Select(i => new PlannedSearch(first + i, i % ChainEvery == ChainEvery - 1 ? SearchMethod.BasinHopping : SearchMethod.MultiStart))];
    }
}
