using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Analysis;

/// <summary>The minima of a network's loss whose networks ignore their inputs: with regularisation, deep networks have such minima far above all others, and one of
/// them decides means, spreads and fits.</summary>
public static class ConstantNetworks
{
    // Small enough that threads end together, large enough that handing over costs nothing.
    private const int PointsPerItem = 64;

    /// <summary>Looks for them.</summary>
    /// <param name="store">The landscape, with coordinates.</param>
    /// <param name="potential">The network on its training rows.</param>
    /// <param name="threads">Number of threads; the result does not depend on it.</param>
    /// <param name="token">Stops between points.</param>
    /// <returns>Ids by energy.</returns>
    public static IReadOnlyList<int> In(StationaryPointStore store, NetworkPotential potential, int threads, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(potential);
        StoredPoint[] minima = [.. store.InEnergyOrder(StationaryPointKind.Minimum)];
        var constant = new List<int>();
        OrderedBatch.Run(
            (minima.Length + PointsPerItem - 1) / PointsPerItem,
            threads,
            () => new PredictionSpread(potential),
            (spread, item, cancel) =>
            {
                cancel.ThrowIfCancellationRequested();
                return minima[(item * PointsPerItem)..Math.Min(minima.Length, (item + 1) * PointsPerItem)]
                    .Where(minimum => spread.IsConstant(minimum.Point.Coordinates.Span)).Select(minimum => minimum.Id).ToArray();
            },
            (_, ids) => constant.AddRange(ids),
            token);
        return constant;
    }
}
