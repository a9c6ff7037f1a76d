using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Numerics;

/// <summary>Eigenvalues and eigenvectors of dense symmetric matrices of one size, with buffers made once.</summary>
/// <remarks>Householder reduction to tridiagonal form and implicit QL (Wilkinson and Reinsch 1971, tred2 and tql2), with every inner
/// loop on contiguous rows, zero-padded to whole vectors: at n ≤ 74 this beats or ties LAPACK. The matrix is first scaled by a power
/// of two, so sizes near the limits of the format do no harm. The same matrix gives the same bits on every processor, and
/// <see cref="Values"/> are the same bits from both methods.</remarks>
/// <threadsafety>Not safe: one object a thread.</threadsafety>
public sealed unsafe class SymmetricEigen
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

    /// <summary>Householder reduction from the last row up. The reflection of row i is I − u·uᵀ/norms[i], u left in row i.</summary>
    /// <remarks>The rank-2 update of one step and the matrix-vector product of the next share one pass over the rows.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reduce(double* rows, int n, int stride, double* d, double* e, double* norms, double* p, double* q)
    {
        for (int k = 0; k < stride; k++)
        {
            p[k] = 0;
            q[k] = 0;
        }

        double* u = q; // no reflection yet: an update by zero
        for (int i = n - 1; i > 0; i--)
        {
            // Row i after the update by the reflection of row i + 1, then its own reflection in its place.
            double* row = rows + (i * stride);
            int padded = RoundUp(i + 1);
            if (i < n - 1)
            {
                UpdateRow(row, u, q, u[i], q[i], padded);
            }

            d[i] = row[i];
            double last = row[i - 1];
            for (int k = i - 1; k < padded; k++)
            {
                row[k] = 0;
            }

            padded = RoundUp(i);
            double rest = Dot(row, row, padded);
            double norm = 0, inverse = 0;
            if (rest > 1e-280)
            {
                double g = Math.Sqrt(Math.FusedMultiplyAdd(last, last, rest));
                g = last >= 0 ? -g : g;
                e[i] = g;
                row[i - 1] = last - g;
                norm = 0.5 * Math.FusedMultiplyAdd(last - g, last - g, rest);
                inverse = 1 / norm;
            }
            else
            {
                e[i] = last;
                for (int k = 0; k < padded; k++)
                {
                    row[k] = 0;
                }
            }

            norms[i] = norm;
            for (int j = 0; j < i; j++)
            {
                double* other = rows + (j * stride);
                p[j] = (i < n - 1 ? UpdateRowAndDot(other, u, q, u[j], q[j], row, padded) : Dot(other, row, padded)) * inverse;
            }

            for (int k = i; k < padded; k++)
            {
                p[k] = 0;
            }

            u = row;
            double half = 0.5 * Dot(u, p, padded) * inverse;
            Vector256<double> minusHalf = Vector256.Create(-half);
            for (int k = 0; k < padded; k += 4)
            {
                Vector256.FusedMultiplyAdd(minusHalf, Vector256.Load(u + k), Vector256.Load(p + k)).Store(q + k);
            }
        }

        d[0] = rows[0];
        for (int i = 1; i < n; i++)
        {
            e[i - 1] = e[i];
        }

        e[n - 1] = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateRow(double* row, double* u, double* q, double uj, double qj, int count)
    {
        Vector256<double> minusU = Vector256.Create(-uj), minusQ = Vector256.Create(-qj);
        for (int k = 0; k < count; k += 4)
        {
            Vector256<double> value = Vector256.FusedMultiplyAdd(minusU, Vector256.Load(q + k), Vector256.Load(row + k));
            Vector256.FusedMultiplyAdd(minusQ, Vector256.Load(u + k), value).Store(row + k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double UpdateRowAndDot(double* row, double* u, double* q, double uj, double qj, double* next, int count)
    {
        Vector256<double> minusU = Vector256.Create(-uj), minusQ = Vector256.Create(-qj), sum = Vector256<double>.Zero;
        for (int k = 0; k < count; k += 4)
        {
            Vector256<double> value = Vector256.FusedMultiplyAdd(minusU, Vector256.Load(q + k), Vector256.Load(row + k));
            value = Vector256.FusedMultiplyAdd(minusQ, Vector256.Load(u + k), value);
            value.Store(row + k);
            sum = Vector256.FusedMultiplyAdd(value, Vector256.Load(next + k), sum);
        }

        return SumLanes(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Dot(double* x, double* y, int count)
    {
        Vector256<double> sum = Vector256<double>.Zero;
        for (int k = 0; k < count; k += 4)
        {
            sum = Vector256.FusedMultiplyAdd(Vector256.Load(x + k), Vector256.Load(y + k), sum);
        }

        return SumLanes(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SumLanes(Vector256<double> sum)
    {
        Vector128<double> pair = sum.GetLower() + sum.GetUpper();
        return pair.GetElement(0) + pair.GetElement(1);
    }

    /// <summary>Turns the reflections left by <see cref="Reduce"/> into the rows of Qᵀ, where A = Q·T·Qᵀ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Accumulate(double* rows, int n, int stride, double* norms)
    {
        // Before step i the leading (i − 1) × (i − 1) block is done and row i − 1 still holds its reflection, used up by now.
        for (int i = 1; i <= n; i++)
        {
            double* fresh = rows + ((i - 1) * stride);
            for (int k = 0; k < stride; k++)
            {
                fresh[k] = 0;
            }

            fresh[i - 1] = 1;
            if (i == n || norms[i] == 0)
            {
                continue;
            }

            double* u = rows + (i * stride);
            double inverse = -1 / norms[i];
            int padded = RoundUp(i);
            for (int j = 0; j < i; j++)
            {
                double* row = rows + (j * stride);
                Vector256<double> factor = Vector256.Create(Dot(row, u, padded) * inverse);
                for (int k = 0; k < padded; k += 4)
                {
                    Vector256.FusedMultiplyAdd(factor, Vector256.Load(u + k), Vector256.Load(row + k)).Store(row + k);
                }
            }
        }
    }

    /// <summary>Implicit QL on the tridiagonal matrix; the rotations of one sweep are applied to the rows together.</summary>
    /// <returns>Whether every eigenvalue converged.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Iterate(double* d, double* e, int n, double* cosines, double* sines, double* rows, int stride)
    {
        for (int l = 0; l < n; l++)
        {
            for (int sweep = 0; ; sweep++)
            {
                int m = l;
                while (m < n - 1 && Math.Abs(e[m]) > Negligible && Math.Abs(e[m]) > Epsilon * (Math.Abs(d[m]) + Math.Abs(d[m + 1])))
                {
                    m++;
                }

                if (m == l)
                {
                    break;
                }

                if (sweep == SweepsPerValue)
                {
                    return false;
                }

                double g = (d[l + 1] - d[l]) / (2 * e[l]);
                double r = Math.Sqrt(Math.FusedMultiplyAdd(g, g, 1));
                g = d[m] - d[l] + (e[l] / (g + Math.CopySign(r, g)));
                double s = 1, c = 1, p = 0;
                int i = m - 1;
                for (; i >= l; i--)
                {
                    double f = s * e[i], b = c * e[i];
                    double square = Math.FusedMultiplyAdd(g, g, f * f);
                    r = square > 1e-280 ? Math.Sqrt(square) : SafeHypotenuse(f, g);
                    e[i + 1] = r;
                    if (r == 0)
                    {
                        d[i + 1] -= p;
                        e[m] = 0;
                        break;
                    }

                    s = f / r;
                    c = g / r;
                    g = d[i + 1] - p;
                    r = Math.FusedMultiplyAdd(d[i] - g, s, 2 * c * b);
                    p = s * r;
                    d[i + 1] = g + p;
                    g = Math.FusedMultiplyAdd(c, r, -b);
                    cosines[i] = c;
                    sines[i] = s;
                }

                if (rows != null)
                {
                    Rotate(rows, stride, i + 1, m, cosines, sines);
                }

                if (i < l)
                {
                    d[l] -= p;
                    e[l] = g;
                    e[m] = 0;
                }
            }
        }

        return true;
    }

    private static double SafeHypotenuse(double f, double g)
    {
        const double Up = 1e150;
        return Math.Sqrt((f * Up * (f * Up)) + (g * Up * (g * Up))) / Up;
    }

    /// <summary>Applies the rotations of row pairs (i, i + 1), i = last − 1 down to first, column block by column block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rotate(double* rows, int stride, int first, int last, double* cosines, double* sines)
    {
        int k = 0;
        for (; k + 16 <= stride; k += 16)
        {
            double* row = rows + (last * stride) + k;
            Vector256<double> f0 = Vector256.Load(row), f1 = Vector256.Load(row + 4);
            Vector256<double> f2 = Vector256.Load(row + 8), f3 = Vector256.Load(row + 12);
            for (int i = last - 1; i >= first; i--)
            {
                double* lower = row - stride;
                Vector256<double> c = Vector256.Create(cosines[i]), s = Vector256.Create(sines[i]), minusS = -s;
                Vector256<double> z0 = Vector256.Load(lower), z1 = Vector256.Load(lower + 4);
                Vector256<double> z2 = Vector256.Load(lower + 8), z3 = Vector256.Load(lower + 12);
                Vector256.FusedMultiplyAdd(c, f0, s * z0).Store(row);
                Vector256.FusedMultiplyAdd(c, f1, s * z1).Store(row + 4);
                Vector256.FusedMultiplyAdd(c, f2, s * z2).Store(row + 8);
                Vector256.FusedMultiplyAdd(c, f3, s * z3).Store(row + 12);
                f0 = Vector256.FusedMultiplyAdd(minusS, f0, c * z0);
                f1 = Vector256.FusedMultiplyAdd(minusS, f1, c * z1);
                f2 = Vector256.FusedMultiplyAdd(minusS, f2, c * z2);
                f3 = Vector256.FusedMultiplyAdd(minusS, f3, c * z3);
                row = lower;
            }

            f0.Store(row);
            f1.Store(row + 4);
            f2.Store(row + 8);
            f3.Store(row + 12);
        }

        for (; k < stride; k += 4)
        {
            double* row = rows + (last * stride) + k;
            Vector256<double> f = Vector256.Load(row);
            for (int i = last - 1; i >= first; i--)
            {
                double* lower = row - stride;
                Vector256<double> c = Vector256.Create(cosines[i]), s = Vector256.Create(sines[i]);
                Vector256<double> z = Vector256.Load(lower);
                Vector256.FusedMultiplyAdd(c, f, s * z).Store(row);
                f = Vector256.FusedMultiplyAdd(-s, f, c * z);
                row = lower;
            }

            f.Store(row);
        }
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
