using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Counterparts;

/// <summary>Which points of one landscape belong to which of another over the same coordinates, such as those of two losses of one network.</summary>
/// <remarks>A minimum goes down by steepest descent in the other landscape; a transition state is the start of eigenvector-following there, with a small trust
/// radius. Two points that end at each other, modulo symmetry, are counterparts.</remarks>
/// <param name="FromFirst">The points of the first landscape, by energy, then id.</param>
/// <param name="FromSecond">Those of the second.</param>
/// <param name="Pairs">Counterparts, by the energy of the first.</param>
public sealed record CounterpartCensus(IReadOnlyList<Crossing> FromFirst, IReadOnlyList<Crossing> FromSecond, IReadOnlyList<CounterpartPair> Pairs)
{
    // Trust radius of eigenvector-following at first: a transition state's counterpart is near it or is none.
    private const double FirstSaddleStep = 0.05;

    /// <summary>Takes all points of a kind over, both ways.</summary>
    /// <param name="first">One landscape.</param>
    /// <param name="second">The other.</param>
    /// <param name="kind">Minima or transition states.</param>
    /// <param name="threads">Number of threads; the result does not depend on it.</param>
    /// <param name="token">Checked between steps.</param>
    /// <exception cref="InputException">The coordinates of both are not the same.</exception>
    public static CounterpartCensus Run(ComparedLandscape first, ComparedLandscape second, StationaryPointKind kind, int threads, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        first.RequireSameCoordinates(second);
        List<Crossing> there = Cross(first, second, kind, threads, token), back = Cross(second, first, kind, threads, token);
        Dictionary<int, Crossing> ways = back.ToDictionary(way => way.Point.Id);
        return new CounterpartCensus(
            there, back,
            [
                .. there.Where(way => way is { Outcome: CrossingOutcome.SameKind, Stored: not null } && ways[way.Stored.Id] is { Outcome: CrossingOutcome.SameKind } other && other.Stored?.Id == way.Point.Id)
                    .Select(way => new CounterpartPair(way, ways[way.Stored!.Id])),
            ]);
    }

    private static List<Crossing> Cross(ComparedLandscape from, ComparedLandscape to, StationaryPointKind kind, int threads, CancellationToken token)
    {
        StoredPoint[] points = [.. from.Store.InEnergyOrder(kind)];
        var crossings = new List<Crossing>(points.Length);
        OrderedBatch.Run(
            points.Length, threads, () => new Worker(from, to),
            (worker, i, stop) => kind == StationaryPointKind.Minimum ? worker.Descend(points[i], stop) : worker.Climb(points[i], stop),
            (_, crossing) => crossings.Add(crossing), token);
        return crossings;
    }

    /// <summary>One thread's evaluators and searches.</summary>
    private sealed class Worker(ComparedLandscape from, ComparedLandscape to)
    {
        private readonly ISecondOrderEvaluator _here = from.Potential.CreateSecondOrderEvaluator();
        private readonly ISecondOrderEvaluator _there = to.Potential.CreateSecondOrderEvaluator();
        private readonly BasinDescent _descent = new(to.Potential, to.Options);
        private readonly Quench _quench = new(to.Options.Quench, to.Potential);
        private readonly EigenvectorFollowingSearch _climb = new(to.Options.EigenvectorFollowing, to.Potential);

        public Crossing Descend(StoredPoint point, CancellationToken token)
        {
            BasinEnd end = _descent.Run(_there, point.Point.Coordinates.Span, token);
            return Describe(point, end.Point, end.Outcome == BasinOutcome.Degenerate);
        }

        public Crossing Climb(StoredPoint point, CancellationToken token)
        {
            SaddleSearchResult result = _climb.Run(_there, point.Point.Coordinates.Span, point.Point.Index, FirstSaddleStep, token);
            return Describe(point, result.Point, result.Outcome == SaddleSearchOutcome.Degenerate);
        }

        private Crossing Describe(StoredPoint point, StationaryPoint? reached, bool isDegenerate)
        {
            ReadOnlySpan<double> x = point.Point.Coordinates.Span;
            double there = _there.Energy(x);
            if (isDegenerate || reached is null)
            {
                return new Crossing(point, there, isDegenerate ? CrossingOutcome.Degenerate : CrossingOutcome.Nowhere, null, null, double.NaN, double.NaN, null);
            }

            StoredPoint? stored = to.Store.Find(reached);
            ReadOnlySpan<double> y = reached.Coordinates.Span;
            return new Crossing(
                point, there, reached.Kind == point.Kind ? CrossingOutcome.SameKind : CrossingOutcome.OtherIndex, reached, stored,
                to.Potential.Symmetry.Distance(y, x), _here.Energy(y), MinimumBelow(point, reached, stored));
        }

        // A second-order quench steps off a saddle along its lowest mode.
        private StoredPoint? MinimumBelow(StoredPoint point, StationaryPoint reached, StoredPoint? stored) =>
            point.Kind != StationaryPointKind.Minimum ? null
            : reached.Index == 0 ? stored
            : _quench.Run(_there, reached.Coordinates.Span).Minimum is { } minimum ? to.Store.Find(minimum) : null;
    }
}
