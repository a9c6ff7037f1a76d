using System.Runtime.CompilerServices;
namespace EnergyLandscape.Numerics;

/// <summary>P·A·Pᵀ = L·D·Lᵀ of dense symmetric, possibly indefinite matrices of one size, D of 1 × 1 and 2 × 2 blocks.</summary>
/// <remarks>Diagonal pivoting of Bunch and Kaufman, Math. Comp. 31 (1977) 163, on the lower triangle. By Sylvester's law the signs of D
/// are those of the eigenvalues, at a third of the cost of finding them or less; a 2 × 2 block holds one of each.</remarks>
/// <threadsafety>Not safe: one object a thread.</threadsafety>
public sealed class LdltFactorization
{
    private const double Alpha = 0.6403882032022076; // (1 + √17)/8 bounds the growth of elements
    private readonly double[] _factor;
    private readonly double[] _column;
    private readonly double[] _second;
    private readonly int[] _order;
    private readonly bool[] _startsPair;
    private bool _ready;

    /// <summary>Makes the buffers.</summary>
    /// <param name="size">Order n of the matrices.</param>
    public LdltFactorization(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
        _factor = new double[size * size];
        _column = new double[size];
        _second = new double[size];
        _order = new int[size];
        _startsPair = new bool[size];
    }

    /// <summary>Order n of the matrices.</summary>
    public int Size { get; }

    /// <summary>Signs of the eigenvalues of the latest matrix. A pivot column counts as zero below n·2⁻⁵²·max|A|.</summary>
    public Inertia Inertia { get; private set; }

    /// <summary>Factors a matrix.</summary>
    /// <param name="matrix">n × n, row-major, symmetric and finite; only the lower triangle is read.</param>
    /// <exception cref="ArithmeticException">The matrix holds a NaN or an infinity.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Factor(ReadOnlySpan<double> matrix)
    {
        int n = Size;
        if (matrix.Length != n * n)
        {
            throw new ArgumentException($"Expected {n} × {n} elements, found {matrix.Length}.", nameof(matrix));
        }

        _ready = false;
        double largest = 0;
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> row = matrix.Slice(i * n, i + 1);
            largest = Math.Max(largest, VectorMath.MaxAbs(row));
            row.CopyTo(_factor.AsSpan(i * n));
            _order[i] = i;
            _startsPair[i] = false;
        }

        if (!double.IsFinite(largest))
        {
            throw new ArithmeticException("The matrix holds a NaN or an infinity, so it has no factors.");
        }

        double tolerance = n * (1.0 / (1L << 52)) * largest;
        int positive = 0, negative = 0, zero = 0;
        for (int k = 0; k < n;)
        {
            int pivot = ChoosePivot(k, tolerance, out bool isPair);
            if (pivot < 0)
            {
                zero++;
                for (int i = k; i < n; i++)
                {
                    _factor[(i * n) + k] = 0;
                }

                k++;
            }
            else if (isPair)
            {
                Swap(k + 1, pivot);
                _startsPair[k] = true;
                EliminatePair(k);
                positive++;
                negative++;
                k += 2;
            }
            else
            {
                Swap(k, pivot);
                EliminateOne(k);
                _ = _factor[(k * n) + k] > 0 ? positive++ : negative++;
                k++;
            }
        }

        Inertia = new Inertia(positive, negative, zero);
        _ready = true;
    }

    /// <summary>Solves A·x = b with the latest matrix.</summary>
    /// <param name="b">Right-hand side, length n.</param>
    /// <param name="x">Solution, length n; may be <paramref name="b"/> itself.</param>
    /// <exception cref="ArithmeticException">The matrix is singular to rounding: <see cref="Inertia"/> has zeros.</exception>
    /// <exception cref="InvalidOperationException">No matrix was factored.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Solve(ReadOnlySpan<double> b, Span<double> x)
    {
        int n = Size;
        if (!_ready)
        {
            throw new InvalidOperationException("No matrix was factored.");
        }

        if (b.Length != n || x.Length != n)
        {
            throw new ArgumentException($"Expected {n} elements, found {b.Length} and {x.Length}.", nameof(b));
        }

        if (Inertia.Zero > 0)
        {
            throw new ArithmeticException($"The matrix is singular: {Inertia.Zero} of its {n} eigenvalues are zero to rounding.");
        }

        Span<double> y = _column;
        for (int i = 0; i < n; i++)
        {
            y[i] = b[_order[i]];
        }

        for (int i = 0; i < n; i++)
        {
            int before = Before(i);
            y[i] -= VectorMath.Dot(_factor.AsSpan(i * n, before), y[..before]);
        }

        for (int k = 0; k < n; k++)
        {
            double pivot = _factor[(k * n) + k];
            if (_startsPair[k])
            {
                double off = _factor[((k + 1) * n) + k];
                double lower = _factor[((k + 1) * n) + k + 1] / off, upper = pivot / off;
                double scale = 1 / (off * ((lower * upper) - 1));
                (y[k], y[k + 1]) = (scale * ((lower * y[k]) - y[k + 1]), scale * ((upper * y[k + 1]) - y[k]));
                k++;
            }
            else
            {
                y[k] /= pivot;
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            int before = Before(i);
            VectorMath.Axpy(-y[i], _factor.AsSpan(i * n, before), y[..before]);
        }

        for (int i = 0; i < n; i++)
        {
            x[_order[i]] = y[i];
        }
    }

    /// <summary>Length of row i of L before its unit diagonal; the second row of a pair skips the element that belongs to D.</summary>
    private int Before(int i) => i > 0 && _startsPair[i - 1] ? i - 1 : i;

    /// <summary>Row to bring to k, or to k + 1 for a pair; −1 if the column is zero to rounding.</summary>
    private int ChoosePivot(int k, double tolerance, out bool isPair)
    {
        int n = Size, largest = k;
        isPair = false;
        double diagonal = Math.Abs(_factor[(k * n) + k]), inColumn = 0;
        for (int i = k + 1; i < n; i++)
        {
            double size = Math.Abs(_factor[(i * n) + k]);
            if (size > inColumn)
            {
                (inColumn, largest) = (size, i);
            }
        }

        if (Math.Max(diagonal, inColumn) <= tolerance)
        {
            return -1;
        }

        if (diagonal >= Alpha * inColumn)
        {
            return k;
        }

        double inRow = VectorMath.MaxAbs(_factor.AsSpan((largest * n) + k, largest - k));
        for (int i = largest + 1; i < n; i++)
        {
            inRow = Math.Max(inRow, Math.Abs(_factor[(i * n) + largest]));
        }

        if (diagonal >= Alpha * inColumn * (inColumn / inRow))
        {
            return k;
        }

        isPair = Math.Abs(_factor[(largest * n) + largest]) < Alpha * inRow;
        return largest;
    }

    /// <summary>Exchanges rows and columns <paramref name="first"/> ≤ <paramref name="second"/> of the lower triangle, L included.</summary>
    private void Swap(int first, int second)
    {
        if (first == second)
        {
            return;
        }

        int n = Size;
        double[] a = _factor;
        for (int j = 0; j < first; j++)
        {
            (a[(first * n) + j], a[(second * n) + j]) = (a[(second * n) + j], a[(first * n) + j]);
        }

        for (int i = first + 1; i < second; i++)
        {
            (a[(i * n) + first], a[(second * n) + i]) = (a[(second * n) + i], a[(i * n) + first]);
        }

        for (int i = second + 1; i < n; i++)
        {
            (a[(i * n) + first], a[(i * n) + second]) = (a[(i * n) + second], a[(i * n) + first]);
        }

        (a[(first * n) + first], a[(second * n) + second]) = (a[(second * n) + second], a[(first * n) + first]);
        (_order[first], _order[second]) = (_order[second], _order[first]);
    }

    private void EliminateOne(int k)
    {
        int n = Size, start = k + 1;
        double pivot = _factor[(k * n) + k];
        for (int i = start; i < n; i++)
        {
            double value = _factor[(i * n) + k];
            _column[i] = value;
            double l = value / pivot;
            _factor[(i * n) + k] = l;
            VectorMath.Axpy(-l, _column.AsSpan(start, i - k), _factor.AsSpan((i * n) + start, i - k));
        }
    }

    private void EliminatePair(int k)
    {
        int n = Size, start = k + 2;
        double off = _factor[((k + 1) * n) + k];
        double lower = _factor[((k + 1) * n) + k + 1] / off, upper = _factor[(k * n) + k] / off;
        double scale = 1 / (off * ((lower * upper) - 1));
        for (int i = start; i < n; i++)
        {
            double first = _factor[(i * n) + k], second = _factor[(i * n) + k + 1];
            _column[i] = first;
            _second[i] = second;
            double l1 = scale * ((lower * first) - second), l2 = scale * ((upper * second) - first);
            _factor[(i * n) + k] = l1;
            _factor[(i * n) + k + 1] = l2;
            Span<double> row = _factor.AsSpan((i * n) + start, i - start + 1);
            VectorMath.Axpy(-l1, _column.AsSpan(start, row.Length), row);
            VectorMath.Axpy(-l2, _second.AsSpan(start, row.Length), row);
        }
    }
}
