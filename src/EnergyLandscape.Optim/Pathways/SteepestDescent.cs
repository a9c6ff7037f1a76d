using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>Second-order steepest descent (Page and McIver 1988, doi:10.1063/1.454172), from a saddle along one of its descent directions or from
/// any point.</summary>
/// <remarks>
/// On the local quadratic model dx/dt = −g has the solution p_i(t) = −F_i (1 − e^{−b_i t})/b_i along mode i. Each step follows it as
/// far as the model describes the gradient at its end.
/// A path that starts in the fixed space of a symmetry stays in it and may end on a saddle there. In floating point, rounding would
/// push it off that ridge sooner or later. So the force along a descending mode that is nothing but rounding (below 1e-6 of the gradient)
/// is removed, by a Newton step of that size back onto the ridge; a path without symmetry leaves the ridge by itself at its next step.
/// </remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class SteepestDescent
{
    private const double RidgeFraction = 1e-6;

    // What rounding leaves of a gradient that vanishes by symmetry; losses of order one have 1e-16.
    private const double RidgeFloor = 1e-14;

    // From any point: a first step to begin with, and the distance to a stationary point at which a path of no length may end.
    private const double FirstStep = 1e-2;
    private const double NearEnough = 1e-3;
    private readonly PathwayOptions _options;
    private readonly SeparableDirections _separable;
    private readonly Pushoff _pushoff;
    private readonly ModeStep _modes;
    private readonly NewtonPolish _polish;
    private readonly double[] _x;
    private readonly double[] _gradient;
    private readonly double[] _hessian;
    private readonly double[] _trial;
    private readonly double[] _trialGradient;
    private readonly double[] _trialHessian;
    private readonly double[] _step;
    private readonly double[] _components;
    private readonly double[] _projected;
    private readonly bool[] _onRidge;

    /// <summary>Makes the buffers.</summary>
    /// <param name="options">Settings.</param>
    /// <param name="potential">The landscape.</param>
    public SteepestDescent(PathwayOptions options, IPotential potential)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(potential);
        int dimension = potential.Dimension;
        _options = options;
        _separable = potential.Separable;
        _pushoff = new Pushoff(dimension);
        _modes = new ModeStep(potential.Separable);
        _polish = new NewtonPolish(potential.Separable);
        _x = new double[dimension];
        _gradient = new double[dimension];
        _hessian = new double[dimension * dimension];
        _trial = new double[dimension];
        _trialGradient = new double[dimension];
        _trialHessian = new double[dimension * dimension];
        _step = new double[dimension];
        _components = new double[_modes.Count];
        _projected = new double[_modes.Count];
        _onRidge = new bool[_modes.Count];
    }

    /// <summary>Follows the path downhill.</summary>
    /// <param name="evaluator">Evaluator of the potential.</param>
    /// <param name="saddle">Coordinates of the saddle.</param>
    /// <param name="direction">Unit vector in the span of the saddle's descending modes.</param>
    /// <param name="trace">Receives the points of the path after the saddle, or null.</param>
    /// <param name="token">Checked between steps.</param>
    public DescentResult Run(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> saddle, ReadOnlySpan<double> direction, ICollection<PathPoint>? trace, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        double pushoff = _pushoff.Find(evaluator, saddle, direction, _options.MaxPushoff);
        for (int i = 0; i < _x.Length; i++)
        {
            _x[i] = saddle[i] + (pushoff * direction[i]);
        }

        return Descend(evaluator, pushoff, pushoff, 0, RidgeFraction, trace, token);
    }

    /// <summary>Follows the path downhill from a point that is no saddle: the end is the minimum whose basin of attraction the point lies in.</summary>
    /// <remarks>A point without symmetry is on no ridge, however close to one, so only what rounding leaves of a force is removed.</remarks>
    /// <param name="evaluator">Evaluator of the potential.</param>
    /// <param name="start">The point.</param>
    /// <param name="trace">Receives the points of the path, the start first, or null.</param>
    /// <param name="token">Checked between steps.</param>
    public DescentResult RunFrom(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> start, ICollection<PathPoint>? trace, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        start.CopyTo(_x);

        // Their motion is independent of all other coordinates, and its end is known.
        _separable.RemoveFrom(_x);
        return Descend(evaluator, 0, FirstStep, NearEnough, 0, trace, token);
    }

    // A path that is as short as its first step may have ended where it began, unless its end is nearer than this.
    private DescentResult Descend(
        ISecondOrderEvaluator evaluator, double arc, double radius, double nearEnough, double ridgeFraction, ICollection<PathPoint>? trace, CancellationToken token)
    {
        double energy = evaluator.EnergyGradientHessian(_x, _gradient, _hessian);
        trace?.Add(new PathPoint(arc, energy, [.. _x]));
        bool isFresh = true;
        for (int step = 0; step < _options.MaxSteps; step++)
        {
            token.ThrowIfCancellationRequested();
            double size = VectorMath.MaxAbs(_gradient);
            if (!double.IsFinite(energy) || !double.IsFinite(size))
            {
                return new DescentResult(DescentOutcome.NotFinite, null);
            }

            if (isFresh)
            {
                _modes.Decompose(_hessian, _gradient);
                MarkRidge(ridgeFraction);
            }

            if (size <= _options.Verification.GradientTolerance && NewtonLength() <= Math.Max(nearEnough, 0.1 * arc))
            {
                return Finish(evaluator, arc, trace);
            }

            double length = Follow(radius);
            for (int i = 0; i < _x.Length; i++)
            {
                _trial[i] = _x[i] + _step[i];
            }

            double trialEnergy = evaluator.EnergyGradientHessian(_trial, _trialGradient, _trialHessian);
            double error = QuadraticModel.Error(_modes, _components, _trialGradient, _projected);
            if (!(error <= _options.Accuracy) && length > 1e-12)
            {
                radius = 0.5 * length;
                isFresh = false;
                continue;
            }

            if (error < 0.3 * _options.Accuracy)
            {
                radius = Math.Min(_options.MaxStep, Math.Max(radius, 1.7 * length));
            }

            arc += length;
            _trial.CopyTo(_x, 0);
            _trialGradient.CopyTo(_gradient, 0);
            _trialHessian.CopyTo(_hessian, 0);
            energy = trialEnergy;
            trace?.Add(new PathPoint(arc, energy, [.. _x]));
            isFresh = true;
        }

        return new DescentResult(DescentOutcome.StepLimit, null);
    }

    // Distance to the stationary point of the quadratic model. Right after the pushoff from a very soft saddle the gradient is below
    // any tolerance, but this distance is the pushoff itself.
    private double NewtonLength()
    {
        double sum = 0;
        for (int i = 0; i < _components.Length; i++)
        {
            double distance = _modes.Forces[i] == 0 ? 0 : _modes.Forces[i] / _modes.Values[i];
            sum += distance * distance;
        }

        return Math.Sqrt(sum);
    }

    private void MarkRidge(double fraction)
    {
        double force = VectorMath.Norm(_modes.Forces);
        for (int i = 0; i < _onRidge.Length; i++)
        {
            _onRidge[i] = _modes.Values[i] < 0 && Math.Abs(_modes.Forces[i]) <= Math.Max(RidgeFloor, fraction * force);
        }
    }

    // The longest stretch of the model's path that is no longer than the radius; all of it when it ends before.
    private double Follow(double radius)
    {
        double low = 0, high = double.PositiveInfinity;
        if (Displace(double.PositiveInfinity) > radius)
        {
            // Bracket the time by factors, then bisect; the length grows with time.
            double time = radius / VectorMath.Norm(_modes.Forces);
            while (Displace(time) < radius)
            {
                low = time;
                time *= 2;
            }

            high = time;
            while (Displace(low) < 0.99 * radius && high - low > 1e-6 * high)
            {
                double middle = 0.5 * (low + high);
                if (Displace(middle) > radius)
                {
                    high = middle;
                }
                else
                {
                    low = middle;
                }
            }

            Displace(low);
        }

        _modes.Assemble(_components, _step);
        return VectorMath.Norm(_components);
    }

    private double Displace(double time)
    {
        double sum = 0;
        for (int i = 0; i < _components.Length; i++)
        {
            double force = _modes.Forces[i], curvature = _modes.Values[i];
            double component = force == 0 ? 0 : _onRidge[i] ? -force / curvature : -force * Saturation(curvature, time);
            _components[i] = component;
            sum += component * component;
        }

        return Math.Sqrt(sum);
    }

    // (1 − e^{−bt})/b, which is t for small bt and has the limits 1/b or ∞.
    private static double Saturation(double curvature, double time)
    {
        double product = curvature * time;
        if (double.IsPositiveInfinity(time))
        {
            return curvature > 0 ? 1 / curvature : double.PositiveInfinity;
        }

        return Math.Abs(product) < 1e-5 ? time * (1 - (0.5 * product) + (product * product / 6)) : (1 - Math.Exp(-product)) / curvature;
    }

    private DescentResult Finish(ISecondOrderEvaluator evaluator, double arc, ICollection<PathPoint>? trace)
    {
        _polish.Polish(evaluator, _x);
        Verification verification = StationaryPoint.Verify(evaluator, _x, _options.Verification);
        if (verification.Outcome == VerificationOutcome.Verified)
        {
            trace?.Add(new PathPoint(arc, verification.Point!.Energy, [.. _x]));
            return new DescentResult(verification.Point!.Index == 0 ? DescentOutcome.Minimum : DescentOutcome.Saddle, verification.Point);
        }

        return new DescentResult(verification.Outcome == VerificationOutcome.Degenerate ? DescentOutcome.Degenerate : DescentOutcome.NotFinite, verification.Point);
    }
}
