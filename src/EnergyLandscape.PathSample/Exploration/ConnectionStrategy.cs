using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>The missing-connection loop for one pair of minima: bands across the missing links of the cheapest path until the two are connected.</summary>
/// <param name="from">One minimum.</param>
/// <param name="to">The other, or the same one for a path between symmetry images.</param>
/// <param name="maxBands">Most bands of this run.</param>
/// <param name="pairs">The metric.</param>
public sealed class ConnectionStrategy(int from, int to, int maxBands, PairSelection pairs) : ExplorationStrategy
{
    private const int BandsPerLink = 4;
    private long? _firstIndex;

    /// <summary>Whether a path joins two minima, or a degenerate rearrangement two copies of one.</summary>
    public static bool AreConnected(StationaryPointStore store, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(store);
        return from == to
            ? store.TransitionStates.Any(saddle => LeadsTo(saddle.Id, 0) && LeadsTo(saddle.Id, 1))
            : store.Components.AreConnected(from, to);

        bool LeadsTo(int saddle, int side) => store.ConnectionsOf(saddle).Any(link => link.Side == side && link.Minimum == from);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<PlannedSearch>? NextBatch(StationaryPointStore store, RandomStream stream, out string stopReason)
    {
        ArgumentNullException.ThrowIfNull(store);
        _firstIndex ??= store.Log.NextIndex;
        long index = store.Log.NextIndex;
        if (AreConnected(store, from, to))
        {
            stopReason = $"minima {from} and {to} are connected";
            return null;
        }

        if (index - _firstIndex >= maxBands)
        {
            stopReason = $"minima {from} and {to} are not connected after {index - _firstIndex} bands";
            return null;
        }

        stopReason = string.Empty;
        IReadOnlyList<(int From, int To)> links = from == to ? [(from, to)] : pairs.MissingLinks(store, from, to);
        var plan = new List<PlannedSearch>();
        foreach ((int a, int b) in links)
        {
            for (int k = 0; k < BandsPerLink && plan.Count < BatchSize; k++)
            {
                string method = k == 0 && a != b ? SearchMethod.Band : SearchMethod.BandToImage;
                plan.Add(new PlannedSearch(index++, method, StationaryPointKind.Minimum, a, StationaryPointKind.Minimum, b));
            }
        }

        return plan;
    }
}
