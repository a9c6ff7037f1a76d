using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>The way to the neighbourhood of a transition state with few Hessians: uphill along the lowest mode, L-BFGS in the space orthogonal to
/// it (Munro and Wales 1999, doi:10.1103/PhysRevB.59.3969).</summary>
/// <remarks>The mode is found by Rayleigh-Ritz on Hessian-vector products that start from the mode of the step before, with the modes of a reference Hessian to
/// lead them (<see cref="DavidsonMode"/>); where too many products would be needed, the Hessian here becomes the reference, and its modes are exact. While no
/// Ritz value is negative, the mode that is most like the one before is climbed instead of the lowest.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
internal sealed class LowestModeClimb
{
    // A reference Hessian and its modes cost as much as a hundred products or two (350 coordinates), and then mostly serve for many steps.
    private const int MostProducts = 20;

    // Eigenvalues of the reference are never taken to be closer to the one that is looked for than this share of its largest.
    private const double Resolution = 1e-8;
    private const int MostTangentSteps = 20;
    private const int History = 30;
    private const double ModeTolerance = 0.05;
    private const double RunawayDistance = 1e6;
    private readonly EigenvectorFollowingOptions _options;
    private readonly SeparableDirections _separable;
    private readonly DavidsonMode _davidson;
    private readonly ModeStep _reference;
    private readonly LbfgsHistory _history;
    private readonly SymmetricOperator _product;
    private readonly DavidsonMode.ShiftedInverse _inverse;
    private readonly double[] _hessian;
    private readonly double[] _components;
    private readonly double[] _other;
    private readonly double[] _x;
    private readonly double[] _gradient;
    private readonly double[] _mode;
    private readonly double[] _trial;
    private readonly double[] _trialGradient;
    private readonly double[] _tangent;
    private readonly double[] _step;
    private ISecondOrderEvaluator? _evaluator;
    private int _references;

    public LowestModeClimb(EigenvectorFollowingOptions options, IPotential potential, ModeStep reference)
    {
        int dimension = potential.Dimension;
        _options = options;
        _separable = potential.Separable;
        _davidson = new DavidsonMode(dimension, MostProducts);
        _reference = reference;
        _history = new LbfgsHistory(History, dimension);
        _product = Multiply;
        _inverse = MultiplyByInverse;
        _hessian = new double[dimension * dimension];
        _components = new double[reference.Count];
        _other = new double[dimension];
        _x = new double[dimension];
        _gradient = new double[dimension];
        _mode = new double[dimension];
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
    /// <param name="mode">Direction to follow at first; read only with <paramref name="followsMode"/>.</param>
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
        double energy = evaluator.EnergyGradientHessian(_x, _gradient, _hessian), threshold = tolerance * Math.Sqrt(_x.Length);
        int withoutIndex = 0;
        _references = 0;
        for (int step = 0; step < _options.MaxClimbSteps; step++)
        {
            token.ThrowIfCancellationRequested();
            double norm = VectorMath.Norm(_gradient);
            if (!double.IsFinite(energy) || !double.IsFinite(norm) || VectorMath.MaxAbs(_x) > RunawayDistance)
            {
                return SaddleSearchOutcome.NotFinite;
            }

            double curvature = step == 0 ? Refer(followsMode) : FindMode(followsMode);
            withoutIndex = curvature < 0 ? 0 : withoutIndex + 1;
            if (curvature < 0 && norm <= threshold)
            {
                return SaddleSearchOutcome.Converged;
            }

            if (withoutIndex > EigenvectorFollowingSearch.MaxStepsWithoutIndex || _references >= _options.MaxIterations)
            {
                return SaddleSearchOutcome.StepLimit;
            }

            radius = Uphill(curvature, radius, ref energy);
            Relax(0.3 * threshold, radius, ref energy);
        }

        return SaddleSearchOutcome.StepLimit;
    }

    // The mode to be climbed goes into _mode; gives its curvature.
    private double FindMode(bool followsMode)
    {
        if (_davidson.Run(_product, _inverse, _mode, _other, followsMode, ModeTolerance))
        {
            _davidson.Mode.CopyTo(_mode, 0);
            return _davidson.Value;
        }

        _evaluator!.EnergyGradientHessian(_x, _gradient, _hessian);
        return Refer(followsMode);
    }

    // Makes the Hessian at hand the reference.
    private double Refer(bool followsMode)
    {
        _references++;
        _reference.Decompose(_hessian, _gradient);
        int climbed = 0;
        if (followsMode && _reference.Values[0] >= 0)
        {
            _reference.Project(_mode, _components);
            for (int i = 1; i < _components.Length; i++)
            {
                climbed = Math.Abs(_components[i]) > Math.Abs(_components[climbed]) ? i : climbed;
            }
        }

        // The one that is next to become the lowest.
        _reference.Vector(climbed == 0 && _reference.Count > 1 ? 1 : 0, _other);
        _reference.Vector(climbed, _mode);
        return _reference.Values[climbed];
    }

    private void Multiply(ReadOnlySpan<double> vector, Span<double> product)
    {
        _evaluator!.HessianVector(_x, vector, product);
        _separable.RemoveFrom(product);
    }

    private void MultiplyByInverse(ReadOnlySpan<double> vector, double shift, Span<double> result)
    {
        ReadOnlySpan<double> values = _reference.Values;
        double closest = Math.Max(Resolution * Math.Max(Math.Abs(values[0]), Math.Abs(values[^1])), double.Epsilon);
        _reference.Project(vector, _components);
        for (int i = 0; i < _components.Length; i++)
        {
            double difference = values[i] - shift;
            _components[i] /= Math.Abs(difference) < closest ? closest : difference;
        }

        _reference.Assemble(_components, result);
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
