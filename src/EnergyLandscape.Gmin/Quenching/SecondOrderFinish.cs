using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Gmin;

/// <summary>Minimises with the exact Hessian inside a trust radius, down to the rounding of the gradient.</summary>
/// <remarks>Where the Hessian is positive definite and the Newton step short enough, one LDLᵀ factorisation is all; elsewhere the step is
/// −Σ F_i/(|b_i| + μ) v_i over the eigenmodes, with μ ≥ 0 such that its length is the trust radius (Moré and Sorensen 1983 with the
/// absolute values of Wales's eigenvector-following), so that saddles repel. At a converged saddle it steps off along the lowest mode.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class SecondOrderFinish
{
    private const double EnergyRounding = 4 * 2.220446049250313e-16;
    private readonly int _dimension;
    private readonly SeparableDirections _separable;
    private readonly ReducedNewton _newton;
    private readonly ModeStep _modes;
    private readonly NewtonPolish _polish;
    private readonly double[] _gradient;
    private readonly double[] _hessian;
    private readonly double[] _trial;
    private readonly double[] _trialGradient;
    private readonly double[] _trialHessian;
    private readonly double[] _step;
    private bool _isFactored;
    private bool _isDecomposed;

    /// <summary>Makes the buffers.</summary>
    /// <param name="separable">Directions to keep out of the way.</param>
    public SecondOrderFinish(SeparableDirections separable)
    {
        ArgumentNullException.ThrowIfNull(separable);
        _separable = separable;
        int dimension = separable.Dimension;
        _dimension = dimension;
        _newton = new ReducedNewton(separable);
        _modes = new ModeStep(separable);
        _polish = new NewtonPolish(separable);
        _gradient = new double[dimension];
        _hessian = new double[dimension * dimension];
        _trial = new double[dimension];
        _trialGradient = new double[dimension];
        _trialHessian = new double[dimension * dimension];
        _step = new double[dimension];
    }

    /// <summary>Minimises.</summary>
    /// <param name="evaluator">Gives the Hessian.</param>
    /// <param name="x">Start; receives the result.</param>
    /// <param name="tolerance">Largest absolute gradient component of a converged point.</param>
    /// <param name="maxIterations">Most Hessians.</param>
    /// <param name="stopsAtSaddles">Whether a saddle that it converges to, by symmetry, is left where it is, with the outcome
    /// <see cref="MinimisationOutcome.NotMinimum"/>, instead of stepping off.</param>
    public MinimisationOutcome Minimise(ISecondOrderEvaluator evaluator, Span<double> x, double tolerance, int maxIterations, bool stopsAtSaddles = false)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        _separable.RemoveFrom(x);
        double energy = evaluator.EnergyGradientHessian(x, _gradient, _hessian);
        Renew();
        double radius = 0.5;
        for (int iteration = 0; iteration < maxIterations; iteration++)
        {
            double size = VectorMath.MaxAbs(_gradient);
            if (!double.IsFinite(energy) || !double.IsFinite(size))
            {
                return MinimisationOutcome.NotFinite;
            }

            if (!_isFactored)
            {
                _newton.Factor(_hessian);
                _isFactored = true;
            }

            bool isConvex = _newton.IsConvex;
            double predicted;
            double length;
            if (size <= tolerance)
            {
                if (isConvex)
                {
                    _polish.Polish(evaluator, x);
                    return MinimisationOutcome.GradientConverged;
                }

                if (stopsAtSaddles || !StepOff(evaluator, x, ref energy))
                {
                    return MinimisationOutcome.NotMinimum;
                }

                radius = 0.1;
                continue;
            }

            if (isConvex && (length = _newton.Step(_gradient, _step)) <= radius)
            {
                predicted = -0.5 * VectorMath.Dot(_gradient, _step);
            }
            else
            {
                Decompose();
                length = _modes.Step(0, radius, _step);
                predicted = -_modes.PredictedChange;
            }

            for (int i = 0; i < x.Length; i++)
            {
                _trial[i] = x[i] + _step[i];
            }

            double trialEnergy = evaluator.EnergyGradientHessian(_trial, _trialGradient, _trialHessian);
            double ratio = (energy - trialEnergy) / predicted;

            // Below the rounding of the energy only the gradient can tell whether a step was good.
            bool isBelowRounding = predicted < EnergyRounding * Math.Abs(energy) * _dimension;
            bool good = isBelowRounding ? VectorMath.MaxAbs(_trialGradient) < size : ratio > 0.05;
            if (!good)
            {
                // Beside a saddle every step that leaves it makes the gradient larger, however good it is.
                if (isBelowRounding && !isConvex && !stopsAtSaddles && StepOff(evaluator, x, ref energy))
                {
                    radius = 0.1;
                    continue;
                }

                radius = 0.25 * length;
                if (radius < 1e-14 * (1 + VectorMath.Norm(x)))
                {
                    return stopsAtSaddles && !isConvex ? MinimisationOutcome.NotMinimum : MinimisationOutcome.NoDescent;
                }

                continue;
            }

            if (ratio > 0.75)
            {
                radius = Math.Max(radius, 2.5 * length);
            }
            else if (ratio < 0.25)
            {
                radius = 0.5 * length;
            }

            _trial.CopyTo(x);
            _trialGradient.CopyTo(_gradient, 0);
            _trialHessian.CopyTo(_hessian, 0);
            energy = trialEnergy;
            Renew();
        }

        return MinimisationOutcome.StepLimit;
    }

    // Along the lowest mode, doubling while the energy still falls faster than rounding.
    private bool StepOff(ISecondOrderEvaluator evaluator, Span<double> x, ref double energy)
    {
        Decompose();
        if (_modes.Values[0] >= 0)
        {
            return false;
        }

        _modes.Vector(0, _step);

        double best = double.NaN, bestEnergy = energy;
        for (double length = 1e-6; length < 0.1; length *= 2)
        {
            for (int i = 0; i < x.Length; i++)
            {
                _trial[i] = x[i] + (length * _step[i]);
            }

            double trialEnergy = evaluator.Energy(_trial);
            if (trialEnergy < bestEnergy)
            {
                best = length;
                bestEnergy = trialEnergy;
            }
            else if (!double.IsNaN(best))
            {
                break;
            }
        }

        if (double.IsNaN(best))
        {
            return false;
        }

        for (int i = 0; i < x.Length; i++)
        {
            x[i] += best * _step[i];
        }

        energy = evaluator.EnergyGradientHessian(x, _gradient, _hessian);
        Renew();
        return true;
    }

    // A rejected step leaves the Hessian what it was, and so its factors and modes.
    private void Decompose()
    {
        if (!_isDecomposed)
        {
            _modes.Decompose(_hessian, _gradient);
            _isDecomposed = true;
        }
    }

    private void Renew() => _isFactored = _isDecomposed = false;
}
