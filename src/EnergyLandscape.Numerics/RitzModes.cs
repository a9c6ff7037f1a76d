namespace EnergyLandscape.Numerics;

/// <summary>Approximate low eigenvectors of a symmetric matrix that is known by its products with vectors: Rayleigh-Ritz in the Krylov space of a
/// start vector.</summary>
/// <remarks>Built by <see cref="Lanczos"/>. Eigenvectors without a component along the start are not found; of a multiple eigenvalue one is.</remarks>
/// <threadsafety>Not safe: one object a thread.</threadsafety>
public sealed class RitzModes
{
    private readonly Lanczos _lanczos;
    private readonly SymmetricEigen _eigen;
    private readonly double[] _tridiagonal;

    /// <summary>Makes the buffers.</summary>
    /// <param name="size">Order n of the matrices.</param>
    /// <param name="mostProducts">Most products with the matrix in one call.</param>
    public RitzModes(int size, int mostProducts)
    {
        _lanczos = new Lanczos(size, mostProducts);
        _eigen = new SymmetricEigen(_lanczos.MostIterations);
        _tridiagonal = new double[_lanczos.MostIterations * _lanczos.MostIterations];
    }

    /// <summary>Number of modes found by the latest call.</summary>
    public int Count { get; private set; }

    /// <summary>Number of the mode that is most like the start of the latest call.</summary>
    public int LikeStart { get; private set; }

    /// <summary>Ritz value of mode k, ascending; never below the lowest eigenvalue but for rounding.</summary>
    public double Value(int k)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)k, (uint)Count, nameof(k));
        return _eigen.Values[k];
    }

    /// <summary>Unit Ritz vector of mode k.</summary>
    /// <param name="k">Number of the mode, from 0, the lowest.</param>
    /// <param name="vector">Receives length n.</param>
    public void Vector(int k, Span<double> vector)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)k, (uint)Count, nameof(k));
        vector.Clear();
        ReadOnlySpan<double> weights = _eigen.Vector(k);
        for (int i = 0; i < Count; i++)
        {
            VectorMath.Axpy(weights[i], _lanczos.BasisVector(i), vector);
        }
    }

    /// <summary>Finds modes until the lowest is known.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="start">Start vector, length n, not zero; best close to the lowest mode.</param>
    /// <param name="tolerance">Residual ‖A·v − θ·v‖ of the lowest mode, relative to the size of its value.</param>
    /// <exception cref="ArithmeticException">A product holds a NaN or an infinity.</exception>
    public void Run(SymmetricOperator matrix, ReadOnlySpan<double> start, double tolerance)
    {
        Count = _lanczos.Extremes(matrix, start, tolerance, ends => ends.LowestResidual <= tolerance * Math.Abs(ends.Lowest)).Iterations;

        // Rows that were not reached are decoupled and lie above all others.
        int size = _eigen.Size;
        double above = double.Epsilon;
        for (int i = 0; i < Count; i++)
        {
            above = Math.Max(above, Math.Abs(_lanczos.DiagonalElement(i)) + (i + 1 < Count ? 2 * Math.Abs(_lanczos.OffDiagonalElement(i)) : 0));
        }

        Array.Clear(_tridiagonal);
        for (int i = 0; i < size; i++)
        {
            _tridiagonal[(i * size) + i] = i < Count ? _lanczos.DiagonalElement(i) : 4 * above;
            if (i + 1 < Count)
            {
                _tridiagonal[((i + 1) * size) + i] = _tridiagonal[(i * size) + i + 1] = _lanczos.OffDiagonalElement(i);
            }
        }

        _eigen.Decompose(_tridiagonal);
        LikeStart = 0;
        for (int k = 1; k < Count; k++)
        {
            LikeStart = Math.Abs(_eigen.Vector(k)[0]) > Math.Abs(_eigen.Vector(LikeStart)[0]) ? k : LikeStart;
        }
    }
}
