using EnergyLandscape.Gmin;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Limits;

/// <summary>Newton's method at fixed λ for stationary points of the members of a family, in the complement of its separable directions.</summary>
/// <remarks>It evaluates at the member of the smallest λ and adds the regularisation that is missing: the other way around, at λ = 1e-12, would be a difference
/// of numbers a billion times larger.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
internal sealed class LimitSystem
{
    private const int MostIterations = 30;
    private const double MachineEpsilon = 2.220446049250313e-16;
    private readonly LimitOptions _options;
    private readonly IPotentialFamily _family;
    private readonly int _threads;
    private readonly IFamilyEvaluator _evaluator;
    private readonly SeparableDirections _separable;
    private readonly ReducedNewton _newton;
    private readonly SymmetricEigen _eigen;
    private readonly double[] _gradient;
    private readonly double[] _change;
    private readonly double[] _hessian;
    private readonly double[] _reduced;
    private readonly double[] _work;
    private readonly double[] _step;

    public LimitSystem(IPotentialFamily family, LimitOptions options, int threads)
    {
        _threads = threads;
        _options = options;
        _family = family;
        IPotential last = family.At(Math.Log(options.Lambda));
        _evaluator = (IFamilyEvaluator)last.CreateSecondOrderEvaluator(threads);
        _separable = last.Separable;
        int n = family.Dimension, m = _separable.ReducedDimension;
        _newton = new ReducedNewton(_separable);
        _eigen = new SymmetricEigen(m);
        _gradient = new double[n];
        _change = new double[n];
        _hessian = new double[n * n];
        _reduced = new double[m * m];
        _work = new double[n];
        _step = new double[n];
        Tangent = new double[n];
    }

    /// <summary>dx/d ln λ at the latest corrected point.</summary>
    public double[] Tangent { get; }

    /// <summary>The stationary point nearest to a guess.</summary>
    /// <param name="guess">Where to start.</param>
    /// <param name="parameter">ln λ.</param>
    /// <param name="reach">Longest way from the guess.</param>
    /// <param name="index">Index that it keeps while the sign of an eigenvalue is undecided.</param>
    /// <returns>The point; null when Newton's method does not converge at once.</returns>
    public LimitPoint? Correct(double[] guess, double parameter, double reach, int index)
    {
        double[] x = [.. guess];
        double last = double.PositiveInfinity, way = 0;
        for (int iteration = 0; iteration < MostIterations; iteration++)
        {
            double energy = Evaluate(x, parameter);
            if (!double.IsFinite(energy) || _newton.IsSingular)
            {
                return null;
            }

            double length = _newton.Step(_gradient, _step), size = Math.Max(1, VectorMath.Norm(x));
            bool isAtRounding = length <= 4 * MachineEpsilon * size;
            if (isAtRounding || length > 0.7 * last)
            {
                return (isAtRounding || length <= _options.Rounding * size) && double.IsFinite(length) ? Describe(x, parameter, energy, length, index) : null;
            }

            way += length;
            if (!(way <= reach))
            {
                return null;
            }

            VectorMath.Axpy(1, _step, x);
            last = length;
        }

        return null;
    }

    /// <summary>Whether a point is what a database would store at that λ.</summary>
    public bool Verify(LimitPoint point)
    {
        ReadOnlySpan<double> x = point.Coordinates.Span;
        Verification verification = StationaryPoint.Verify(
            _family.At(point.LogLambda).CreateSecondOrderEvaluator(_threads), x, _options.RuleAt(point.Lambda, x));
        return verification.Outcome == VerificationOutcome.Verified && verification.Point!.Index == point.Index;
    }

    private double Evaluate(double[] x, double parameter)
    {
        double energy = _evaluator.EnergyGradientHessian(x, parameter, _gradient, _hessian, _change);
        if (double.IsFinite(energy) && double.IsFinite(VectorMath.Norm(_hessian)))
        {
            _newton.Factor(_hessian);
            return energy;
        }

        return double.NaN;
    }

    // With g = ∂E/∂x and c = ∂g/∂ln λ = 2λRx: dx/d ln λ = −H⁻¹c, S = xᵀc/(2λ), dS/d ln λ = cᵀ(dx/d ln λ)/λ.
    private LimitPoint Describe(double[] x, double parameter, double energy, double precision, int index)
    {
        _newton.Step(_change, Tangent);
        double lambda = Math.Exp(parameter), norm = VectorMath.Norm(x);
        double growth = norm > 0 ? -VectorMath.Dot(x, Tangent) / norm : 0;
        _separable.ReduceHessian(_hessian, _work, _reduced);
        _eigen.ComputeValues(_reduced);
        double[] values = _eigen.Values.ToArray();
        double threshold = 100 * values.Length * MachineEpsilon * Math.Max(Math.Abs(values[0]), Math.Abs(values[^1]));
        int negative = values.Count(value => value < -threshold), undecided = values.Count(value => Math.Abs(value) <= threshold);
        int kept = Math.Clamp(index, negative, negative + undecided);
        return new LimitPoint(
            lambda, energy, x, norm, growth, VectorMath.Dot(x, _change) / (2 * lambda), -VectorMath.Dot(_change, Tangent) / lambda, values, kept, precision, null) { LogLambda = parameter };
    }
}
