using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>Follows a stationary point through the members of a potential family, past folds and onto branches, and keeps what comes back to
/// the home member: pseudo-arclength continuation (Keller 1977, in Applications of Bifurcation Theory, pp. 359–384).</summary>
/// <remarks>Each curve stays in the fixed space of its symmetries, where bifurcations that break them are not singular. Where an eigenvalue of
/// the whole Hessian changes its sign without a fold, the branches along its modes are followed as well; a curve that runs into one of higher
/// symmetry goes on along that. Nothing is random.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class ContinuationSearch
{
    // Same point, in the length of the coordinates: far above what polished copies differ by.
    private const double SamePoint = 1e-5;

    // Change of the parameter with the length of a curve that counts as none.
    private const double FlatSlope = 1e-7;

    // Parts of a turning point that differ by less are equal there: where it was located, and in units of the step where it was estimated.
    private const double SymmetryAtFold = 1e-4;
    private const double SymmetryAtTurn = 0.02;


    private readonly ContinuationOptions _options;
    private readonly IPotentialFamily _potential;
    private readonly IFamilyEvaluator _evaluator;
    private readonly NewtonPolish _polish;

    /// <summary>Makes the buffers.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="potential">The home member; see <see cref="CanContinue"/>.</param>
    /// <param name="evaluator">Its evaluator, which every search uses and counts with.</param>
    public ContinuationSearch(ContinuationOptions options, IPotentialFamily potential, IFamilyEvaluator evaluator)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(evaluator);
        _options = options;
        _potential = potential;
        _evaluator = evaluator;
        _polish = new NewtonPolish(potential.Separable);
    }

    /// <summary>Whether a potential has neighbours to be continued to: a member of a family that is not its end.</summary>
    public static bool CanContinue(IPotential potential) => potential is IPotentialFamily family && double.IsFinite(family.Parameter);

    /// <summary>Brings a stationary point of another member home along its curve.</summary>
    /// <param name="x">A stationary point of that member.</param>
    /// <param name="parameter">Its parameter.</param>
    /// <param name="token">Checked between steps.</param>
    /// <returns>The first point of the home member on the curve; null when the curve never gets there.</returns>
    public StationaryPoint? Bring(ReadOnlySpan<double> x, double parameter, CancellationToken token)
    {
        var system = new CurveSystem(_potential, _evaluator, _potential.Symmetry.FixedSpaceOf(x, SamePoint));
        long before = _evaluator.Counts.Hessians;
        bool isAbove = parameter > _potential.Parameter;
        if (system.Correct(system.Reduce(x, parameter), system.ParameterAxis(), 1e-9, 1e-3) is not { } point)
        {
            return null;
        }

        foreach (CurveStep step in new CurveTracer(system, _options).Steps(isAbove ? point.Reversed : point))
        {
            token.ThrowIfCancellationRequested();
            if (step.To.Parameter > _potential.Parameter != isAbove)
            {
                return AtHome(system, step.From, step.To);
            }

            if (_evaluator.Counts.Hessians - before > _options.MaxHessians)
            {
                break;
            }
        }

        return null;
    }

    /// <summary>Follows the curve of a point both ways, and branches of it.</summary>
    /// <param name="start">A stationary point of the home member.</param>
    /// <param name="token">Checked between steps.</param>
    public ContinuationResult Run(StationaryPoint start, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(start);
        var followed = new FollowedCurves(_options, _potential, start);
        long before = _evaluator.Counts.Hessians;
        followed.Follow(_potential.Symmetry.FixedSpaceOf(start.Coordinates.Span, SamePoint), start.Coordinates.ToArray(), _potential.Parameter, null);
        while (followed.Next() is { } branch)
        {
            var system = new CurveSystem(_potential, _evaluator, branch.Space);
            List<CurvePoint> ends = [.. Starts(system, branch)];
            followed.IsComplete &= ends.Count > 0;
            foreach (CurvePoint end in ends)
            {
                bool hasEnded = false;
                foreach (CurveStep step in new CurveTracer(system, _options).Steps(end))
                {
                    token.ThrowIfCancellationRequested();
                    followed.Steps++;
                    if (_evaluator.Counts.Hessians - before > _options.MaxHessians)
                    {
                        followed.IsComplete = false;
                        return followed.Result();
                    }

                    hasEnded = !Examine(system, step, followed) || !IsInWindow(step.To.Parameter);
                    if (hasEnded)
                    {
                        break;
                    }
                }

                // Steps that became too short leave a curve that goes on.
                followed.IsComplete &= hasEnded;
            }
        }

        return followed.Result();
    }

    private bool IsInWindow(double parameter) => parameter >= _potential.Parameter - _options.Below && parameter <= _potential.Parameter + _options.Above;

    // A branch along a mode has one beginning; a curve has two directions.
    private IEnumerable<CurvePoint> Starts(CurveSystem system, CurveBranch branch)
    {
        double[] u = system.Reduce(branch.X, branch.Parameter);
        if (branch.Mode is null)
        {
            if (system.Correct(u, system.ParameterAxis(), 1e-9, 0.1) is { } point)
            {
                yield return point;
                yield return point.Reversed;
            }

            yield break;
        }

        double[] normal = system.Reduce(branch.Mode, 0);
        for (double step = _options.BranchStep; step > 0.01 * _options.BranchStep; step /= 4)
        {
            double[] guess = [.. u];
            VectorMath.Axpy(step, normal, guess);
            if (system.Correct(guess, normal, 1e-3 * step, 0.5 * step) is { } point)
            {
                yield return point;
                yield break;
            }
        }
    }

    // Whether the curve is to be followed any further.
    private bool Examine(CurveSystem system, CurveStep step, FollowedCurves followed)
    {
        var tracer = new CurveTracer(system, _options);
        if (!step.HasFold)
        {
            if (step.From.Negative != step.To.Negative)
            {
                Bifurcate(system, tracer, step, followed);
            }

            return Cross(system, step.From, step.To, followed);
        }

        CurvePoint? turn = tracer.Locate(step, point => point.Slope, step.From.Slope, step.To.Slope, FlatSlope);
        bool isLocated = turn is not null && Math.Abs(turn.Slope) <= FlatSlope;
        double[] u = isLocated ? turn!.U : step.Turn(), x = system.Expand(u);
        FixedSpace higher = _potential.Symmetry.FixedSpaceOf(x, isLocated ? SymmetryAtFold : SymmetryAtTurn * step.Length);
        if (higher.ReducedDimension < system.Space.ReducedDimension)
        {
            // A pitchfork seen from its tine, often too singular to be located: beyond it lies the image of the way here.
            followed.Meet(higher, x, u[^1], isLocated ? SymmetryAtFold : 0.5 * step.Length);
            return false;
        }

        return isLocated
            ? Cross(system, step.From, turn!, followed) && followed.Fold(x, turn!.Parameter) && Cross(system, turn!, step.To, followed)
            : Cross(system, step.From, step.To, followed);
    }

    // Takes the point where a piece of the curve crosses the home member.
    private bool Cross(CurveSystem system, CurvePoint from, CurvePoint to, FollowedCurves followed)
    {
        double home = _potential.Parameter;
        return (home - from.Parameter) * (home - to.Parameter) >= 0 || AtHome(system, from, to) is not { } point || followed.Arrive(point);
    }

    // The verified point of the home member between two points of a curve.
    private StationaryPoint? AtHome(CurveSystem system, CurvePoint from, CurvePoint to)
    {
        double home = _potential.Parameter, share = (home - from.Parameter) / (to.Parameter - from.Parameter);
        double[] guess = [.. from.U.Select((value, i) => value + (share * (to.U[i] - value)))];
        guess[^1] = home;
        if (system.Correct(guess, system.ParameterAxis(), 1e-8, _options.LargestStep) is not { } point)
        {
            return null;
        }

        double[] x = system.Expand(point.U);
        _polish.Polish(_evaluator, x);
        Verification verification = StationaryPoint.Verify(_evaluator, x, _options.Verification);
        return verification.Outcome == VerificationOutcome.Verified ? verification.Point : null;
    }

    // The modes of the eigenvalues that change their signs lead to other branches.
    private void Bifurcate(CurveSystem system, CurveTracer tracer, CurveStep step, FollowedCurves followed)
    {
        int first = Math.Min(step.From.Negative, step.To.Negative), count = Math.Abs(step.From.Negative - step.To.Negative);
        int critical = step.From.Negative > step.To.Negative ? first + count - 1 : first;
        var eigen = new SymmetricEigen(_potential.Dimension);
        // The ends of the step were evaluated long ago; their signs are known, and that is enough for a start by bisection.
        double sign = step.From.Negative > step.To.Negative ? -1 : 1;
        CurvePoint? located = tracer.Locate(step, _ => Eigenvalue(), sign, -sign, 1e-9);
        if (located is null)
        {
            return;
        }

        double[] x = system.Expand(located.U);
        eigen.Decompose(system.Hessian);
        followed.Bifurcate(x, located.Parameter, eigen, first, count);

        double Eigenvalue()
        {
            eigen.ComputeValues(system.Hessian);
            return eigen.Values[critical];
        }
    }
}
