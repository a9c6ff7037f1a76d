namespace EnergyLandscape.Numerics;

/// <summary>Eigenvalues and eigenvectors of dense symmetric matrices of one size, with buffers made once.</summary>
/// <remarks>Householder reduction to tridiagonal form and implicit QL (Wilkinson and Reinsch 1971, tred2 and tql2), with every inner
/// loop on contiguous rows, zero-padded to whole vectors: at n ≤ 74 this beats or ties LAPACK. The matrix is first scaled by a power
/// of two, so sizes near the limits of the format do no harm. The same matrix gives the same bits on every processor, and
/// <see cref="Values"/> are the same bits from both methods.</remarks>
/// <threadsafety>Not safe: one object a thread.</threadsafety>
public sealed unsafe partial class SymmetricEigen
{
    private const double Epsilon = 1.0 / (1UL << 53);

    // Below this an off-diagonal element is dropped whatever its neighbours, in units of the largest element of the matrix: far
    // below the rounding of the reduction, so no tiny eigenvalue suffers, yet large enough that blocks of zeros converge.
    private const double Negligible = 1e-36;
    private const int SweepsPerValue = 60;

    private readonly int _stride;
    private readonly double[] _rows;
    private readonly double[] _values;
    private readonly double[] _offDiagonal;
    private readonly double[] _norms;
    private readonly double[] _product;
    private readonly double[] _update;
    private readonly double[] _cosines;
    private readonly double[] _sines;

    /// <summary>Makes the buffers.</summary>
    /// <param name="size">Order n of the matrices.</param>
    public SymmetricEigen(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
        _stride = RoundUp(size);
        _rows = new double[size * _stride];
        _values = new double[size];
        _offDiagonal = new double[size];
        _norms = new double[size];
        _product = new double[_stride];
        _update = new double[_stride];
        _cosines = new double[size];
        _sines = new double[size];
    }

    /// <summary>Order n of the matrices.</summary>
    public int Size { get; }

    /// <summary>Eigenvalues of the latest matrix, ascending.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Unit eigenvector k (of eigenvalue k) after <see cref="Decompose"/>; its first component of largest size is positive.</summary>
    public ReadOnlySpan<double> Vector(int k)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)k, (uint)Size, nameof(k));
        return _rows.AsSpan(k * _stride, Size);
    }

    /// <summary>Eigenvalues and eigenvectors.</summary>
    /// <param name="matrix">n × n, row-major, symmetric and finite; only the lower triangle is read.</param>
    /// <exception cref="ArithmeticException">The matrix holds a NaN or an infinity, or QL does not converge.</exception>
    public void Decompose(ReadOnlySpan<double> matrix) => Run(matrix, vectors: true);

    /// <summary>Eigenvalues alone, at two thirds of the cost (n = 17) to half of it (n = 60). What <see cref="Vector"/> gives afterwards has no meaning.</summary>
    /// <inheritdoc cref="Decompose" path="/param|/exception"/>
    public void ComputeValues(ReadOnlySpan<double> matrix) => Run(matrix, vectors: false);

    private static int RoundUp(int count) => (count + 3) & ~3;

    private void Run(ReadOnlySpan<double> matrix, bool vectors)
    {
        if (matrix.Length != Size * Size)
        {
            throw new ArgumentException($"Expected {Size} × {Size} elements, found {matrix.Length}.", nameof(matrix));
        }

        double scale = Load(matrix);
        fixed (double* rows = _rows, d = _values, e = _offDiagonal, norms = _norms, p = _product, q = _update)
        fixed (double* c = _cosines, s = _sines)
        {
            Reduce(rows, Size, _stride, d, e, norms, p, q);
            if (vectors)
            {
                Accumulate(rows, Size, _stride, norms);
            }

            if (!Iterate(d, e, Size, c, s, vectors ? rows : null, _stride))
            {
                throw new ArithmeticException($"The eigenvalues of a {Size} × {Size} matrix did not converge.");
            }
        }

        Sort(vectors);
        foreach (ref double value in _values.AsSpan())
        {
            value *= scale;
        }

        if (vectors)
        {
            FixSigns();
        }
    }

    /// <summary>Copies the lower triangle to both, scaled by a power of two so that the largest element is in [1, 2).</summary>
    /// <returns>The power of two that scales the eigenvalues back.</returns>
    private double Load(ReadOnlySpan<double> matrix)
    {
        int n = Size;
        ulong largest = 0;
        for (int i = 0; i < n; i++)
        {
            foreach (double value in matrix.Slice(i * n, i + 1))
            {
                largest = Math.Max(largest, BitConverter.DoubleToUInt64Bits(value) & long.MaxValue);
            }
        }

        double size = BitConverter.UInt64BitsToDouble(largest);
        if (!double.IsFinite(size))
        {
            throw new ArithmeticException("The matrix holds a NaN or an infinity, so it has no eigenvalues.");
        }

        int exponent = size == 0 ? 0 : Math.Clamp(Math.ILogB(size), -1022, 1022);
        double factor = Math.ScaleB(1, -exponent);
        _rows.AsSpan().Clear();
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double value = matrix[(i * n) + j] * factor;
                _rows[(i * _stride) + j] = value;
                _rows[(j * _stride) + i] = value;
            }
        }

        return Math.ScaleB(1, exponent);
    }

    private void Sort(bool vectors)
    {
        if (!vectors)
        {
            _values.AsSpan().Sort();
            return;
        }

        for (int i = 0; i < Size - 1; i++)
        {
            int least = i;
            for (int j = i + 1; j < Size; j++)
            {
                least = _values[j] < _values[least] ? j : least;
            }

            if (least != i)
            {
                (_values[i], _values[least]) = (_values[least], _values[i]);
                Span<double> one = _rows.AsSpan(i * _stride, _stride), other = _rows.AsSpan(least * _stride, _stride);
                one.CopyTo(_update);
                other.CopyTo(one);
                _update.CopyTo(other);
            }
        }
    }

    private void FixSigns()
    {
        for (int k = 0; k < Size; k++)
        {
            Span<double> row = _rows.AsSpan(k * _stride, Size);
            double largest = VectorMath.MaxAbs(row);
            int first = 0;
            while (Math.Abs(row[first]) != largest)
            {
                first++;
            }

            if (row[first] < 0)
            {
                foreach (ref double value in row)
                {
                    value = -value;
                }
            }
        }
    }
}
