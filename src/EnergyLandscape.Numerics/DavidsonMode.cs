namespace EnergyLandscape.Numerics;

/// <summary>One low eigenvector of a symmetric matrix that is known by its products with vectors, followed from that of a matrix nearby.</summary>
/// <remarks>Rayleigh-Ritz in a space that grows by residuals, each multiplied by the inverse of another matrix whose eigenvectors are at hand, less the
/// Ritz value (Davidson, J. Comput. Phys. 17 (1975) 87, with the diagonal of the matrix; Morgan and Scott, SIAM J. Sci. Stat. Comput. 7 (1986) 817, with any), made
/// orthogonal to the mode as by Olsen, Jørgensen and Simons, Chem. Phys. Lett. 169 (1990) 463. The nearer that matrix, the fewer products; with the matrix
/// itself this is Rayleigh quotient iteration. Spectra with many eigenvalues crowded at the low end, where Krylov spaces need hundreds of products, do no harm.</remarks>
/// <threadsafety>Not safe: one object a thread.</threadsafety>
public sealed class DavidsonMode
{
    // A vector shorter than this share of its length before projection is one of rounding errors.
    private const double Negligible = 1e-10;

    private readonly double[][] _basis;
    private readonly double[][] _products;
    private readonly double[] _gram;
    private readonly double[] _padded;
    private readonly double[] _residual;
    private readonly SymmetricEigen _eigen;
    private int _count;

    /// <summary>Makes the buffers.</summary>
    /// <param name="size">Order n of the matrices.</param>
    /// <param name="mostProducts">Most products with the matrix in one call, at least 2.</param>
    public DavidsonMode(int size, int mostProducts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostProducts, 2);
        int most = Math.Min(size, mostProducts);
        _basis = [.. Enumerable.Range(0, most).Select(_ => new double[size])];
        _products = [.. Enumerable.Range(0, most).Select(_ => new double[size])];
        _gram = new double[most * most];
        _padded = new double[most * most];
        _residual = new double[size];
        _eigen = new SymmetricEigen(most);
        Mode = new double[size];
    }

    /// <summary>The inverse of the matrix nearby less a number, applied to a vector.</summary>
    /// <param name="vector">Length n.</param>
    /// <param name="shift">The number; the inverse must be finite for every number.</param>
    /// <param name="result">Receives length n; never the same memory.</param>
    public delegate void ShiftedInverse(ReadOnlySpan<double> vector, double shift, Span<double> result);

    /// <summary>The unit vector that the latest call ended with.</summary>
    public double[] Mode { get; }

    /// <summary>Its Ritz value, that is its curvature.</summary>
    public double Value { get; private set; }

    /// <summary>Products of the latest call.</summary>
    public int Products => _count;

    /// <summary>Finds the lowest mode that the starts lead to, or while no Ritz value is negative the one most like the first; a lower one that is
    /// orthogonal to all residuals may be missed.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="nearby">The inverse that residuals are multiplied by.</param>
    /// <param name="start">First start vector, length n, not zero.</param>
    /// <param name="second">Another one, length n, such as the mode whose eigenvalue may cross that of the first; zero, or along the first, for none.</param>
    /// <param name="followsStart">Whether the mode most like the start is wanted while no Ritz value is negative.</param>
    /// <param name="tolerance">Residual ‖A·v − θ·v‖ of the mode, relative to |θ|.</param>
    /// <returns>Whether the residual fell to the tolerance.</returns>
    /// <exception cref="ArgumentException">A start has another length, or the first is zero or not finite.</exception>
    /// <exception cref="ArithmeticException">A product holds a NaN or an infinity.</exception>
    public bool Run(SymmetricOperator matrix, ShiftedInverse nearby, ReadOnlySpan<double> start, ReadOnlySpan<double> second, bool followsStart, double tolerance)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(nearby);
        if (start.Length != Mode.Length || second.Length != Mode.Length)
        {
            throw new ArgumentException($"Expected starts of {Mode.Length} elements, found {start.Length} and {second.Length}.", nameof(start));
        }

        _count = 0;
        start.CopyTo(_residual);
        if (!Extend(matrix))
        {
            throw new ArgumentException("The start vector is zero or not finite.", nameof(start));
        }

        second.CopyTo(_residual);
        Extend(matrix);
        while (true)
        {
            int wanted = Wanted(followsStart);
            Value = _eigen.Values[wanted];
            Combine(_basis, wanted, Mode);
            Combine(_products, wanted, _residual);
            VectorMath.Axpy(-Value, Mode, _residual);
            if (VectorMath.Norm(_residual) <= tolerance * Math.Abs(Value))
            {
                return true;
            }

            // The next basis vector is not in use yet and serves as work space.
            if (_count == _basis.Length)
            {
                return false;
            }

            Correct(nearby, _basis[_count]);
            if (!Extend(matrix))
            {
                return false;
            }
        }
    }

    // The residual becomes the correction of the mode, orthogonal to it (Olsen): without the second term it would be the mode itself where both matrices agree.
    private void Correct(ShiftedInverse nearby, double[] work)
    {
        nearby(_residual, Value, work);
        work.CopyTo(_residual, 0);
        nearby(Mode, Value, work);
        double along = VectorMath.Dot(Mode, work);
        if (along != 0)
        {
            VectorMath.Axpy(-VectorMath.Dot(Mode, _residual) / along, work, _residual);
        }
    }

    // Adds what is left of the vector in _residual beside the basis; false if that is nothing.
    private bool Extend(SymmetricOperator matrix)
    {
        double before = VectorMath.Norm(_residual);
        if (_count == _basis.Length || !(before > 0) || !double.IsFinite(before))
        {
            return false;
        }

        // Twice is enough (Parlett 1980).
        for (int pass = 0; pass < 2; pass++)
        {
            for (int i = 0; i < _count; i++)
            {
                VectorMath.Axpy(-VectorMath.Dot(_basis[i], _residual), _basis[i], _residual);
            }
        }

        double norm = VectorMath.Norm(_residual);
        if (norm <= Negligible * before)
        {
            return false;
        }

        double[] vector = _basis[_count];
        for (int i = 0; i < vector.Length; i++)
        {
            vector[i] = _residual[i] / norm;
        }

        matrix(vector, _products[_count]);
        if (!double.IsFinite(VectorMath.Norm(_products[_count])))
        {
            throw new ArithmeticException("A product of the matrix with a vector holds a NaN or an infinity.");
        }

        int size = _eigen.Size;
        for (int i = 0; i <= _count; i++)
        {
            _gram[(_count * size) + i] = _gram[(i * size) + _count] = VectorMath.Dot(_basis[i], _products[_count]);
        }

        _count++;
        return true;
    }

    // Ritz values in the basis; rows that were not reached are decoupled and lie above all others.
    private int Wanted(bool followsStart)
    {
        int size = _eigen.Size;
        double above = double.Epsilon;
        for (int i = 0; i < _count; i++)
        {
            double sum = 0;
            for (int j = 0; j < _count; j++)
            {
                sum += Math.Abs(_gram[(i * size) + j]);
            }

            above = Math.Max(above, sum);
        }

        Array.Clear(_padded);
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < _count && i < _count; j++)
            {
                _padded[(i * size) + j] = _gram[(i * size) + j];
            }

            _padded[(i * size) + i] = i < _count ? _gram[(i * size) + i] : 4 * above;
        }

        _eigen.Decompose(_padded);
        int wanted = 0;
        for (int k = 1; k < _count && followsStart && _eigen.Values[0] >= 0; k++)
        {
            wanted = Math.Abs(_eigen.Vector(k)[0]) > Math.Abs(_eigen.Vector(wanted)[0]) ? k : wanted;
        }

        return wanted;
    }

    private void Combine(double[][] vectors, int k, double[] result)
    {
        Array.Clear(result);
        ReadOnlySpan<double> weights = _eigen.Vector(k);
        for (int i = 0; i < _count; i++)
        {
            VectorMath.Axpy(weights[i], vectors[i], result);
        }
    }
}
