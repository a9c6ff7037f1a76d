using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Analysis;

/// <summary>Train and test loss, areas under the ROC curve and curvature of the stored points of a network's loss, as Verpoort, Lee and Wales (2020,
/// doi:10.1073/pnas.1919995117) measure them at minima.</summary>
/// <param name="Points">The points by energy, then id.</param>
/// <param name="TrainingRows">Number of training rows.</param>
/// <param name="TestRows">Number of test rows.</param>
public sealed record PerformanceCensus(IReadOnlyList<ScoredPoint> Points, int TrainingRows, int TestRows)
{
    // Small enough that threads end together, large enough that handing over costs nothing.
    private const int PointsPerItem = 16;

    /// <summary>Measures all points of one kind.</summary>
    /// <param name="store">The landscape, with coordinates.</param>
    /// <param name="kind">Minima, transition states or higher saddles.</param>
    /// <param name="potential">The network on its training rows.</param>
    /// <param name="test">The test rows.</param>
    /// <param name="threads">Number of threads; the result does not depend on it.</param>
    /// <param name="lowest">How many of the lowest points are measured; null for all.</param>
    /// <param name="token">Stops between points.</param>
    public static PerformanceCensus Run(StationaryPointStore store, StationaryPointKind kind, NetworkPotential potential, TrainingSet test, int threads, int? lowest, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(test);
        StoredPoint[] points = [.. store.InEnergyOrder(kind).Take(lowest ?? int.MaxValue)];
        var scored = new List<ScoredPoint>(points.Length);
        OrderedBatch.Run(
            (points.Length + PointsPerItem - 1) / PointsPerItem,
            threads,
            () => (Train: new NetworkScorer(potential), Test: new NetworkScorer(potential.On(test))),
            (scorers, item, cancel) =>
            {
                StoredPoint[] block = points[(item * PointsPerItem)..Math.Min(points.Length, (item + 1) * PointsPerItem)];
                var results = new ScoredPoint[block.Length];
                for (int i = 0; i < block.Length; i++)
                {
                    cancel.ThrowIfCancellationRequested();
                    StationaryPoint point = block[i].Point;
                    results[i] = new ScoredPoint(block[i].Id, point.Energy, point.LogProduct, scorers.Train.Of(point.Coordinates.Span), scorers.Test.Of(point.Coordinates.Span));
                }

                return results;
            },
            (_, results) => scored.AddRange(results),
            token);
        return new PerformanceCensus(scored, potential.Data.Rows, test.Rows);
    }
}
