namespace EnergyLandscape.Numerics;

/// <summary>Products of matrices in doubles with rigorous bounds of their rounding errors.</summary>
/// <remarks>For any order of summation, |fl(x·y) − x·y| ≤ γₙ |x|·|y| + n·2⁻¹⁰⁷⁴ with γₙ = n u/(1 − n u), u = 2⁻⁵³ (Higham, Accuracy and Stability
/// of Numerical Algorithms, 2nd ed., section 3.1; Rump 1999, doi:10.1023/A:1022374804152, for matrices with a radius). Bounds are sums of
/// numbers that are not negative, so they carry a relative error only, which a factor absorbs for n up to 10⁵.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class RoundedProducts
{
    private const double UnitRoundoff = 1.0 / (1UL << 53);
    private const double Inflation = 1 + 1e-9;
    private const double Underflow = 1e-300;

    private readonly double[] _product;
    private readonly double[] _productBound;
    private readonly double[] _sizes;
    private readonly double[] _sizesOfRow;
    private readonly double[] _bounds;

    /// <summary>Makes the buffers.</summary>
    /// <param name="size">Order n of the matrices, at most 10⁵.</param>
    public RoundedProducts(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 100_000);
        Size = size;
        _product = new double[size * size];
        _productBound = new double[size * size];
        _sizes = new double[size * size];
        _sizesOfRow = new double[size];
        _bounds = new double[size * size];
    }

    /// <summary>Order n of the matrices.</summary>
    public int Size { get; }

    /// <summary>Encloses U·A·Uᵀ for every symmetric A with |A − M| ≤ R, element by element.</summary>
    /// <param name="rows">U, n × n, row-major.</param>
    /// <param name="midpoints">M, n × n, symmetric.</param>
    /// <param name="radii">R, n × n, symmetric, not negative.</param>
    /// <param name="result">Receives the midpoints of the enclosure, n × n.</param>
    /// <param name="resultRadii">Receives its radii, n × n.</param>
    public void Congruence(
        ReadOnlySpan<double> rows, ReadOnlySpan<double> midpoints, ReadOnlySpan<double> radii, Span<double> result, Span<double> resultRadii)
    {
        int n = Size;
        double gamma = Gamma(n);
        for (int i = 0; i < n * n; i++)
        {
            _sizes[i] = Math.Abs(rows[i]);
            _bounds[i] = (gamma * Math.Abs(midpoints[i])) + radii[i];
        }

        // P = U·M with |P − U·A| ≤ |U| (γ|M| + R); both symmetric, so columns are rows.
        Multiply(rows, midpoints, _product);
        Multiply(_sizes, _bounds, _productBound);
        Multiply(_product, rows, result);
        for (int i = 0; i < n * n; i++)
        {
            _productBound[i] = (((gamma * Math.Abs(_product[i])) + _productBound[i]) * Inflation) + Underflow;
        }

        Multiply(_productBound, _sizes, resultRadii);
        for (int i = 0; i < n * n; i++)
        {
            resultRadii[i] = (resultRadii[i] * Inflation) + Underflow;
        }
    }

    /// <summary>Bounds ‖U·Uᵀ − I‖ in the maximum row sum norm.</summary>
    /// <param name="rows">U, n × n, row-major.</param>
    public double DefectOfOrthogonality(ReadOnlySpan<double> rows)
    {
        int n = Size;
        double gamma = Gamma(n), largest = 0;
        for (int i = 0; i < n * n; i++)
        {
            _sizes[i] = Math.Abs(rows[i]);
        }

        Multiply(rows, rows, _product);
        Multiply(_sizes, _sizes, _productBound);
        for (int i = 0; i < n; i++)
        {
            double sum = 0;
            for (int j = 0; j < n; j++)
            {
                sum += Math.Abs(_product[(i * n) + j] - (i == j ? 1 : 0)) + (gamma * _productBound[(i * n) + j]);
            }

            largest = sum > largest || double.IsNaN(sum) ? sum : largest;
        }

        return (largest * Inflation) + Underflow;
    }

    /// <summary>Encloses U·b.</summary>
    /// <param name="rows">U, n × n, row-major.</param>
    /// <param name="vector">b, length n.</param>
    /// <param name="result">Receives the midpoints, length n.</param>
    /// <param name="radii">Receives the radii, length n.</param>
    public void Apply(ReadOnlySpan<double> rows, ReadOnlySpan<Ball> vector, Span<double> result, Span<double> radii)
    {
        int n = Size;
        double gamma = Gamma(n);
        for (int j = 0; j < n; j++)
        {
            _sizesOfRow[j] = (gamma * Math.Abs(vector[j].High)) + vector[j].RadiusAboutHigh;
        }

        for (int i = 0; i < n; i++)
        {
            double sum = 0, bound = 0;
            for (int j = 0; j < n; j++)
            {
                double u = rows[(i * n) + j];
                sum += u * vector[j].High;
                bound += Math.Abs(u) * _sizesOfRow[j];
            }

            result[i] = sum;
            radii[i] = (bound * Inflation) + Underflow;
        }
    }

    // One more than the number of products, for the rounding of what the bounds are made of.
    private static double Gamma(int n) => (n + 1) * UnitRoundoff * Inflation;

    // Rows of the first times rows of the second: A·Bᵀ.
    private void Multiply(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Span<double> result)
    {
        int n = Size;
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> row = first.Slice(i * n, n);
            for (int j = 0; j < n; j++)
            {
                result[(i * n) + j] = VectorMath.Dot(row, second.Slice(j * n, n));
            }
        }
    }
}
