using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <content>Searches from a minimum, and the way to the saddle by the lowest mode alone.</content>
public sealed partial class EigenvectorFollowingSearch
{
    // Along a mode of a minimum: less where the curvature changes within it, such as in a basin of size 1e-3.
    private const double FirstDisplacement = 0.1;
    private const double SmallestDisplacement = 1e-6;

    // Where a climb by the lowest mode ended: the trust radius, and steps with too few negative eigenvalues, each a whole Hessian.
    private const double NearRadius = 0.1;
    private const int FinishStepsWithoutIndex = 8;

    /// <summary>Searches for a transition state from a minimum, uphill along one of its modes (Cerjan and Miller 1981, doi:10.1063/1.442352): the
    /// mode that is most like the one climbed before is climbed until an eigenvalue is negative, and then the lowest one.</summary>
    /// <param name="evaluator">Evaluator of the potential.</param>
    /// <param name="minimum">Coordinates of the minimum; left as they are.</param>
    /// <param name="mode">Number of the mode, from 0, the softest, to the number of coordinates without separable directions, less one.</param>
    /// <param name="isBackward">Whether to go against the mode, whose first component of largest size is positive.</param>
    /// <param name="token">Checked between steps.</param>
    public SaddleSearchResult RunAlongMode(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> minimum, int mode, bool isBackward, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)mode, (uint)_modes.Count, nameof(mode));
        evaluator.EnergyGradientHessian(minimum, _gradient, _hessian);
        _modes.Decompose(_hessian, _gradient);
        Array.Clear(_projected);
        _projected[mode] = isBackward ? -1 : 1;
        return RunAlong(evaluator, minimum, _projected, token);
    }

    /// <summary>Searches for a transition state from a minimum, uphill along a random combination of its modes, each with the same energy.</summary>
    /// <param name="evaluator">Evaluator of the potential.</param>
    /// <param name="minimum">Coordinates of the minimum; left as they are.</param>
    /// <param name="stream">Where the combination is drawn from.</param>
    /// <param name="token">Checked between steps.</param>
    public SaddleSearchResult RunUphill(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> minimum, RandomStream stream, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(stream);
        evaluator.EnergyGradientHessian(minimum, _gradient, _hessian);
        _modes.Decompose(_hessian, _gradient);
        stream.NextDirection(_projected);
        for (int i = 0; i < _projected.Length; i++)
        {
            _projected[i] /= Math.Sqrt(Math.Max(Math.Abs(_modes.Values[i]), double.Epsilon));
        }

        double norm = VectorMath.Norm(_projected);
        for (int i = 0; i < _projected.Length; i++)
        {
            _projected[i] /= norm;
        }

        return RunAlong(evaluator, minimum, _projected, token);
    }

    // Along a unit vector, given by its components along the modes of the minimum.
    private SaddleSearchResult RunAlong(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> minimum, double[] direction, CancellationToken token)
    {
        double curvature = 0, length = FirstDisplacement;
        for (int i = 0; i < direction.Length; i++)
        {
            curvature += direction[i] * direction[i] * _modes.Values[i];
        }

        _modes.Assemble(direction, _followed);
        while (true)
        {
            for (int i = 0; i < _trial.Length; i++)
            {
                _trial[i] = minimum[i] + (length * _followed[i]);
            }

            evaluator.EnergyGradient(_trial, _trialGradient);
            double slope = VectorMath.Dot(_trialGradient, _followed), expected = curvature * length;
            if (Math.Abs(slope - expected) <= 0.5 * Math.Abs(expected) || length < SmallestDisplacement)
            {
                return _climb is null
                    ? Run(evaluator, [.. _trial], 1, length, new Course(TrustMeasure.Energy, FollowsMode: true), token)
                    : ClimbThenRun(evaluator, [.. _trial], length, followsMode: true, token);
            }

            length *= 0.25;
        }
    }

    private SaddleSearchResult ClimbThenRun(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> start, double radius, bool followsMode, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        SaddleSearchOutcome outcome = _climb!.Climb(evaluator, start, _followed, Math.Min(radius, _options.MaxStep), followsMode, _options.SloppyTolerance, token);
        if (outcome != SaddleSearchOutcome.Converged)
        {
            return new SaddleSearchResult(outcome, null);
        }

        _climb.Mode.CopyTo(_followed);
        var finish = new Course(TrustMeasure.Energy, FollowsMode: true, MostStepsWithoutIndex: FinishStepsWithoutIndex);
        return Run(evaluator, _climb.End, 1, NearRadius, finish, token);
    }

    // The lowest mode once it is negative; before, the one most like the mode climbed last.
    private int ModeToClimb()
    {
        int climbed = 0;
        if (_modes.Values[0] >= 0)
        {
            _modes.Project(_followed, _projected);
            for (int i = 1; i < _projected.Length; i++)
            {
                climbed = Math.Abs(_projected[i]) > Math.Abs(_projected[climbed]) ? i : climbed;
            }
        }

        _modes.Vector(climbed, _followed);
        return climbed;
    }
}
