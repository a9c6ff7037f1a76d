using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Limits;

/// <summary>Follows a stationary point while λ vanishes.</summary>
/// <remarks>
/// <para>The family is E = L(x) + λ S(x) with a quadratic form S and the parameter ln λ, as the regularised losses of a network are.</para>
/// <para>Predictor along dx/d ln λ, corrector by Newton's method at fixed λ, steps of 10^(−1/4) in λ that are halved where the curve turns. Unlike the pseudo-arclength
/// continuation of an exploration it goes one way only and stops at folds: what is asked is which points still exist. At a fold the squared eigenvalue that vanishes
/// is linear in ln λ, and the coordinates are linear in that eigenvalue; both are extrapolated from the last two points. Where the branches of a pitchfork merge, the
/// eigenvalue itself is linear in ln λ, and the coordinates are linear in its root.</para>
/// </remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class LimitFollower
{
    // How near to a fixed space a merging point is, relative to max(1, |x|). The extrapolation of a fold, which comes first, takes it less than half of the way.
    private const double SymmetryAtEnd = 1e-3;
    private readonly IPotentialFamily _family;
    private readonly LimitOptions _options;
    private readonly LimitSystem _system;

    /// <summary>Makes the buffers.</summary>
    /// <param name="family">The landscape, one with λ &gt; 0.</param>
    /// <param name="options">Settings.</param>
    /// <param name="threads">Number of threads that share one evaluation, where the potential allows that; the result does not depend on it.</param>
    public LimitFollower(IPotentialFamily family, LimitOptions options, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(family);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(options.Lambda, nameof(options));
        _family = family;
        _options = options;
        _system = new LimitSystem(family, options, threads);
    }

    /// <summary>Follows a point from a λ down to the smallest one.</summary>
    /// <param name="start">A stationary point.</param>
    /// <param name="lambda">λ that it is a stationary point of, above the smallest one.</param>
    /// <param name="index">Its index.</param>
    /// <param name="token">Checked between steps.</param>
    /// <returns>The curve; null when the start is no isolated stationary point.</returns>
    public LimitCurve? Follow(ReadOnlySpan<double> start, double lambda, int index, CancellationToken token)
    {
        double to = Math.Log(_options.Lambda), home = Math.Log(lambda);
        ArgumentOutOfRangeException.ThrowIfLessThan(lambda, _options.Lambda);
        if (_system.Correct(start.ToArray(), home, 1e-3 * Math.Max(1, VectorMath.Norm(start)), index) is not { } first)
        {
            return null;
        }

        var way = new Way(first with { IsVerified = _system.Verify(first) }, [.. _system.Tangent]);
        double spacing = Math.Log(10) / _options.PointsPerDecade, step = spacing;
        for (int k = 1; way.At.LogLambda > to + (1e-9 * spacing); k++)
        {
            token.ThrowIfCancellationRequested();
            double target = home - (k * spacing);
            bool isLast = target < to + (1e-6 * spacing);
            if (!Advance(way, isLast ? to : target, ref step, token))
            {
                return End(way);
            }

            way.Record(isLast || k % _options.PointsPerDecade == 0 ? _system.Verify(way.At) : null);
        }

        return new LimitCurve(way.Points, way.IndexChanges, LimitEnd.Reached, way.At.Lambda, way.At.Coordinates);
    }

    // To the next recorded λ in as many steps as it takes.
    private bool Advance(Way way, double target, ref double step, CancellationToken token)
    {
        while (way.At.LogLambda > target)
        {
            token.ThrowIfCancellationRequested();
            double left = way.At.LogLambda - target, length = Math.Min(step, left);
            bool arrives = left - length < 1e-9 * left;
            length = arrives ? left : length;
            LimitPoint? next = Predict(way, arrives ? target : way.At.LogLambda - length, out double cosine);
            if (next is null || !LeadsBack(way, next, length) || cosine < _options.LeastCosine)
            {
                step = length / 2;
                if (step < _options.SmallestStep)
                {
                    return false;
                }

                continue;
            }

            double[] tangent = [.. _system.Tangent];
            if (next.Index != way.At.Index)
            {
                way.IndexChanges.Add(new IndexChange(Math.Exp(Bifurcation(way, next)), way.At.Index, next.Index));
            }

            way.Take(next, tangent);
            step = cosine > 0.98 ? Math.Min(2 * Math.Max(step, length), Math.Log(10) / _options.PointsPerDecade) : step;
        }

        return true;
    }

    private LimitPoint? Predict(Way way, double parameter, out double cosine)
    {
        double length = way.At.LogLambda - parameter;
        double[] guess = way.At.Coordinates.ToArray();
        VectorMath.Axpy(-length, way.Tangent, guess);
        double predicted = length * VectorMath.Norm(way.Tangent), size = Math.Max(1, way.At.Norm);
        LimitPoint? next = _system.Correct(guess, parameter, (_options.Reach * predicted) + (_options.Rounding * size), way.At.Index);
        cosine = next is null ? 0 : (VectorMath.Dot(way.Tangent, _system.Tangent) + 1)
            / Math.Sqrt((1 + Square(way.Tangent)) * (1 + Square(_system.Tangent)));
        return next;
    }

    // The tangent there must lead back as far as the one here leads there: where a curve runs into another one, as at a pitchfork, a long step may land exactly
    // on the other one, with nothing for the corrector to do.
    private bool LeadsBack(Way way, LimitPoint next, double length)
    {
        double[] miss = next.Coordinates.ToArray();
        VectorMath.Axpy(length, _system.Tangent, miss);
        VectorMath.Axpy(-1, way.At.Coordinates.Span, miss);
        double predicted = length * Math.Max(VectorMath.Norm(way.Tangent), VectorMath.Norm(_system.Tangent));
        return VectorMath.Norm(miss) <= (_options.Reach * predicted) + (_options.Rounding * Math.Max(1, next.Norm));
    }

    // ln λ where the eigenvalue that changes its sign vanishes: by the secant rule kept in its bracket (regula falsi, Illinois).
    private double Bifurcation(Way way, LimitPoint next)
    {
        int critical = Math.Min(way.At.Index, next.Index);
        double near = 0, far = way.At.LogLambda - next.LogLambda, atNear = way.At.Eigenvalues.Span[critical], atFar = next.Eigenvalues.Span[critical], middle = 0;
        for (int iteration = 0; iteration < 12; iteration++)
        {
            middle = ((near * atFar) - (far * atNear)) / (atFar - atNear);
            if (Predict(way, way.At.LogLambda - middle, out _) is not { } point || !double.IsFinite(middle))
            {
                break;
            }

            double value = point.Eigenvalues.Span[critical];
            if (Math.Abs(value) <= 1e-9 * Math.Abs(point.Eigenvalues.Span[^1]))
            {
                break;
            }

            if (value * atFar < 0)
            {
                (near, atNear) = (far, atFar);
            }
            else
            {
                atNear /= 2;
            }

            (far, atFar) = (middle, value);
        }

        return way.At.LogLambda - middle;
    }

    private LimitCurve End(Way way)
    {
        LimitPoint last = way.At;
        double speed = way.RecordedSpeed;
        if (way.Points[^1].LogLambda != last.LogLambda)
        {
            way.Points.Add(last);
        }

        // At a fold |dx/d ln λ| grows as the inverse of the root of the distance in ln λ; where rounding stops the corrector, it doesn't.
        var lost = new LimitCurve(way.Points, way.IndexChanges, LimitEnd.Lost, last.Lambda, last.Coordinates);
        if (way.Before is not { } before || VectorMath.Norm(way.Tangent) < 5 * speed)
        {
            return lost;
        }

        double span = before.LogLambda - last.LogLambda, ratio = last.Softest / before.Softest, share = ratio * ratio / (1 - (ratio * ratio));
        if (!(share > 0) || share * span > 1e-3 || ratio < 0)
        {
            return lost;
        }

        SymmetryGroup symmetry = _family.Symmetry;
        double[] x = Beyond(last, before, ratio / (1 - ratio));
        if (symmetry.FixedSpaceOf(x, SymmetryAtEnd * Math.Max(1, VectorMath.Norm(x))).ReducedDimension
            >= symmetry.FixedSpaceOf(way.Points[0].Coordinates.Span, 1e-6).ReducedDimension)
        {
            return new LimitCurve(way.Points, way.IndexChanges, LimitEnd.Fold, Math.Exp(last.LogLambda - (share * span)), x);
        }

        double root = Math.Sqrt(ratio);
        return new LimitCurve(
            way.Points, way.IndexChanges, LimitEnd.Merge, Math.Exp(last.LogLambda - (ratio / (1 - ratio) * span)), Beyond(last, before, root / (1 - root)));
    }

    private static double[] Beyond(LimitPoint last, LimitPoint before, double share)
    {
        double[] x = last.Coordinates.ToArray();
        for (int i = 0; i < x.Length; i++)
        {
            x[i] += share * (x[i] - before.Coordinates.Span[i]);
        }

        return x;
    }

    private static double Square(double[] v) => VectorMath.Dot(v, v);

    /// <summary>Where the follower is, and how it came there.</summary>
    private sealed class Way(LimitPoint start, double[] tangent)
    {
        private double _speed = VectorMath.Norm(tangent);
        private double _speedBefore = VectorMath.Norm(tangent);

        public List<LimitPoint> Points { get; } = [start];

        public List<IndexChange> IndexChanges { get; } = [];

        public LimitPoint At { get; private set; } = start;

        public LimitPoint? Before { get; private set; }

        public double[] Tangent { get; private set; } = tangent;

        /// <summary>|dx/d ln λ| at the slower of the last two recorded points: the last may happen to be beside a fold.</summary>
        public double RecordedSpeed => Math.Min(_speed, _speedBefore);

        public void Take(LimitPoint next, double[] tangentThere)
        {
            Before = At;
            At = next;
            Tangent = tangentThere;
        }

        public void Record(bool? isVerified)
        {
            Points.Add(At with { IsVerified = isVerified });
            (_speedBefore, _speed) = (_speed, VectorMath.Norm(Tangent));
        }
    }
}
