using System.Runtime.CompilerServices;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Gmin;

/// <summary>Steps along the eigenmodes of a Hessian: uphill in the lowest ones, downhill in the rest, no longer than a trust radius.</summary>
/// <remarks>p = Σ ± F_i/(|b_i| + μ) v_i with F_i = g·v_i, upper sign for the modes to be climbed; μ ≥ 0 limits the length.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class ModeStep
{
    private readonly SeparableDirections _separable;
    private readonly SymmetricEigen _eigen;
    private readonly double[] _work;
    private readonly double[] _reduced;
    private readonly double[] _reducedHessian;
    private readonly double[] _forces;
    private readonly double[] _components;

    /// <summary>Makes the buffers.</summary>
    /// <param name="separable">Directions of the potential that the modes leave out.</param>
    public ModeStep(SeparableDirections separable)
    {
        ArgumentNullException.ThrowIfNull(separable);
        _separable = separable;
        int m = separable.ReducedDimension;
        _eigen = new SymmetricEigen(m);
        _work = new double[separable.Dimension];
        _reduced = new double[m];
        _reducedHessian = new double[m * m];
        _forces = new double[m];
        _components = new double[m];
    }

    /// <summary>Number of modes m, which is smaller than the dimension n where the potential has separable directions.</summary>
    public int Count => _forces.Length;

    /// <summary>Change of the energy that the quadratic model predicts for the latest step.</summary>
    public double PredictedChange { get; private set; }

    /// <summary>μ of the latest step: zero unless its length is the radius.</summary>
    public double Shift { get; private set; }

    /// <summary>Gradient components F_i along the modes.</summary>
    public ReadOnlySpan<double> Forces => _forces;

    /// <summary>Eigenvalues, ascending.</summary>
    public ReadOnlySpan<double> Values => _eigen.Values;

    /// <summary>Components of the latest <see cref="Step(int, double, Span{double})"/> along the modes.</summary>
    public ReadOnlySpan<double> Components => _components;

    /// <summary>Writes unit eigenvector i, length n.</summary>
    public void Vector(int i, Span<double> vector) => _separable.Expand(_eigen.Vector(i), vector);

    /// <summary>Takes up a Hessian and a gradient.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Decompose(ReadOnlySpan<double> hessian, ReadOnlySpan<double> gradient)
    {
        _separable.ReduceHessian(hessian, _work, _reducedHessian);
        _eigen.Decompose(_reducedHessian);
        Project(gradient, _forces);
    }

    /// <summary>Components along the m modes of a vector of length n.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Project(ReadOnlySpan<double> vector, Span<double> components)
    {
        _separable.Reduce(vector, _reduced);
        for (int i = 0; i < components.Length; i++)
        {
            components[i] = VectorMath.Dot(_eigen.Vector(i), _reduced);
        }
    }

    /// <summary>The vector, length n, with given components along the m modes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Assemble(ReadOnlySpan<double> components, Span<double> vector)
    {
        Array.Clear(_reduced);
        for (int i = 0; i < components.Length; i++)
        {
            if (components[i] != 0)
            {
                VectorMath.Axpy(components[i], _eigen.Vector(i), _reduced);
            }
        }

        _separable.Expand(_reduced, vector);
    }

    /// <summary>Makes a step.</summary>
    /// <param name="uphill">Number of lowest modes to climb.</param>
    /// <param name="radius">Longest step.</param>
    /// <param name="step">Receives the step.</param>
    /// <returns>Its length.</returns>
    public double Step(int uphill, double radius, Span<double> step) => Step(0, uphill, radius, step);

    /// <summary>Makes a step that climbs one mode, not necessarily the lowest.</summary>
    /// <param name="mode">Number of the mode, from 0.</param>
    /// <param name="radius">Longest step.</param>
    /// <param name="step">Receives the step.</param>
    /// <returns>Its length.</returns>
    public double StepAlong(int mode, double radius, Span<double> step) => Step(mode, mode + 1, radius, step);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Step(int first, int end, double radius, Span<double> step)
    {
        double shift = 0;
        if (Length(0) > radius)
        {
            double low = 0, high = VectorMath.Norm(_forces) / radius;
            for (int i = 0; i < 60 && high - low > 1e-3 * high; i++)
            {
                double middle = 0.5 * (low + high);
                if (Length(middle) > radius)
                {
                    low = middle;
                }
                else
                {
                    high = middle;
                }
            }

            shift = high;
        }

        double length = 0;
        PredictedChange = 0;
        for (int i = 0; i < _forces.Length; i++)
        {
            double component = Component(i, shift);
            _components[i] = i >= first && i < end ? component : -component;
            length += component * component;
            PredictedChange += _components[i] * (_forces[i] + (0.5 * _eigen.Values[i] * _components[i]));
        }

        Shift = shift;
        Assemble(_components, step);
        return Math.Sqrt(length);
    }

    private double Component(int i, double shift)
    {
        double denominator = Math.Abs(_eigen.Values[i]) + shift;
        return denominator > 0 ? _forces[i] / denominator : 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Length(double shift)
    {
        double sum = 0;
        for (int i = 0; i < _forces.Length; i++)
        {
            double component = Component(i, shift);
            sum += component * component;
        }

        return Math.Sqrt(sum);
    }
}
