using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>Finds all minima that the two sides of a saddle reach. Where a path ends, by symmetry, on another saddle, that one is pushed
/// off along every negative mode and random combinations of them, recursively.</summary>
/// <threadsafety>Not safe: uses the buffers of one thread.</threadsafety>
public sealed class PathwaySearch(PathwayOptions options, IdentityRule identity, IPotential potential)
{
    private const int MaxSaddles = 64;
    private readonly SteepestDescent? _descent = options.Method == PathwayMethod.SteepestDescent ? new(options, potential) : null;
    private readonly LbfgsDescent? _approximate = options.Method == PathwayMethod.Lbfgs ? new(options, potential) : null;
    private readonly SymmetricEigen _eigen = new(potential.Dimension);
    private readonly double[] _gradient = new double[potential.Dimension];
    private readonly double[] _hessian = new double[potential.Dimension * potential.Dimension];

    /// <summary>Follows both sides of a transition state.</summary>
    /// <param name="evaluator">Evaluator of the potential.</param>
    /// <param name="transitionState">A verified point of index one.</param>
    /// <param name="stream">Where random combinations of modes are drawn from.</param>
    /// <param name="token">Checked between steps.</param>
    /// <returns>Side 0 (along + the mode, whose largest component is positive) and side 1.</returns>
    public DownhillEnds[] Sides(ISecondOrderEvaluator evaluator, StationaryPoint transitionState, RandomStream stream, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(transitionState);
        double[] mode = NegativeModes(evaluator, transitionState)[0];
        return
        [
            Follow(evaluator, transitionState, mode, stream, token),
            Follow(evaluator, transitionState, Negated(mode), stream, token),
        ];
    }

    /// <summary>Follows one direction from a saddle until everything below it that symmetry branches to has been reached.</summary>
    public DownhillEnds Follow(ISecondOrderEvaluator evaluator, StationaryPoint saddle, double[] direction, RandomStream stream, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(saddle);
        var ends = new List<DownhillEnd>();
        var saddles = new List<StationaryPoint>();
        var valleys = new List<StationaryPoint>();
        bool isComplete = true;
        var pending = new Stack<(StationaryPoint From, double[] Direction, StationaryPoint? Via)>();
        pending.Push((saddle, direction, null));
        while (pending.TryPop(out var next))
        {
            DescentResult result = Descend(evaluator, next.From, next.Direction, null, token);
            switch (result.Outcome)
            {
                case DescentOutcome.Minimum:
                    if (!ends.Exists(end => IsSame(end.Minimum, result.End!)))
                    {
                        ends.Add(new DownhillEnd(result.End!, next.Via));
                    }

                    break;
                case DescentOutcome.Saddle when result.End!.Energy < next.From.Energy:
                    if (saddles.Exists(known => IsSame(known, result.End!)))
                    {
                        break;
                    }

                    saddles.Add(result.End!);
                    if (saddles.Count > MaxSaddles)
                    {
                        return new DownhillEnds(ends, saddles, false) { Valleys = valleys };
                    }

                    foreach (double[] mode in DescentDirections(evaluator, result.End!, stream))
                    {
                        pending.Push((result.End!, mode, next.Via ?? result.End!));
                    }

                    break;
                default:
                    valleys.AddRange(result.Outcome == DescentOutcome.Degenerate ? [result.End!] : []);
                    isComplete = false;
                    break;
            }
        }

        return new DownhillEnds(ends, saddles, isComplete && ends.Count > 0) { Valleys = valleys };
    }

    /// <summary>The path from a saddle down one side to a wanted minimum, over the saddles that it ends on by symmetry.</summary>
    /// <param name="evaluator">Evaluator of the potential.</param>
    /// <param name="saddle">Where the path starts.</param>
    /// <param name="direction">Unit vector of the side.</param>
    /// <param name="isTarget">Whether a minimum is the wanted one.</param>
    /// <param name="stream">Where random combinations of modes are drawn from.</param>
    /// <param name="token">Checked between steps.</param>
    /// <returns>The points of the path without the saddle itself, or null when no branch ends in the wanted minimum.</returns>
    public IReadOnlyList<PathPoint>? Trace(
        ISecondOrderEvaluator evaluator, StationaryPoint saddle, double[] direction, Func<StationaryPoint, bool> isTarget, RandomStream stream, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(saddle);
        ArgumentNullException.ThrowIfNull(isTarget);
        var pending = new Stack<(StationaryPoint From, double[] Direction, List<PathPoint> Before)>();
        pending.Push((saddle, direction, []));
        for (int branches = 0; pending.TryPop(out var next) && branches < 10 * MaxSaddles; branches++)
        {
            var trace = new List<PathPoint>();
            DescentResult result = Descend(evaluator, next.From, next.Direction, trace, token);
            double offset = next.Before.Count == 0 ? 0 : next.Before[^1].ArcLength;
            List<PathPoint> path = [.. next.Before, .. trace.Select(point => point with { ArcLength = point.ArcLength + offset })];
            if (result.Outcome == DescentOutcome.Minimum && isTarget(result.End!))
            {
                return path;
            }

            if (result.Outcome == DescentOutcome.Saddle && result.End!.Energy < next.From.Energy)
            {
                foreach (double[] mode in DescentDirections(evaluator, result.End, stream))
                {
                    pending.Push((result.End, mode, path));
                }
            }
        }

        return null;
    }

    /// <summary>Unit vectors of the negative modes of a saddle, softest last.</summary>
    public IReadOnlyList<double[]> NegativeModes(ISecondOrderEvaluator evaluator, StationaryPoint saddle)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(saddle);
        evaluator.EnergyGradientHessian(saddle.Coordinates.Span, _gradient, _hessian);
        _eigen.Decompose(_hessian);
        return [.. Enumerable.Range(0, saddle.Index).Select(i => _eigen.Vector(i).ToArray())];
    }

    /// <summary>Both senses of every negative mode, and with several of them as many random combinations.</summary>
    public IReadOnlyList<double[]> DescentDirections(ISecondOrderEvaluator evaluator, StationaryPoint saddle, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        IReadOnlyList<double[]> modes = NegativeModes(evaluator, saddle);
        var directions = new List<double[]>();
        foreach (double[] mode in modes)
        {
            directions.Add(mode);
            directions.Add(Negated(mode));
        }

        var weights = new double[modes.Count];
        for (int k = 0; k < 2 * modes.Count && modes.Count > 1; k++)
        {
            stream.NextDirection(weights);
            var direction = new double[potential.Dimension];
            for (int i = 0; i < modes.Count; i++)
            {
                VectorMath.Axpy(weights[i], modes[i], direction);
            }

            directions.Add(direction);
        }

        return directions;
    }

    private DescentResult Descend(ISecondOrderEvaluator evaluator, StationaryPoint from, double[] direction, List<PathPoint>? trace, CancellationToken token)
    {
        token.ThrowIfCancellationRequested();
        return _approximate?.Run(evaluator, from.Coordinates.Span, direction, trace) ?? _descent!.Run(evaluator, from.Coordinates.Span, direction, trace, token);
    }

    private static double[] Negated(double[] vector) => [.. vector.Select(component => -component)];

    private bool IsSame(StationaryPoint a, StationaryPoint b) =>
        a.Index == b.Index
        && Math.Abs(a.Energy - b.Energy) <= identity.EnergyWindowAt(a.Energy)
        && (identity.Lump == Lumping.Energy || potential.Symmetry.Distance(a.Coordinates.Span, b.Coordinates.Span, identity.DistanceWindow) <= identity.DistanceWindow);
}
