using EnergyLandscape.Numerics;

namespace EnergyLandscape.Gmin;

/// <summary>Steps along the eigenmodes of a Hessian: uphill in the lowest ones, downhill in the rest, no longer than a trust radius.</summary>
/// <remarks>p = Σ ± F_i/(|b_i| + μ) v_i with F_i = g·v_i, upper sign for the modes to be climbed; μ ≥ 0 limits the length.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class ModeStep
{
    private readonly SymmetricEigen _eigen;
    private readonly double[] _forces;
    private readonly double[] _components;

    /// <summary>Makes the buffers.</summary>
    public ModeStep(int dimension)
    {
        _eigen = new SymmetricEigen(dimension);
        _forces = new double[dimension];
        _components = new double[dimension];
    }

    /// <summary>Change of the energy that the quadratic model predicts for the latest step.</summary>
    public double PredictedChange { get; private set; }

    /// <summary>Gradient components F_i along the modes.</summary>
    public ReadOnlySpan<double> Forces => _forces;

    /// <summary>Eigenvalues, ascending.</summary>
    public ReadOnlySpan<double> Values => _eigen.Values;

    /// <summary>Eigenvalue i, ascending.</summary>
    public double Value(int i) => _eigen.Values[i];

    /// <summary>Unit eigenvector i.</summary>
    public ReadOnlySpan<double> Vector(int i) => _eigen.Vector(i);

    /// <summary>Takes up a Hessian and a gradient.</summary>
    public void Decompose(ReadOnlySpan<double> hessian, ReadOnlySpan<double> gradient)
    {
        _eigen.Decompose(hessian);
        for (int i = 0; i < _forces.Length; i++)
        {
            _forces[i] = VectorMath.Dot(_eigen.Vector(i), gradient);
        }
    }

    /// <summary>Components of a vector along the modes.</summary>
    public void Project(ReadOnlySpan<double> vector, Span<double> components)
    {
        for (int i = 0; i < components.Length; i++)
        {
            components[i] = VectorMath.Dot(_eigen.Vector(i), vector);
        }
    }

    /// <summary>The vector with given components along the modes.</summary>
    public void Assemble(ReadOnlySpan<double> components, Span<double> vector)
    {
        vector.Clear();
        for (int i = 0; i < components.Length; i++)
        {
            if (components[i] != 0)
            {
                VectorMath.Axpy(components[i], _eigen.Vector(i), vector);
            }
        }
    }

    /// <summary>Makes a step.</summary>
    /// <param name="uphill">Number of lowest modes to climb.</param>
    /// <param name="radius">Longest step.</param>
    /// <param name="step">Receives the step.</param>
    /// <returns>Its length.</returns>
    public double Step(int uphill, double radius, Span<double> step)
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
            _components[i] = i < uphill ? component : -component;
            length += component * component;
            PredictedChange += _components[i] * (_forces[i] + (0.5 * _eigen.Values[i] * _components[i]));
        }

        Assemble(_components, step);
        return Math.Sqrt(length);
    }

    private double Component(int i, double shift)
    {
        double denominator = Math.Abs(_eigen.Values[i]) + shift;
        return denominator > 0 ? _forces[i] / denominator : 0;
    }

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
