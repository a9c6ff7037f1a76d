namespace EnergyLandscape.Potentials;

/// <summary>Adds second derivatives by central differences of the gradient to an evaluator that has none.</summary>
/// <remarks>Errors are of order h² + ε/h times higher derivatives; a stored point's inertia is then only as good as that. Exact second
/// derivatives should replace it where a landscape is to be published.</remarks>
public sealed class FiniteDifferenceEvaluator : ISecondOrderEvaluator
{
    private readonly IEvaluator _inner;
    private readonly double _step;
    private readonly double[] _point;
    private readonly double[] _forward;
    private readonly double[] _backward;

    /// <summary>Wraps an evaluator.</summary>
    /// <param name="inner">Gives energies and gradients.</param>
    /// <param name="step">Displacement h of the differences, in units of the coordinates.</param>
    public FiniteDifferenceEvaluator(IEvaluator inner, double step = 1e-5)
    {
        ArgumentNullException.ThrowIfNull(inner);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(step);
        _inner = inner;
        _step = step;
        _point = new double[inner.Dimension];
        _forward = new double[inner.Dimension];
        _backward = new double[inner.Dimension];
    }

    /// <inheritdoc/>
    public int Dimension => _inner.Dimension;

    /// <inheritdoc/>
    public EvaluationCounts Counts => _inner.Counts;

    /// <inheritdoc/>
    public double Energy(ReadOnlySpan<double> x) => _inner.Energy(x);

    /// <inheritdoc/>
    public double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient) => _inner.EnergyGradient(x, gradient);

    /// <inheritdoc/>
    public double EnergyGradientHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
    {
        int n = Dimension;
        double energy = _inner.EnergyGradient(x, gradient);
        for (int i = 0; i < n; i++)
        {
            x.CopyTo(_point);
            _point[i] = x[i] + _step;
            _inner.EnergyGradient(_point, _forward);
            _point[i] = x[i] - _step;
            _inner.EnergyGradient(_point, _backward);
            for (int k = 0; k < n; k++)
            {
                hessian[(i * n) + k] = (_forward[k] - _backward[k]) / (2 * _step);
            }
        }

        for (int i = 0; i < n; i++)
        {
            for (int k = i + 1; k < n; k++)
            {
                double mean = 0.5 * (hessian[(i * n) + k] + hessian[(k * n) + i]);
                hessian[(i * n) + k] = mean;
                hessian[(k * n) + i] = mean;
            }
        }

        return energy;
    }

    /// <inheritdoc/>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        double length = 0;
        foreach (double component in v)
        {
            length += component * component;
        }

        length = Math.Sqrt(length);
        if (length == 0)
        {
            product.Clear();
            return;
        }

        double h = _step / length;
        Displace(x, v, h);
        _inner.EnergyGradient(_point, _forward);
        Displace(x, v, -h);
        _inner.EnergyGradient(_point, _backward);
        for (int k = 0; k < Dimension; k++)
        {
            product[k] = (_forward[k] - _backward[k]) / (2 * h);
        }
    }

    private void Displace(ReadOnlySpan<double> x, ReadOnlySpan<double> v, double h)
    {
        for (int k = 0; k < Dimension; k++)
        {
            _point[k] = x[k] + (h * v[k]);
        }
    }
}
