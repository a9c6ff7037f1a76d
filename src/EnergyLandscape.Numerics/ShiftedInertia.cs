using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Numerics;

/// <summary>How many eigenvalues of a dense symmetric matrix lie above, below and at a number, without finding any.</summary>
/// <remarks>The factorisation of <see cref="LdltFactorization"/> (Bunch and Kaufman, Math. Comp. 31 (1977) 163; Sylvester's law) of A − shift·I, of
/// which nothing is kept but the signs of D: a fraction of the work for small matrices. It stands on the upper triangle, where the pivot
/// column is a contiguous row.</remarks>
/// <threadsafety>Safe: no state.</threadsafety>
public static class ShiftedInertia
{
    private const double Alpha = 0.6403882032022076; // (1 + √17)/8 bounds the growth of elements
    private const int MostRows = 46336;
    private const int MostExponent = 400; // of the largest element, in powers of two

    /// <summary>Number of doubles that the working memory must hold.</summary>
    /// <param name="size">Order n of the matrix, at most 46336: longer arrays have no index.</param>
    public static int ScratchLength(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MostRows);
        return size * Stride(size);
    }

    /// <summary>Counts eigenvalues on both sides of a number. Allocates nothing.</summary>
    /// <param name="matrix">n × n, row-major, symmetric and finite; only the upper triangle is read.</param>
    /// <param name="size">Order n of the matrix.</param>
    /// <param name="shift">The number.</param>
    /// <param name="scratch">Working memory, at least <see cref="ScratchLength"/> doubles.</param>
    /// <returns>Numbers of eigenvalues above (positive), below (negative) and at the shift. At the shift means that a pivot column of A − shift·I is
    /// below n·2⁻⁵²·max|A − shift·I|.</returns>
    /// <exception cref="ArithmeticException">The matrix holds a NaN or an infinity, or elements outgrow the range of doubles.</exception>
    /// <exception cref="ArgumentException">The matrix is not n × n, or the working memory is too short.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Inertia Of(ReadOnlySpan<double> matrix, int size, double shift, Span<double> scratch)
    {
        int n = size, stride = Stride(n), length = ScratchLength(n);
        if (matrix.Length != n * n || scratch.Length < length)
        {
            throw new ArgumentException($"Expected {n} × {n} elements and {length} of working memory, found {matrix.Length} and {scratch.Length}.", nameof(matrix));
        }

        ref double a = ref MemoryMarshal.GetReference(scratch);
        double largest = Scale(Copy(matrix, n, shift, scratch), scratch[..length]);
        double tolerance = n * (1.0 / (1L << 52)) * largest;
        int positive = 0, negative = 0, zero = 0;
        for (int k = 0; k < n;)
        {
            int pivot = ChoosePivot(ref a, n, stride, k, tolerance, out bool isPair);
            if (pivot < 0)
            {
                zero++;
                k++;
            }
            else if (isPair)
            {
                Swap(ref a, n, stride, k, k + 1, pivot);
                EliminatePair(ref a, n, stride, k);
                positive++;
                negative++;
                k += 2;
            }
            else
            {
                Swap(ref a, n, stride, k, k, pivot);
                EliminateOne(ref a, n, stride, k);
                _ = Unsafe.Add(ref a, (k * stride) + k) > 0 ? positive++ : negative++;
                k++;
            }
        }

        return new Inertia(positive, negative, zero);
    }

    // Whole vectors, and no power of two, for the columns that Swap and ChoosePivot walk down.
    private static int Stride(int n) => n < 32 ? (n + 3) & ~3 : ((n + 3) & ~3) | 4;

    // Rows from the vector that holds their diagonal; what stands left of the diagonal is never read as an element.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double Copy(ReadOnlySpan<double> matrix, int n, double shift, Span<double> scratch)
    {
        int stride = Stride(n);
        double largest = 0;
        for (int i = 0; i < n; i++)
        {
            int start = i & ~3;
            Span<double> row = scratch.Slice(i * stride, stride);
            matrix[((i * n) + start)..((i + 1) * n)].CopyTo(row[start..]);
            row[n..].Clear();
            row[i] -= shift;
            double most = VectorMath.MaxAbs(row[i..n]);
            if (!double.IsFinite(most))
            {
                throw new ArithmeticException("The matrix holds a NaN or an infinity, so it has no inertia.");
            }

            largest = Math.Max(largest, most);
        }

        return largest;
    }

    // Brings elements of extreme size near 1 by a power of two, which leaves the inertia as it is: the inverse of a pivot must be finite.
    private static double Scale(double largest, Span<double> elements)
    {
        int exponent = largest == 0 ? 0 : Math.ILogB(largest);
        if (Math.Abs(exponent) <= MostExponent)
        {
            return largest;
        }

        double factor = Math.ScaleB(1, Math.Min(-exponent, 1023));
        foreach (ref double element in elements)
        {
            element *= factor;
        }

        return largest * factor;
    }

    // Row to bring to k, or to k + 1 for a pair; −1 if the column is zero to rounding.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int ChoosePivot(ref double a, int n, int stride, int k, double tolerance, out bool isPair)
    {
        isPair = false;
        ref double row = ref Unsafe.Add(ref a, k * stride);
        double diagonal = Math.Abs(Unsafe.Add(ref row, k));
        double inColumn = LargestIn(ref row, k + 1, n);
        double most = Math.Max(diagonal, inColumn);
        if (most <= tolerance)
        {
            return -1;
        }

        if (!double.IsFinite(most))
        {
            throw new ArithmeticException("Elements outgrew the range of doubles, so the inertia is not known.");
        }

        if (diagonal >= Alpha * inColumn)
        {
            return k;
        }

        int largest = k + 1;
        while (Math.Abs(Unsafe.Add(ref row, largest)) != inColumn)
        {
            largest++;
        }

        ref double other = ref Unsafe.Add(ref a, largest * stride);
        double inRow = LargestIn(ref other, largest + 1, n);
        for (int j = k; j < largest; j++)
        {
            inRow = Math.Max(inRow, Math.Abs(Unsafe.Add(ref a, (j * stride) + largest)));
        }

        if (diagonal >= Alpha * inColumn * (inColumn / inRow))
        {
            return k;
        }

        isPair = Math.Abs(Unsafe.Add(ref other, largest)) < Alpha * inRow;
        return largest;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double LargestIn(ref double row, int start, int end)
    {
        if (end - start > 16)
        {
            return VectorMath.MaxAbs(MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref row, start), end - start));
        }

        double largest = 0;
        for (int j = start; j < end; j++)
        {
            largest = Math.Max(largest, Math.Abs(Unsafe.Add(ref row, j)));
        }

        return largest;
    }

    // Exchanges rows and columns first ≤ second of what is left from row `from` on.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Swap(ref double a, int n, int stride, int from, int first, int second)
    {
        if (first == second)
        {
            return;
        }

        ref double one = ref Unsafe.Add(ref a, first * stride);
        ref double two = ref Unsafe.Add(ref a, second * stride);
        for (int i = from; i < first; i++)
        {
            ref double row = ref Unsafe.Add(ref a, i * stride);
            (Unsafe.Add(ref row, first), Unsafe.Add(ref row, second)) = (Unsafe.Add(ref row, second), Unsafe.Add(ref row, first));
        }

        for (int i = first + 1; i < second; i++)
        {
            ref double below = ref Unsafe.Add(ref a, (i * stride) + second);
            (Unsafe.Add(ref one, i), below) = (below, Unsafe.Add(ref one, i));
        }

        for (int j = second + 1; j < n; j++)
        {
            (Unsafe.Add(ref one, j), Unsafe.Add(ref two, j)) = (Unsafe.Add(ref two, j), Unsafe.Add(ref one, j));
        }

        (Unsafe.Add(ref one, first), Unsafe.Add(ref two, second)) = (Unsafe.Add(ref two, second), Unsafe.Add(ref one, first));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EliminateOne(ref double a, int n, int stride, int k)
    {
        ref double pivotRow = ref Unsafe.Add(ref a, k * stride);
        double inverse = -1 / Unsafe.Add(ref pivotRow, k);
        for (int i = k + 1; i < n; i++)
        {
            ref double row = ref Unsafe.Add(ref a, i * stride);
            Vector256<double> factor = Vector256.Create(inverse * Unsafe.Add(ref pivotRow, i));
            for (nuint j = (nuint)(i & ~3); j < (nuint)n; j += 4)
            {
                Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref pivotRow, j), Vector256.LoadUnsafe(ref row, j)).StoreUnsafe(ref row, j);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void EliminatePair(ref double a, int n, int stride, int k)
    {
        ref double first = ref Unsafe.Add(ref a, k * stride);
        ref double second = ref Unsafe.Add(ref a, (k + 1) * stride);
        double off = Unsafe.Add(ref first, k + 1);
        double lower = Unsafe.Add(ref second, k + 1) / off, upper = Unsafe.Add(ref first, k) / off;
        double scale = 1 / (off * ((lower * upper) - 1));
        for (int i = k + 2; i < n; i++)
        {
            ref double row = ref Unsafe.Add(ref a, i * stride);
            double one = Unsafe.Add(ref first, i), two = Unsafe.Add(ref second, i);
            Vector256<double> minusOne = Vector256.Create(scale * (two - (lower * one))), minusTwo = Vector256.Create(scale * (one - (upper * two)));
            for (nuint j = (nuint)(i & ~3); j < (nuint)n; j += 4)
            {
                Vector256<double> value = Vector256.FusedMultiplyAdd(minusOne, Vector256.LoadUnsafe(ref first, j), Vector256.LoadUnsafe(ref row, j));
                Vector256.FusedMultiplyAdd(minusTwo, Vector256.LoadUnsafe(ref second, j), value).StoreUnsafe(ref row, j);
            }
        }
    }
}
