using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Gmin;

/// <summary>Limited-memory BFGS with a step cap and a permitted energy rise instead of a line search, as GMIN has it.</summary>
/// <remarks>Two-loop recursion of Nocedal (1980), doi:10.1090/S0025-5718-1980-0572855-7; step rules of GMIN's mylbfgs.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class LbfgsMinimiser
{
    private const int MaxCuts = 10;
    private readonly LbfgsOptions _options;
    private readonly LbfgsHistory _history;
    private readonly double[] _gradient;
    private readonly double[] _trial;
    private readonly double[] _trialGradient;
    private readonly double[] _step;

    /// <summary>Makes the buffers.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="dimension">Number of coordinates.</param>
    public LbfgsMinimiser(LbfgsOptions options, int dimension)
    {
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        _history = new LbfgsHistory(options.HistoryLength, dimension);
        _gradient = new double[dimension];
        _trial = new double[dimension];
        _trialGradient = new double[dimension];
        _step = new double[dimension];
    }

    /// <summary>Minimises until the root-mean-square gradient is at most <see cref="LbfgsOptions.SloppyTolerance"/>.</summary>
    /// <param name="evaluator">Energy and gradient.</param>
    /// <param name="x">Start; receives the last point that was accepted, which is always finite if the start is.</param>
    /// <param name="energy">Receives the energy there.</param>
    /// <param name="observer">Is shown every point that is accepted, or null.</param>
    public MinimisationOutcome Minimise(IEvaluator evaluator, Span<double> x, out double energy, MinimisationObserver? observer = null)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        double tolerance = _options.SloppyTolerance * Math.Sqrt(x.Length);
        _history.Clear();
        energy = evaluator.EnergyGradient(x, _gradient);
        for (int iteration = 0; iteration < _options.MaxIterations; iteration++)
        {
            double norm = VectorMath.Norm(_gradient);
            if (!double.IsFinite(energy) || !double.IsFinite(norm))
            {
                return MinimisationOutcome.NotFinite;
            }

            if (norm <= tolerance)
            {
                return MinimisationOutcome.GradientConverged;
            }

            _history.Direction(_gradient, _step, _options.InitialInverseCurvature);
            if (_options.ScalesFirstStep && _history.Count == 0)
            {
                Scale(_step, Math.Min(1 / norm, norm));
            }

            if (VectorMath.Dot(_step, _gradient) > 0)
            {
                Scale(_step, -1);
            }

            double length = VectorMath.Norm(_step);
            if (length > _options.MaxStep)
            {
                Scale(_step, _options.MaxStep / length);
            }

            if (!TryStep(evaluator, x, ref energy))
            {
                if (_history.Count == 0)
                {
                    return MinimisationOutcome.NoDescent;
                }

                _history.Clear();
            }
            else
            {
                observer?.Invoke(x, energy);
            }
        }

        return MinimisationOutcome.StepLimit;
    }

    private static void Scale(double[] vector, double factor)
    {
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] *= factor;
        }
    }

    // A trial point is committed only after it was seen to be finite and not too high.
    private bool TryStep(IEvaluator evaluator, Span<double> x, ref double energy)
    {
        for (int cut = 0; cut < MaxCuts; cut++)
        {
            for (int i = 0; i < x.Length; i++)
            {
                _trial[i] = x[i] + _step[i];
            }

            double trialEnergy = evaluator.EnergyGradient(_trial, _trialGradient);
            if (double.IsFinite(trialEnergy) && trialEnergy - energy <= _options.MaxEnergyRise)
            {
                _history.Add(_step, _trialGradient, _gradient);
                _trial.CopyTo(x);
                _trialGradient.CopyTo(_gradient, 0);
                energy = trialEnergy;
                return true;
            }

            Scale(_step, 0.1);
        }

        return false;
    }
}
