using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>The way to the neighbourhood of a transition state without Hessians: uphill along the lowest mode, L-BFGS in the space orthogonal to
/// it (Munro and Wales 1999, doi:10.1103/PhysRevB.59.3969).</summary>
/// <remarks>The mode is found by Rayleigh-Ritz on Hessian-vector products that start from the mode of the step before. While no eigenvalue is negative, the
/// mode that is most like the one before is climbed instead of the lowest.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
internal sealed class LowestModeClimb
{
    private const int MostProducts = 40;
    private const int MostTangentSteps = 20;
    private const int History = 30;
    private const double ModeTolerance = 0.05;
    private const double RunawayDistance = 1e6;
    private readonly EigenvectorFollowingOptions _options;
    private readonly SeparableDirections _separable;
    private readonly RitzModes _modes;
    private readonly LbfgsHistory _history;
    private readonly SymmetricOperator _hessian;
    private readonly double[] _x;
    private readonly double[] _gradient;
    private readonly double[] _mode;
    private readonly double[] _product;
    private readonly double[] _trial;
    private readonly double[] _trialGradient;
    private readonly double[] _tangent;
    private readonly double[] _step;
    private ISecondOrderEvaluator? _evaluator;

    public LowestModeClimb(EigenvectorFollowingOptions options, IPotential potential)
    {
        int dimension = potential.Dimension;
        _options = options;
        _separable = potential.Separable;
        _modes = new RitzModes(dimension, MostProducts);
        _history = new LbfgsHistory(History, dimension);
        _hessian = Multiply;
        _x = new double[dimension];
        _gradient = new double[dimension];
        _mode = new double[dimension];
        _product = new double[dimension];
        _trial = new double[dimension];
        _trialGradient = new double[dimension];
        _tangent = new double[dimension];
        _step = new double[dimension];
    }

    /// <summary>Where the latest climb ended.</summary>
    public ReadOnlySpan<double> End => _x;

    /// <summary>The mode that the latest climb climbed last.</summary>
    public ReadOnlySpan<double> Mode => _mode;

    /// <summary>Climbs until the root-mean-square gradient is small and the lowest eigenvalue is negative.</summary>
    /// <param name="evaluator">Evaluator of the potential.</param>
    /// <param name="start">Where to start.</param>
    /// <param name="mode">First direction, not zero.</param>
    /// <param name="radius">Longest step uphill at first.</param>
    /// <param name="followsMode">Whether the mode most like the one before is climbed while no eigenvalue is negative; else the lowest.</param>
    /// <param name="tolerance">Root-mean-square gradient.</param>
    /// <param name="token">Checked between steps.</param>
    /// <returns>Converged where a finish may begin at <see cref="End"/>, else why not.</returns>
    public SaddleSearchOutcome Climb(
        ISecondOrderEvaluator evaluator, ReadOnlySpan<double> start, ReadOnlySpan<double> mode, double radius, bool followsMode, double tolerance, CancellationToken token)
    {
        _evaluator = evaluator;
        start.CopyTo(_x);
        _separable.RemoveFrom(_x);
        mode.CopyTo(_mode);
        _separable.RemoveFrom(_mode);
        _history.Clear();
        double energy = evaluator.EnergyGradient(_x, _gradient), threshold = tolerance * Math.Sqrt(_x.Length);
        int withoutIndex = 0;
        for (int step = 0; step < _options.MaxClimbSteps; step++)
        {
            token.ThrowIfCancellationRequested();
            double norm = VectorMath.Norm(_gradient);
            if (!double.IsFinite(energy) || !double.IsFinite(norm) || VectorMath.MaxAbs(_x) > RunawayDistance)
            {
                return SaddleSearchOutcome.NotFinite;
            }

            _modes.Run(_hessian, _mode, ModeTolerance);
            int climbed = followsMode && _modes.Value(0) >= 0 ? _modes.LikeStart : 0;
            _modes.Vector(climbed, _mode);
            double curvature = _modes.Value(climbed);
            withoutIndex = curvature < 0 ? 0 : withoutIndex + 1;
            if (curvature < 0 && norm <= threshold)
            {
                return SaddleSearchOutcome.Converged;
            }

            if (withoutIndex > EigenvectorFollowingSearch.MaxStepsWithoutIndex)
            {
                return SaddleSearchOutcome.StepLimit;
            }

            radius = Uphill(curvature, radius, ref energy);
            Relax(0.3 * threshold, radius, ref energy);
        }

        return SaddleSearchOutcome.StepLimit;
    }

    private void Multiply(ReadOnlySpan<double> vector, Span<double> product)
    {
        _evaluator!.HessianVector(_x, vector, product);
        _separable.RemoveFrom(product);
    }

    // Along the mode by the quadratic model; gives the next trust radius, by how well the slope at the end was foretold.
    private double Uphill(double curvature, double radius, ref double energy)
    {
        double force = VectorMath.Dot(_gradient, _mode), wanted = force / Math.Max(Math.Abs(curvature), double.Epsilon);
        double length = Math.Clamp(wanted, -radius, radius);
        while (true)
        {
            Displace(length, _mode);
            double trialEnergy = _evaluator!.EnergyGradient(_trial, _trialGradient);
            double slope = VectorMath.Dot(_trialGradient, _mode), expected = force + (curvature * length);
            double error = Math.Abs(slope - expected) / Math.Max(Math.Abs(force), Math.Abs(curvature * length));
            if (!(error <= 1) && Math.Abs(length) > 1e-6)
            {
                length *= 0.3;
                continue;
            }

            radius = error < 0.2 ? Math.Min(_options.MaxStep, Math.Max(radius, 2 * Math.Abs(length))) : error > 0.5 ? 0.6 * Math.Abs(length) : radius;
            Accept(trialEnergy, ref energy);
            return radius;
        }
    }

    // Downhill in the space orthogonal to the mode; forces that are no gradient of one function need no line search.
    private void Relax(double threshold, double radius, ref double energy)
    {
        for (int k = 0; k < MostTangentSteps; k++)
        {
            _gradient.CopyTo(_tangent, 0);
            TakeOut(_tangent);
            double norm = VectorMath.Norm(_tangent);
            if (norm <= Math.Max(threshold, 0.5 * Math.Abs(VectorMath.Dot(_gradient, _mode))))
            {
                return;
            }

            _history.Direction(_tangent, _step, 1);
            TakeOut(_step);
            double length = VectorMath.Norm(_step), descent = VectorMath.Dot(_step, _tangent);
            double scale = (descent > 0 ? -1 : 1) * Math.Min(1, Math.Max(radius, 1e-3) / length);
            double trialEnergy;
            int cut = 0;
            while (true)
            {
                Displace(scale, _step);
                trialEnergy = _evaluator!.EnergyGradient(_trial, _trialGradient);
                if (trialEnergy - energy <= 1e-10)
                {
                    break;
                }

                scale *= 0.2;
                if (++cut == 6)
                {
                    _history.Clear();
                    return;
                }
            }

            for (int i = 0; i < _step.Length; i++)
            {
                _step[i] *= scale;
            }

            _history.Add(_step, _trialGradient, _gradient);
            Accept(trialEnergy, ref energy);
        }
    }

    private void TakeOut(double[] vector) => VectorMath.Axpy(-VectorMath.Dot(vector, _mode), _mode, vector);

    private void Displace(double length, double[] direction)
    {
        for (int i = 0; i < _x.Length; i++)
        {
            _trial[i] = _x[i] + (length * direction[i]);
        }
    }

    private void Accept(double trialEnergy, ref double energy)
    {
        _trial.CopyTo(_x, 0);
        _trialGradient.CopyTo(_gradient, 0);
        energy = trialEnergy;
    }
}
