using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Analysis;

/// <summary>Train and test loss, areas under the ROC curve and curvature of the stored points of a network's loss, as Verpoort, Lee and Wales (2020,
/// doi:10.1073/pnas.1919995117) measure them at minima.</summary>
/// <param name="Points">The points by energy, then id.</param>
/// <param name="TrainingRows">Number of training rows.</param>
/// <param name="TestRows">Number of test rows.</param>
/// <param name="SharedRows">How many of the test rows are training rows too: the same inputs and targets to the bit.</param>
public sealed record PerformanceCensus(IReadOnlyList<ScoredPoint> Points, int TrainingRows, int TestRows, int SharedRows)
{
    // Small enough that threads end together, large enough that handing over costs nothing.
    private const int PointsPerItem = 16;

    /// <summary>Ids of the points whose networks ignore their inputs.</summary>
    public IReadOnlyList<int> Constant { get; } = [.. Points.Where(point => point.IsConstant).Select(point => point.Id)];

    /// <summary>Measures all points of one kind.</summary>
    /// <param name="store">The landscape, with coordinates.</param>
    /// <param name="kind">Minima, transition states or higher saddles.</param>
    /// <param name="selection">Which of them.</param>
    /// <param name="potential">The network on its training rows.</param>
    /// <param name="test">The test rows.</param>
    /// <param name="threads">Number of threads; the result does not depend on it.</param>
    /// <param name="token">Stops between points.</param>
    public static PerformanceCensus Run(StationaryPointStore store, StationaryPointKind kind, PointSelection selection, NetworkPotential potential, TrainingSet test, int threads, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(selection);
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(test);
        StoredPoint[] points = [.. selection.Of(store, kind)];
        var scored = new List<ScoredPoint>(points.Length);
        OrderedBatch.Run(
            (points.Length + PointsPerItem - 1) / PointsPerItem,
            threads,
            () => (Train: new NetworkScorer(potential), Test: new NetworkScorer(potential.On(test)), Spread: new PredictionSpread(potential)),
            (scorers, item, cancel) =>
            {
                StoredPoint[] block = points[(item * PointsPerItem)..Math.Min(points.Length, (item + 1) * PointsPerItem)];
                var results = new ScoredPoint[block.Length];
                for (int i = 0; i < block.Length; i++)
                {
                    cancel.ThrowIfCancellationRequested();
                    StationaryPoint point = block[i].Point;
                    results[i] = new ScoredPoint(block[i].Id, point.Energy, point.LogProduct, scorers.Train.Of(point.Coordinates.Span), scorers.Test.Of(point.Coordinates.Span), scorers.Spread.IsConstant(point.Coordinates.Span));
                }

                return results;
            },
            (_, results) => scored.AddRange(results),
            token);
        return new PerformanceCensus(scored, potential.Data.Rows, test.Rows, Shared(potential.Data, test));
    }

    private static int Shared(TrainingSet training, TrainingSet test)
    {
        var known = new HashSet<RowBits>(Enumerable.Range(0, training.Rows).Select(row => new RowBits(training, row)));
        return Enumerable.Range(0, test.Rows).Count(row => known.Contains(new RowBits(test, row)));
    }

    // A row of numbers, equal to another when all are.
    private readonly struct RowBits(TrainingSet data, int row) : IEquatable<RowBits>
    {
        private readonly TrainingSet _data = data;
        private readonly int _row = row;

        public bool Equals(RowBits other) => Inputs.SequenceEqual(other.Inputs) && Targets.SequenceEqual(other.Targets);

        public override bool Equals(object? obj) => obj is RowBits other && Equals(other);

        public override int GetHashCode()
        {
            HashCode hash = default;
            foreach (double value in Inputs)
            {
                hash.Add(value);
            }

            return hash.ToHashCode();
        }

        private ReadOnlySpan<double> Inputs => _data.Inputs.Slice(_row * _data.InputColumns, _data.InputColumns);

        private ReadOnlySpan<double> Targets => _data.Targets.Slice(_row * _data.TargetColumns, _data.TargetColumns);
    }
}
