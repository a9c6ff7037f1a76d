using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace EnergyLandscape.Numerics;

/// <content>Inner products of all rows of two matrices.</content>
public static partial class BlockedProducts
{
    // So many rows of B stay in the first-level cache while all rows of A pass by.
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
            return;
        }

        for (int start = 0; start < n; start += Group)
        {
            int end = Math.Min(n, start + Group);
            for (int i = 0; i < m;)
            {
                // Three rows at a time; what is left of four is halved, as single rows are slow.
                int rows = m - i >= 3 && m - i != 4 ? 3 : m - i >= 2 ? 2 : 1;
                Rows(ref Unsafe.Add(ref left, i * length), rows, ref right, start, end, length, ref Unsafe.Add(ref result, i * stride), stride, add);
                i += rows;
            }
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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rows(ref double a, int rows, ref double b, int start, int end, int length, ref double c, int stride, bool add)
    {
        int j = start;
        for (; j + 4 <= end; j += 4)
        {
            Tile(ref a, rows, ref Unsafe.Add(ref b, j * length), length, ref Unsafe.Add(ref c, j), stride, add);
        }

        for (; j < end; j++)
        {
            for (int i = 0; i < rows; i++)
            {
                double sum = Vector256.Sum(Dot(ref Unsafe.Add(ref a, i * length), ref Unsafe.Add(ref b, j * length), length));
                ref double to = ref Unsafe.Add(ref c, (i * stride) + j);
                to = add ? to + sum : sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Dot(ref double a, ref double b, int length)
    {
        Vector256<double> sum = Load(ref a, 0) * Load(ref b, 0);
        for (int d = 4; d < length; d += 4)
        {
            sum = Vector256.FusedMultiplyAdd(Load(ref a, d), Load(ref b, d), sum);
        }

        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Tile(ref double a, int rows, ref double b, int length, ref double c, int stride, bool add)
    {
        if (rows == 3)
        {
            Tile3x4(ref a, ref b, length, ref c, stride, add);
        }
        else if (rows == 2)
        {
            Tile2x4(ref a, ref b, length, ref c, stride, add);
        }
        else
        {
            Tile1x4(ref a, ref b, length, ref c, add);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile3x4(ref double a, ref double b, int length, ref double c, int stride, bool add)
    {
        ref double a1 = ref Unsafe.Add(ref a, length);
        ref double a2 = ref Unsafe.Add(ref a, 2 * length);
        ref double b1 = ref Unsafe.Add(ref b, length);
        ref double b2 = ref Unsafe.Add(ref b, 2 * length);
        ref double b3 = ref Unsafe.Add(ref b, 3 * length);
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

        Put(SumOfLanes(x0, x1, x2, x3), ref c, 0, add);
        Put(SumOfLanes(y0, y1, y2, y3), ref c, stride, add);
        Put(SumOfLanes(z0, z1, z2, z3), ref c, 2 * stride, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile2x4(ref double a, ref double b, int length, ref double c, int stride, bool add)
    {
        ref double a1 = ref Unsafe.Add(ref a, length);
        ref double b1 = ref Unsafe.Add(ref b, length);
        ref double b2 = ref Unsafe.Add(ref b, 2 * length);
        ref double b3 = ref Unsafe.Add(ref b, 3 * length);
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

        Put(SumOfLanes(x0, x1, x2, x3), ref c, 0, add);
        Put(SumOfLanes(y0, y1, y2, y3), ref c, stride, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile1x4(ref double a, ref double b, int length, ref double c, bool add)
    {
        ref double b1 = ref Unsafe.Add(ref b, length);
        ref double b2 = ref Unsafe.Add(ref b, 2 * length);
        ref double b3 = ref Unsafe.Add(ref b, 3 * length);
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

        Put(SumOfLanes(x0, x1, x2, x3), ref c, 0, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Put(Vector256<double> sums, ref double c, int at, bool add) => Store(add ? Load(ref c, at) + sums : sums, ref c, at);

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
