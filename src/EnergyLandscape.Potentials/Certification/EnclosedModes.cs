using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Approximate eigenmodes of a Hessian, and rigorous bounds of force and Hessian in their coordinates.</summary>
/// <remarks>U has the approximate unit eigenvectors as rows, D are the approximate eigenvalues: f = U·∇E at a point, G ⊇ U·∇²E·Uᵀ over a box.</remarks>
internal sealed class EnclosedModes
{
    private const double Rounding = 1 + 1e-12;

    private readonly IEnclosingEvaluator _evaluator;
    private readonly int _dimension;
    private readonly SymmetricEigen _eigen;
    private readonly RoundedProducts _products;
    private readonly Ball[] _box;
    private readonly Ball[] _gradient;
    private readonly Ball[] _hessian;
    private readonly double[] _modes;
    private readonly double[] _force;
    private readonly double[] _forceRadii;
    private readonly double[] _midpoints;
    private readonly double[] _radii;
    private readonly double[] _enclosure;
    private readonly double[] _enclosureRadii;

    public EnclosedModes(IEnclosingEvaluator evaluator)
    {
        _evaluator = evaluator;
        int n = _dimension = evaluator.Dimension;
        _eigen = new SymmetricEigen(n);
        _products = new RoundedProducts(n);
        _box = new Ball[n];
        _gradient = new Ball[n];
        _hessian = new Ball[n * n];
        _modes = new double[n * n];
        _force = new double[n];
        _forceRadii = new double[n];
        _midpoints = new double[n * n];
        _radii = new double[n * n];
        _enclosure = new double[n * n];
        _enclosureRadii = new double[n * n];
    }

    /// <summary>D, ascending.</summary>
    public ReadOnlySpan<double> Values => _eigen.Values;

    /// <summary>Makes the Hessian at a point the one whose modes these are, and encloses the force there.</summary>
    /// <returns>False when the derivatives are not bounded or there are no eigenvectors.</returns>
    public bool Diagonalise(ReadOnlySpan<double> x)
    {
        FillBox(x, default);
        if (!EncloseDerivatives())
        {
            return false;
        }

        try
        {
            _eigen.Decompose(_midpoints);
        }
        catch (ArithmeticException)
        {
            return false;
        }

        for (int k = 0; k < _dimension; k++)
        {
            _eigen.Vector(k).CopyTo(_modes.AsSpan(k * _dimension));
        }

        _products.Apply(_modes, _gradient, _force, _forceRadii);
        return true;
    }

    /// <summary>Encloses the force at another point, in the same modes.</summary>
    /// <returns>False when the gradient is not bounded.</returns>
    public bool EncloseForce(ReadOnlySpan<double> x)
    {
        FillBox(x, default);
        _evaluator.Enclose(_box, _gradient, []);
        _products.Apply(_modes, _gradient, _force, _forceRadii);
        return IsGradientBounded();
    }

    /// <summary>Encloses the Hessian over a box; the force stays that of the latest point.</summary>
    /// <param name="centre">Centre of the box.</param>
    /// <param name="radii">Half of its edges.</param>
    /// <returns>False when the derivatives are not bounded.</returns>
    public bool EncloseHessian(ReadOnlySpan<double> centre, ReadOnlySpan<double> radii)
    {
        FillBox(centre, radii);
        if (!EncloseDerivatives())
        {
            return false;
        }

        _products.Congruence(_modes, _midpoints, _radii, _enclosure, _enclosureRadii);
        return true;
    }

    /// <summary>Newton's step −Uᵀ D⁻¹ f, not rigorous.</summary>
    public void NewtonStep(Span<double> step)
    {
        step.Clear();
        for (int k = 0; k < _dimension; k++)
        {
            VectorMath.Axpy(-_force[k] / _eigen.Values[k], _eigen.Vector(k), step);
        }
    }

    /// <summary>Upper bound of |fₖ/Dₖ|.</summary>
    public double ForceOverCurvature(int k) => (Math.Abs(_force[k]) + _forceRadii[k]) / Math.Abs(_eigen.Values[k]) * Rounding;

    /// <summary>Upper bound of ‖U·Uᵀ − I‖ in the maximum row sum norm, and so in the Euclidean one.</summary>
    public double DefectOfOrthogonality() => _products.DefectOfOrthogonality(_modes);

    /// <summary>Upper bound of Σₖ |Uₖⱼ|: how far coordinate j moves when every mode moves by one.</summary>
    public double Spread(int j)
    {
        double sum = 0;
        for (int k = 0; k < _dimension; k++)
        {
            sum += Math.Abs(_modes[(k * _dimension) + j]);
        }

        return sum * Rounding;
    }

    /// <summary>Upper bound of Σⱼ |δₖⱼ − Gₖⱼ/Dₖ| wⱼ/wₖ.</summary>
    public double Contraction(int k, ReadOnlySpan<double> weights)
    {
        double value = _eigen.Values[k], sum = 0;
        for (int j = 0; j < _dimension; j++)
        {
            double ratio = _enclosure[(k * _dimension) + j] / value;
            double element = Math.Abs((j == k ? 1 : 0) - ratio) + (4e-16 * Math.Abs(ratio)) + (_enclosureRadii[(k * _dimension) + j] / Math.Abs(value));
            sum += element * (weights[j] / weights[k]);
        }

        return sum * Rounding;
    }

    /// <summary>Gershgorin's disc of row k of G: its middle, and an upper bound of its radius.</summary>
    public (double Middle, double Radius) Disc(int k)
    {
        double radius = 0;
        for (int j = 0; j < _dimension; j++)
        {
            int at = (k * _dimension) + j;
            radius += _enclosureRadii[at] + (j == k ? 0 : Math.Abs(_enclosure[at]));
        }

        return (_enclosure[(k * _dimension) + k], radius * Rounding);
    }

    private void FillBox(ReadOnlySpan<double> centre, ReadOnlySpan<double> radii)
    {
        for (int i = 0; i < _dimension; i++)
        {
            _box[i] = radii.IsEmpty ? centre[i] : Ball.Around(centre[i], radii[i]);
        }
    }

    private bool EncloseDerivatives()
    {
        _evaluator.Enclose(_box, _gradient, _hessian);
        bool bounded = true;
        for (int i = 0; i < _hessian.Length; i++)
        {
            _midpoints[i] = _hessian[i].High;
            _radii[i] = _hessian[i].RadiusAboutHigh;
            bounded &= _hessian[i].IsBounded;
        }

        return bounded && IsGradientBounded();
    }

    private bool IsGradientBounded()
    {
        foreach (Ball component in _gradient)
        {
            if (!component.IsBounded)
            {
                return false;
            }
        }

        return true;
    }
}
