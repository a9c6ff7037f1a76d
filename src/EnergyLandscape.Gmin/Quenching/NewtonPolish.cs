using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Gmin;

/// <summary>Newton steps on the gradient, whatever the index, until rounding stops them: the last digits of a stationary point.</summary>
/// <remarks>Symmetric images of a point must agree to far better than the distance window, so it does not stop at the tolerance but
/// where the gradient no longer halves.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class NewtonPolish
{
    private const double NegligibleStep = 1e-9;
    private readonly ReducedNewton _newton;
    private readonly double[] _gradient;
    private readonly double[] _trialGradient;
    private readonly double[] _hessian;
    private readonly double[] _step;
    private readonly double[] _trial;

    /// <summary>Makes the buffers.</summary>
    /// <param name="separable">Directions in which the point already has no component.</param>
    public NewtonPolish(SeparableDirections separable)
    {
        ArgumentNullException.ThrowIfNull(separable);
        int dimension = separable.Dimension;
        _newton = new ReducedNewton(separable);
        _gradient = new double[dimension];
        _trialGradient = new double[dimension];
        _hessian = new double[dimension * dimension];
        _step = new double[dimension];
        _trial = new double[dimension];
    }

    /// <summary>Polishes a point that is already close.</summary>
    /// <param name="evaluator">Gives the Hessian.</param>
    /// <param name="x">The point; receives the polished one.</param>
    /// <param name="maxStep">A longer Newton step means that the point was not close: polishing stops there.</param>
    /// <param name="maxIterations">Most steps.</param>
    /// <returns>Largest absolute gradient component at the result.</returns>
    public double Polish(ISecondOrderEvaluator evaluator, Span<double> x, double maxStep = 0.1, int maxIterations = 20)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        evaluator.EnergyGradientHessian(x, _gradient, _hessian);
        double size = VectorMath.MaxAbs(_gradient);
        for (int iteration = 0; iteration < maxIterations && size > 0 && double.IsFinite(size); iteration++)
        {
            _newton.Factor(_hessian);
            double length = double.PositiveInfinity;
            if (_newton.IsSingular || !((length = _newton.Step(_gradient, _step)) <= maxStep))
            {
                break;
            }

            for (int i = 0; i < x.Length; i++)
            {
                _trial[i] = x[i] + _step[i];
            }

            evaluator.EnergyGradientHessian(_trial, _trialGradient, _hessian);
            double trialSize = VectorMath.MaxAbs(_trialGradient);
            if (!(trialSize < size))
            {
                break;
            }

            // A gradient that hardly falls any more is rounding, unless a soft mode still has a way to go.
            bool slow = trialSize > 0.5 * size && length < NegligibleStep;
            _trial.CopyTo(x);
            _trialGradient.CopyTo(_gradient, 0);
            size = trialSize;
            if (slow)
            {
                break;
            }
        }

        return size;
    }
}
