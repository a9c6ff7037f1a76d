using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>The approximate path from a saddle down one of its descent directions: a pushoff, L-BFGS, and a second-order finish that leaves
/// saddles where symmetry ends the path on one.</summary>
/// <remarks>L-BFGS steps are combinations of gradients, so a path that starts in the fixed space of a symmetry stays in it up to rounding.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class LbfgsDescent
{
    private readonly PathwayOptions _options;
    private readonly Pushoff _pushoff;
    private readonly LbfgsMinimiser _lbfgs;
    private readonly SecondOrderFinish _finish;
    private readonly NewtonPolish _polish;
    private readonly double[] _x;
    private readonly double[] _last;

    /// <summary>Makes the buffers.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="potential">The landscape.</param>
    public LbfgsDescent(PathwayOptions options, IPotential potential)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(potential);
        _options = options;
        _pushoff = new Pushoff(potential.Dimension);
        _lbfgs = new LbfgsMinimiser(options.Lbfgs, potential.Dimension);
        _finish = new SecondOrderFinish(potential.Separable);
        _polish = new NewtonPolish(potential.Separable);
        _x = new double[potential.Dimension];
        _last = new double[potential.Dimension];
    }

    /// <summary>Follows the path downhill.</summary>
    /// <param name="evaluator">Evaluator of the potential.</param>
    /// <param name="saddle">Coordinates of the saddle.</param>
    /// <param name="direction">Unit vector in the span of the saddle's descending modes.</param>
    /// <param name="trace">Receives the points of the path after the saddle, or null.</param>
    public DescentResult Run(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> saddle, ReadOnlySpan<double> direction, ICollection<PathPoint>? trace)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        double arc = _pushoff.Find(evaluator, saddle, direction, _options.MaxPushoff);
        for (int i = 0; i < _x.Length; i++)
        {
            _x[i] = saddle[i] + (arc * direction[i]);
        }

        _x.CopyTo(_last, 0);
        trace?.Add(new PathPoint(arc, evaluator.Energy(_x), [.. _x]));
        MinimisationOutcome outcome = _lbfgs.Minimise(evaluator, _x, out _, trace is null ? null : Note);
        if (outcome is MinimisationOutcome.StepLimit or MinimisationOutcome.NotFinite)
        {
            return Nowhere(outcome);
        }

        outcome = _finish.Minimise(evaluator, _x, _options.Verification.GradientTolerance, _options.FinishIterations, stopsAtSaddles: true);
        if (outcome == MinimisationOutcome.NotMinimum)
        {
            _polish.Polish(evaluator, _x);
        }
        else if (outcome != MinimisationOutcome.GradientConverged)
        {
            return Nowhere(outcome);
        }

        Verification verification = StationaryPoint.Verify(evaluator, _x, _options.Verification);
        if (verification.Outcome != VerificationOutcome.Verified)
        {
            return new DescentResult(verification.Outcome == VerificationOutcome.Degenerate ? DescentOutcome.Degenerate : DescentOutcome.NotFinite, verification.Point);
        }

        if (trace is not null)
        {
            Note(_x, verification.Point!.Energy);
        }

        return new DescentResult(verification.Point!.Index == 0 ? DescentOutcome.Minimum : DescentOutcome.Saddle, verification.Point);

        void Note(ReadOnlySpan<double> x, double energy)
        {
            for (int i = 0; i < x.Length; i++)
            {
                _last[i] -= x[i];
            }

            arc += VectorMath.Norm(_last);
            x.CopyTo(_last);
            trace!.Add(new PathPoint(arc, energy, x.ToArray()));
        }
    }

    private static DescentResult Nowhere(MinimisationOutcome outcome) =>
        new(outcome == MinimisationOutcome.NotFinite ? DescentOutcome.NotFinite : DescentOutcome.StepLimit, null);
}
