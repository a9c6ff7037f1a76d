using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Gmin;

/// <summary>Inertia and Newton step in the complement of a potential's separable directions, by one LDLᵀ factorisation.</summary>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class ReducedNewton
{
    private readonly SeparableDirections _separable;
    private readonly LdltFactorization _factor;
    private readonly double[] _work;
    private readonly double[] _hessian;
    private readonly double[] _gradient;

    /// <summary>Makes the buffers.</summary>
    public ReducedNewton(SeparableDirections separable)
    {
        ArgumentNullException.ThrowIfNull(separable);
        _separable = separable;
        int m = separable.ReducedDimension;
        _factor = new LdltFactorization(m);
        _work = new double[separable.Dimension];
        _hessian = new double[m * m];
        _gradient = new double[m];
    }

    /// <summary>Whether all eigenvalues are positive.</summary>
    public bool IsConvex => _factor.Inertia.Positive == _gradient.Length;

    /// <summary>Whether the matrix is singular to working precision.</summary>
    public bool IsSingular => _factor.Inertia.Zero > 0;

    /// <summary>Takes up a Hessian, n × n.</summary>
    public void Factor(ReadOnlySpan<double> hessian)
    {
        _separable.ReduceHessian(hessian, _work, _hessian);
        _factor.Factor(_hessian);
    }

    /// <summary>The step −H⁻¹g.</summary>
    /// <param name="gradient">Length n.</param>
    /// <param name="step">Receives length n.</param>
    /// <returns>Its length.</returns>
    public double Step(ReadOnlySpan<double> gradient, Span<double> step)
    {
        _separable.Reduce(gradient, _gradient);
        _factor.Solve(_gradient, _gradient);
        for (int i = 0; i < _gradient.Length; i++)
        {
            _gradient[i] = -_gradient[i];
        }

        _separable.Expand(_gradient, step);
        return VectorMath.Norm(_gradient);
    }
}
