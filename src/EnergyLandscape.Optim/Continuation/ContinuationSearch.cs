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
            foreach (CurvePoint end in Starts(system, branch))
            {
                foreach (CurveStep step in new CurveTracer(system, _options).Steps(end))
                {
                    token.ThrowIfCancellationRequested();
                    followed.Steps++;
                    if (_evaluator.Counts.Hessians - before > _options.MaxHessians)
                    {
                        return followed.Result(isComplete: false);
                    }

                    if (!Examine(system, step, followed) || !IsInWindow(step.To.Parameter))
                    {
                        break;
                    }
                }
            }
        }

        return followed.Result(isComplete: true);
    }

    private bool IsInWindow(double parameter) => parameter >= _potential.Parameter - _options.Below && parameter <= _potential.Parameter + _options.Above;

    // A branch along a mode has one beginning; a curve has two directions.
    private IEnumerable<CurvePoint> Starts(CurveSystem system, CurveBranch branch)
    {
        double[] u = system.Reduce(branch.X, branch.Parameter);
        if (branch.Mode is null)
        {
            if (system.Correct(u, system.ParameterAxis(), 1e-9, 1e-3) is { } point)
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

        if (tracer.Locate(step, point => point.Slope, step.From.Slope, step.To.Slope, 1e-7) is not { } fold)
        {
            return Cross(system, step.From, step.To, followed);
        }

        bool goesOn = Cross(system, step.From, fold, followed);
        double[] x = system.Expand(fold.U);
        FixedSpace higher = _potential.Symmetry.FixedSpaceOf(x, 1e-4);
        if (higher.ReducedDimension < system.Space.ReducedDimension)
        {
            // A pitchfork seen from its tine: beyond it lies the image of the way here.
            followed.Meet(higher, x, fold.Parameter);
            return false;
        }

        return followed.Fold(x, fold.Parameter) && goesOn && Cross(system, fold, step.To, followed);
    }

    // Takes the point where a piece of the curve crosses the home member.
    private bool Cross(CurveSystem system, CurvePoint from, CurvePoint to, FollowedCurves followed)
    {
        double home = _potential.Parameter, before = home - from.Parameter, after = home - to.Parameter;
        if (before * after >= 0)
        {
            return true;
        }

        double share = before / (before - after);
        double[] guess = [.. from.U.Select((value, i) => value + (share * (to.U[i] - value)))];
        guess[^1] = home;
        if (system.Correct(guess, system.ParameterAxis(), 1e-8, _options.LargestStep) is not { } point)
        {
            return true;
        }

        double[] x = system.Expand(point.U);
        _polish.Polish(_evaluator, x);
        Verification verification = StationaryPoint.Verify(_evaluator, x, _options.Verification);
        return verification.Outcome != VerificationOutcome.Verified || followed.Arrive(verification.Point!);
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
