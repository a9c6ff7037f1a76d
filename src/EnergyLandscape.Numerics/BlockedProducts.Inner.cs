using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EnergyLandscape.Numerics;

/// <content>Inner products of all rows of two matrices.</content>
public static partial class BlockedProducts
{
    // So many rows of one factor stay in the first-level cache while all rows of the other pass by.
    private const int Group = 16;

    /// <summary>C = A·Bᵀ, or C ← C + A·Bᵀ: the inner products of every row of A with every row of B.</summary>
    /// <param name="a">A, m × length, row-major.</param>
    /// <param name="m">Rows of A.</param>
    /// <param name="b">B, n × length, row-major.</param>
    /// <param name="n">Rows of B.</param>
    /// <param name="length">Columns of A and B: a multiple of 4.</param>
    /// <param name="c">C, m rows of n elements, <paramref name="stride"/> apart.</param>
    /// <param name="stride">Distance of the rows of C, at least n.</param>
    /// <param name="add">Whether to add to C; otherwise C is overwritten.</param>
    /// <exception cref="ArgumentException">A span is too short, or the length is no multiple of 4.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void InnerProducts(ReadOnlySpan<double> a, int m, ReadOnlySpan<double> b, int n, int length, Span<double> c, int stride, bool add)
    {
        if (m <= 0 || n <= 0)
        {
            return;
        }

        if ((length & 3) != 0 || a.Length < m * length || b.Length < n * length || stride < n || c.Length < ((m - 1) * stride) + n)
        {
            throw new ArgumentException($"Rows of {length} in {a.Length} and {b.Length} elements do not make {m} × {n} products.", nameof(a));
        }

        ref double left = ref MemoryMarshal.GetReference(a);
        ref double right = ref MemoryMarshal.GetReference(b);
        ref double result = ref MemoryMarshal.GetReference(c);
        if (length == 4 && !add)
        {
            OneVector(ref left, m, ref right, n, ref result, stride);
        }
        else if (TileSteps(m, n) <= TileSteps(n, m))
        {
            AllTiles(ref left, m, ref right, n, length, ref result, stride, 1, add);
        }
        else
        {
            AllTiles(ref right, n, ref left, m, length, ref result, 1, stride, add);
        }
    }

    /// <summary>Sums of rows: cᵢ = Σ Aᵢₚ, or added to cᵢ; the bits of <see cref="InnerProducts"/> with ones.</summary>
    /// <param name="a">A, m × length, row-major.</param>
    /// <param name="m">Rows of A.</param>
    /// <param name="length">Columns of A: a multiple of 4.</param>
    /// <param name="c">At least m elements.</param>
    /// <param name="add">Whether to add to C; otherwise C is overwritten.</param>
    /// <exception cref="ArgumentException">A span is too short, or the length is no multiple of 4.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void RowSums(ReadOnlySpan<double> a, int m, int length, Span<double> c, bool add)
    {
        if ((length & 3) != 0 || a.Length < m * length || c.Length < m)
        {
            throw new ArgumentException($"{a.Length} elements are not {m} rows of {length}, or {c.Length} have no room for their sums.", nameof(a));
        }

        ref double result = ref MemoryMarshal.GetReference(c);
        for (int i = 0; i < m && length == 4; i++)
        {
            double sum = Vector256.Sum(Load(ref MemoryMarshal.GetReference(a), 4 * i));
            ref double to = ref Unsafe.Add(ref result, i);
            to = add ? to + sum : sum;
        }

        for (int i = 0; i < m && length > 4; i += 4)
        {
            // Four rows at once, as one would wait for its own additions; a row that is not there is the last one again.
            int valid = Math.Min(4, m - i);
            ref double row = ref Unsafe.Add(ref MemoryMarshal.GetReference(a), i * length);
            ref double row1 = ref Unsafe.Add(ref row, Math.Min(1, valid - 1) * length);
            ref double row2 = ref Unsafe.Add(ref row, Math.Min(2, valid - 1) * length);
            ref double row3 = ref Unsafe.Add(ref row, (valid - 1) * length);
            Vector256<double> x0 = Load(ref row, 0), x1 = Load(ref row1, 0), x2 = Load(ref row2, 0), x3 = Load(ref row3, 0);
            for (int d = 4; d < length; d += 4)
            {
                x0 += Load(ref row, d);
                x1 += Load(ref row1, d);
                x2 += Load(ref row2, d);
                x3 += Load(ref row3, d);
            }

            Put(SumOfLanes(x0, x1, x2, x3), ref Unsafe.Add(ref result, i), 1, valid, add);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneVector(ref double a, int m, ref double b, int n, ref double c, int stride)
    {
        for (int i = 0; i < m; i++)
        {
            Vector256<double> x = Load(ref a, 4 * i);
            ref double row = ref Unsafe.Add(ref c, i * stride);
            int j = 0;
            for (; j + 4 <= n; j += 4)
            {
                ref double four = ref Unsafe.Add(ref b, 4 * j);
                Store(SumOfLanes(x * Load(ref four, 0), x * Load(ref four, 4), x * Load(ref four, 8), x * Load(ref four, 12)), ref row, j);
            }

            for (; j < n; j++)
            {
                Unsafe.Add(ref row, j) = Vector256.Sum(x * Load(ref b, 4 * j));
            }
        }
    }

    // Cycles that all tiles take for one vector of each row: half a one a product, but at least four a tile, as sums wait for themselves.
    private static int TileSteps(int threes, int fours) => Math.Max(4, 2 * threes) * ((fours + 3) / 4);

    // Tiles of up to three rows of the one factor and up to four of the other; C has element (i, j) at i·strideOfThrees + j·strideOfFours.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AllTiles(
        ref double threes, int countOfThrees, ref double fours, int countOfFours, int length, ref double c, int strideOfThrees, int strideOfFours, bool add)
    {
        for (int start = 0; start < countOfFours; start += Group)
        {
            int end = Math.Min(countOfFours, start + Group);
            for (int i = 0; i < countOfThrees;)
            {
                // Three rows at a time; what is left of four is halved, as single rows are slow.
                int rows = countOfThrees - i >= 3 && countOfThrees - i != 4 ? 3 : countOfThrees - i >= 2 ? 2 : 1;
                ref double three = ref Unsafe.Add(ref threes, i * length);
                for (int j = start; j < end; j += 4)
                {
                    ref double four = ref Unsafe.Add(ref fours, j * length);
                    ref double to = ref Unsafe.Add(ref c, (i * strideOfThrees) + (j * strideOfFours));
                    int valid = Math.Min(4, end - j);
                    if (rows == 3)
                    {
                        Tile3x4(ref three, ref four, length, ref to, strideOfThrees, strideOfFours, valid, add);
                    }
                    else if (rows == 2)
                    {
                        Tile2x4(ref three, ref four, length, ref to, strideOfThrees, strideOfFours, valid, add);
                    }
                    else
                    {
                        Tile1x4(ref three, ref four, length, ref to, strideOfFours, valid, add);
                    }
                }

                i += rows;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile3x4(ref double a, ref double b, int length, ref double c, int strideOfA, int strideOfB, int valid, bool add)
    {
        ref double a1 = ref Unsafe.Add(ref a, length);
        ref double a2 = ref Unsafe.Add(ref a, 2 * length);

        // A row of B that is not there is the last one again.
        ref double b1 = ref Unsafe.Add(ref b, Math.Min(1, valid - 1) * length);
        ref double b2 = ref Unsafe.Add(ref b, Math.Min(2, valid - 1) * length);
        ref double b3 = ref Unsafe.Add(ref b, (valid - 1) * length);
        Vector256<double> x = Load(ref a, 0), y = Load(ref a1, 0), z = Load(ref a2, 0), w = Load(ref b, 0);
        Vector256<double> x0 = x * w, y0 = y * w, z0 = z * w;
        w = Load(ref b1, 0);
        Vector256<double> x1 = x * w, y1 = y * w, z1 = z * w;
        w = Load(ref b2, 0);
        Vector256<double> x2 = x * w, y2 = y * w, z2 = z * w;
        w = Load(ref b3, 0);
        Vector256<double> x3 = x * w, y3 = y * w, z3 = z * w;
        for (int d = 4; d < length; d += 4)
        {
            x = Load(ref a, d);
            y = Load(ref a1, d);
            z = Load(ref a2, d);
            w = Load(ref b, d);
            x0 = Vector256.FusedMultiplyAdd(x, w, x0);
            y0 = Vector256.FusedMultiplyAdd(y, w, y0);
            z0 = Vector256.FusedMultiplyAdd(z, w, z0);
            w = Load(ref b1, d);
            x1 = Vector256.FusedMultiplyAdd(x, w, x1);
            y1 = Vector256.FusedMultiplyAdd(y, w, y1);
            z1 = Vector256.FusedMultiplyAdd(z, w, z1);
            w = Load(ref b2, d);
            x2 = Vector256.FusedMultiplyAdd(x, w, x2);
            y2 = Vector256.FusedMultiplyAdd(y, w, y2);
            z2 = Vector256.FusedMultiplyAdd(z, w, z2);
            w = Load(ref b3, d);
            x3 = Vector256.FusedMultiplyAdd(x, w, x3);
            y3 = Vector256.FusedMultiplyAdd(y, w, y3);
            z3 = Vector256.FusedMultiplyAdd(z, w, z3);
        }

        Put(SumOfLanes(x0, x1, x2, x3), ref c, strideOfB, valid, add);
        Put(SumOfLanes(y0, y1, y2, y3), ref Unsafe.Add(ref c, strideOfA), strideOfB, valid, add);
        Put(SumOfLanes(z0, z1, z2, z3), ref Unsafe.Add(ref c, 2 * strideOfA), strideOfB, valid, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile2x4(ref double a, ref double b, int length, ref double c, int strideOfA, int strideOfB, int valid, bool add)
    {
        ref double a1 = ref Unsafe.Add(ref a, length);
        ref double b1 = ref Unsafe.Add(ref b, Math.Min(1, valid - 1) * length);
        ref double b2 = ref Unsafe.Add(ref b, Math.Min(2, valid - 1) * length);
        ref double b3 = ref Unsafe.Add(ref b, (valid - 1) * length);
        Vector256<double> x = Load(ref a, 0), y = Load(ref a1, 0);
        Vector256<double> x0 = x * Load(ref b, 0), y0 = y * Load(ref b, 0), x1 = x * Load(ref b1, 0), y1 = y * Load(ref b1, 0);
        Vector256<double> x2 = x * Load(ref b2, 0), y2 = y * Load(ref b2, 0), x3 = x * Load(ref b3, 0), y3 = y * Load(ref b3, 0);
        for (int d = 4; d < length; d += 4)
        {
            x = Load(ref a, d);
            y = Load(ref a1, d);
            Vector256<double> w = Load(ref b, d);
            x0 = Vector256.FusedMultiplyAdd(x, w, x0);
            y0 = Vector256.FusedMultiplyAdd(y, w, y0);
            w = Load(ref b1, d);
            x1 = Vector256.FusedMultiplyAdd(x, w, x1);
            y1 = Vector256.FusedMultiplyAdd(y, w, y1);
            w = Load(ref b2, d);
            x2 = Vector256.FusedMultiplyAdd(x, w, x2);
            y2 = Vector256.FusedMultiplyAdd(y, w, y2);
            w = Load(ref b3, d);
            x3 = Vector256.FusedMultiplyAdd(x, w, x3);
            y3 = Vector256.FusedMultiplyAdd(y, w, y3);
        }

        Put(SumOfLanes(x0, x1, x2, x3), ref c, strideOfB, valid, add);
        Put(SumOfLanes(y0, y1, y2, y3), ref Unsafe.Add(ref c, strideOfA), strideOfB, valid, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1x4(ref double a, ref double b, int length, ref double c, int strideOfB, int valid, bool add)
    {
        ref double b1 = ref Unsafe.Add(ref b, Math.Min(1, valid - 1) * length);
        ref double b2 = ref Unsafe.Add(ref b, Math.Min(2, valid - 1) * length);
        ref double b3 = ref Unsafe.Add(ref b, (valid - 1) * length);
        Vector256<double> x = Load(ref a, 0);
        Vector256<double> x0 = x * Load(ref b, 0), x1 = x * Load(ref b1, 0), x2 = x * Load(ref b2, 0), x3 = x * Load(ref b3, 0);
        for (int d = 4; d < length; d += 4)
        {
            x = Load(ref a, d);
            x0 = Vector256.FusedMultiplyAdd(x, Load(ref b, d), x0);
            x1 = Vector256.FusedMultiplyAdd(x, Load(ref b1, d), x1);
            x2 = Vector256.FusedMultiplyAdd(x, Load(ref b2, d), x2);
            x3 = Vector256.FusedMultiplyAdd(x, Load(ref b3, d), x3);
        }

        Put(SumOfLanes(x0, x1, x2, x3), ref c, strideOfB, valid, add);
    }

    // The first `valid` of four sums, `stride` apart.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector256<double> sums, ref double c, int stride, int valid, bool add)
    {
        if (stride == 1 && valid == 4)
        {
            Store(add ? Load(ref c, 0) + sums : sums, ref c, 0);
            return;
        }

        if (valid == 4)
        {
            ref double far = ref Unsafe.Add(ref c, 2 * stride);
            c = add ? c + sums.GetElement(0) : sums.GetElement(0);
            Unsafe.Add(ref c, stride) = add ? Unsafe.Add(ref c, stride) + sums.GetElement(1) : sums.GetElement(1);
            far = add ? far + sums.GetElement(2) : sums.GetElement(2);
            Unsafe.Add(ref far, stride) = add ? Unsafe.Add(ref far, stride) + sums.GetElement(3) : sums.GetElement(3);
            return;
        }

        for (int q = 0; q < valid; q++)
        {
            ref double to = ref Unsafe.Add(ref c, q * stride);
            to = add ? to + sums.GetElement(q) : sums.GetElement(q);
        }
    }

    // The sums over the lanes of four vectors, as (x0 + x1) + (x2 + x3) like Vector256.Sum.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SumOfLanes(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        if (Avx2.IsSupported)
        {
            Vector256<double> ab = Avx.HorizontalAdd(a, b);
            Vector256<double> cd = Avx.HorizontalAdd(c, d);
            return Avx.Permute2x128(ab, cd, 0x20) + Avx.Permute2x128(ab, cd, 0x31);
        }

        return Vector256.Create(Vector256.Sum(a), Vector256.Sum(b), Vector256.Sum(c), Vector256.Sum(d));
    }
}
