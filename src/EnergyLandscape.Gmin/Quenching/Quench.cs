using EnergyLandscape.Potentials;

namespace EnergyLandscape.Gmin;

/// <summary>Point to minimum: L-BFGS to a sloppy gradient, then a tight finish with the exact Hessian, then verification.</summary>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class Quench
{
    private readonly QuenchOptions _options;
    private readonly LbfgsMinimiser _lbfgs;
    private readonly SecondOrderFinish _finish;
    private readonly double[] _x;

    /// <summary>Makes the buffers.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="potential">The landscape.</param>
    public Quench(QuenchOptions options, IPotential potential)
    {
        ArgumentNullException.ThrowIfNull(potential);
        int dimension = potential.Dimension;
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _lbfgs = new LbfgsMinimiser(options.Lbfgs, dimension);
        _finish = new SecondOrderFinish(potential.Separable);
        _x = new double[dimension];
    }

    /// <summary>How many points were quenched.</summary>
    public long Runs { get; private set; }

    /// <summary>Quenches a point.</summary>
    /// <param name="evaluator">Evaluator of the potential.</param>
    /// <param name="start">Where to start; left as it is.</param>
    /// <returns>The verified minimum, or why there is none.</returns>
    public QuenchResult Run(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> start)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        Runs++;
        start.CopyTo(_x);
        MinimisationOutcome outcome = Minimise(evaluator, _x);
        if (outcome is not (MinimisationOutcome.GradientConverged or MinimisationOutcome.NotMinimum))
        {
            return new QuenchResult(outcome, null);
        }

        Verification verification = StationaryPoint.Verify(evaluator, _x, _options.Verification);
        return verification.Outcome switch
        {
            VerificationOutcome.Degenerate when verification.Point!.Index == 0 => new QuenchResult(MinimisationOutcome.NotMinimum, null, verification.Point),
            _ when outcome == MinimisationOutcome.NotMinimum => new QuenchResult(outcome, null),
            VerificationOutcome.Verified when verification.Point!.Index == 0 => new QuenchResult(MinimisationOutcome.GradientConverged, verification.Point),
            VerificationOutcome.NotFinite => new QuenchResult(MinimisationOutcome.NotFinite, null),
            VerificationOutcome.NotStationary => new QuenchResult(MinimisationOutcome.StepLimit, null),
            _ => new QuenchResult(MinimisationOutcome.NotMinimum, null),
        };
    }

    /// <summary>Minimises in place without verification.</summary>
    public MinimisationOutcome Minimise(ISecondOrderEvaluator evaluator, Span<double> x)
    {
        MinimisationOutcome outcome = _lbfgs.Minimise(evaluator, x, out _);
        return outcome is MinimisationOutcome.NotFinite or MinimisationOutcome.StepLimit
            ? outcome
            : _finish.Minimise(evaluator, x, _options.Verification.GradientTolerance, _options.FinishIterations);
    }
}
