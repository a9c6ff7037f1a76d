using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Limits;

/// <summary>All minima, or transition states, of a landscape on their way to vanishing regularisation.</summary>
public static class LimitCensus
{
    // Most minima that one falls through.
    private const int MostFalls = 8;

    // How far below a fold the next minimum is looked for, as a part of λ: past the error of the extrapolated fold.
    private const double BelowFold = 1e-3;

    /// <summary>Follows all points of a kind.</summary>
    /// <param name="store">The database.</param>
    /// <param name="potential">Its landscape, a member of a family with λ &gt; 0.</param>
    /// <param name="kind">Minima or transition states.</param>
    /// <param name="options">Settings.</param>
    /// <param name="threads">Number of threads; the result does not depend on it.</param>
    /// <param name="token">Checked between steps.</param>
    /// <returns>One entry a point, by energy, then id.</returns>
    /// <exception cref="InputException">The landscape has no regularisation, or no more than the smallest one asked for.</exception>
    public static IReadOnlyList<FollowedPoint> Run(
        StationaryPointStore store, IPotential potential, StationaryPointKind kind, LimitOptions options, int threads, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(options);
        IPotentialFamily family = Family(store, potential, options);
        double home = Math.Exp(family.Parameter);
        StoredPoint[] points = [.. store.InEnergyOrder(kind)];

        // Threads that have no point of their own share the evaluations of others.
        int rowThreads = Math.Max(1, threads / Math.Max(1, points.Length));
        var followed = new List<FollowedPoint>(points.Length);
        OrderedBatch.Run(
            points.Length, threads, () => new LimitFollower(family, options, rowThreads),
            (follower, i, stop) => Follow(follower, family, points[i], home, options, stop),
            (_, point) => followed.Add(point), token);
        return NumberLosses(NameSameEnds(followed, family.Symmetry));
    }

    private static IPotentialFamily Family(StationaryPointStore store, IPotential potential, LimitOptions options)
    {
        if (potential is not IPotentialFamily family || !double.IsFinite(family.Parameter))
        {
            throw new InputException($"{store.Path} holds a landscape without regularisation, expected one of a network with potential.regularisation above 0");
        }

        double home = Math.Exp(family.Parameter);
        return home > 10 * options.Lambda
            ? family
            : throw new InputException(FormattableString.Invariant($"{store.Path} has lambda = {home:R}, expected more than ten times the {options.Lambda:R} that points are followed to"));
    }

    private static FollowedPoint Follow(LimitFollower follower, IPotentialFamily family, StoredPoint point, double home, LimitOptions options, CancellationToken token)
    {
        var curves = new List<LimitCurve>();
        LimitCurve? curve = follower.Follow(point.Point.Coordinates.Span, home, point.Point.Index, token);
        for (int fall = 0; curve is not null; fall++)
        {
            curves.Add(curve);
            double below = curve.EndLambda * (1 - BelowFold);
            if (point.Kind != StationaryPointKind.Minimum || curve.End is not (LimitEnd.Fold or LimitEnd.Merge) || fall == MostFalls || below <= options.Lambda)
            {
                break;
            }

            IPotential there = family.At(Math.Log(below));
            QuenchOptions quench = options.Quench with { Verification = options.RuleAt(below, curve.EndCoordinates.Span) };
            QuenchResult result = new Quench(quench, there).Run(there.CreateSecondOrderEvaluator(), curve.EndCoordinates.Span);
            curve = result.Minimum is { } minimum ? follower.Follow(minimum.Coordinates.Span, below, 0, token) : null;
        }

        return new FollowedPoint(point, curves, curves.Count > 0 ? LimitExtrapolation.Of(curves[0], options) : null);
    }

    // Two are at one place when they are closer than what rounding leaves of their coordinates at the smallest lambda.
    private static List<FollowedPoint> NameSameEnds(List<FollowedPoint> points, SymmetryGroup symmetry)
    {
        const double window = 1e-4;
        bool Same(FollowedPoint a, FollowedPoint b)
        {
            if (a.Final is not { } one || b.Final is not { } other || Math.Abs(one.Norm - other.Norm) > window * Math.Max(1, one.Norm))
            {
                return false;
            }

            return symmetry.Distance(one.Coordinates.Span, other.Coordinates.Span) <= window * Math.Max(1, one.Norm);
        }

        return [.. points.Select(point => point with
        {
            SameEnd = [.. points.Where(other => other.Point.Id != point.Point.Id && Same(point, other)).Select(other => other.Point.Id).Order()],
        })];
    }

    private static List<FollowedPoint> NumberLosses(List<FollowedPoint> points)
    {
        var number = new Dictionary<int, int>();
        IReadOnlyList<LimitLoss> losses = LimitLosses.Of(points).Losses;
        for (int k = 0; k < losses.Count; k++)
        {
            foreach (FollowedPoint point in losses[k].Points)
            {
                number[point.Point.Id] = k + 1;
            }
        }

        return [.. points.Select(point => point with { LossNumber = number.TryGetValue(point.Point.Id, out int k) ? k : null })];
    }
}
