using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>The equations of a curve of stationary points inside a fixed space: g(y, p) = 0 with a plane, n·(u − u₀) = 0, u = (y, p).</summary>
/// <remarks>y are coordinates of the fixed space without its separable directions. The bordered matrix (H ∂g/∂p; n) is regular at folds,
/// where H is not (Keller 1977).</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
internal sealed class CurveSystem
{
    private const int MostIterations = 6;
    private readonly IFamilyEvaluator _evaluator;
    private readonly SeparableDirections _separable;
    private readonly LdltFactorization _whole;
    private readonly LuFactorization _bordered;
    private readonly int _size;
    private readonly double[] _x;
    private readonly double[] _gradient;
    private readonly double[] _change;
    private readonly double[] _hessian;
    private readonly double[] _z;
    private readonly double[] _work;
    private readonly double[] _spaceHessian;
    private readonly double[] _reducedHessian;
    private readonly double[] _reducedChange;
    private readonly double[] _matrix;
    private readonly double[] _right;

    public CurveSystem(IPotential potential, IFamilyEvaluator evaluator, FixedSpace space)
    {
        _evaluator = evaluator;
        Space = space;
        _separable = space.Restrict(potential).Separable;
        _size = _separable.ReducedDimension;
        int n = potential.Dimension, m = space.ReducedDimension;
        _whole = new LdltFactorization(n);
        _bordered = new LuFactorization(_size + 1);
        _x = new double[n];
        _gradient = new double[n];
        _change = new double[n];
        _hessian = new double[n * n];
        _z = new double[m];
        _work = new double[m];
        _spaceHessian = new double[m * m];
        _reducedHessian = new double[_size * _size];
        _reducedChange = new double[_size];
        _matrix = new double[(_size + 1) * (_size + 1)];
        _right = new double[_size + 1];
    }

    public FixedSpace Space { get; }

    /// <summary>The whole Hessian where the latest point was evaluated last.</summary>
    public ReadOnlySpan<double> Hessian => _hessian;

    /// <summary>The unit vector of the parameter: the normal of the plane p = constant.</summary>
    public double[] ParameterAxis()
    {
        var axis = new double[_size + 1];
        axis[_size] = 1;
        return axis;
    }

    public double[] Reduce(ReadOnlySpan<double> x, double parameter)
    {
        var u = new double[_size + 1];
        Space.Reduce(x, _z);
        _separable.Reduce(_z, u.AsSpan(0, _size));
        u[_size] = parameter;
        return u;
    }

    public double[] Expand(double[] u)
    {
        var x = new double[_x.Length];
        Expand(u, x);
        return x;
    }

    /// <summary>The point of the curve in a plane, by Newton's method.</summary>
    /// <param name="guess">A point of the plane, near the curve.</param>
    /// <param name="normal">Unit normal of the plane; the tangent of the result points to its side.</param>
    /// <param name="tolerance">Newton step that is short enough; it is still taken.</param>
    /// <param name="reach">Longest way from the guess.</param>
    /// <returns>The point, or null when Newton's method doesn't converge at once.</returns>
    public CurvePoint? Correct(double[] guess, double[] normal, double tolerance, double reach)
    {
        double[] u = [.. guess], tangent = new double[_size + 1];
        double last = double.PositiveInfinity;
        for (int iteration = 1; iteration <= MostIterations; iteration++)
        {
            Evaluate(u, normal);
            if (!_bordered.TryFactor(_matrix))
            {
                return null;
            }

            _right[_size] = 0;
            for (int i = 0; i <= _size; i++)
            {
                _right[_size] -= normal[i] * (u[i] - guess[i]);
            }

            _bordered.Solve(_right, _right);
            double length = VectorMath.Norm(_right);
            if (!(length <= 0.7 * last) || length > reach)
            {
                return null;
            }

            VectorMath.Axpy(1, _right, u);
            last = length;
            if (length <= tolerance)
            {
                return SetTangent(tangent) ? new CurvePoint(u, tangent, NegativeEigenvalues(), iteration) : null;
            }
        }

        return null;
    }

    private void Expand(double[] u, double[] x)
    {
        _separable.Expand(u.AsSpan(0, _size), _z);
        Space.Expand(_z, x);
    }

    private void Evaluate(double[] u, double[] normal)
    {
        Expand(u, _x);
        _evaluator.EnergyGradientHessian(_x, u[_size], _gradient, _hessian, _change);
        Space.Reduce(_gradient, _z);
        _separable.Reduce(_z, _right.AsSpan(0, _size));
        Space.Reduce(_change, _z);
        _separable.Reduce(_z, _reducedChange);
        Space.ReduceHessian(_hessian, _spaceHessian);
        _separable.ReduceHessian(_spaceHessian, _work, _reducedHessian);
        for (int i = 0; i < _size; i++)
        {
            _right[i] = -_right[i];
            _reducedHessian.AsSpan(i * _size, _size).CopyTo(_matrix.AsSpan(i * (_size + 1)));
            _matrix[(i * (_size + 1)) + _size] = _reducedChange[i];
        }

        normal.CopyTo(_matrix, _size * (_size + 1));
    }

    // The latest factors belong to a point closer than the tolerance.
    private bool SetTangent(double[] tangent)
    {
        tangent[_size] = 1;
        _bordered.Solve(tangent, tangent);
        double length = VectorMath.Norm(tangent);
        for (int i = 0; i < tangent.Length; i++)
        {
            tangent[i] /= length;
        }

        return double.IsFinite(length) && length > 0;
    }

    private int NegativeEigenvalues()
    {
        _whole.Factor(_hessian);
        return _whole.Inertia.Negative;
    }
}
