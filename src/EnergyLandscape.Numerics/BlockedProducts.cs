using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Numerics;

/// <summary>Products of small dense matrices, the same bits on every processor and for every size of the other dimensions.</summary>
/// <remarks>Tiles of 4 × 12 and of 3 × 4 results stay in registers; 256-bit vectors with explicit fused multiply-adds. Each sum runs in the order of its
/// index (<see cref="AddProduct"/>) or in four interleaved sums, added as (s0 + s1) + (s2 + s3) (<see cref="InnerProducts"/>), whatever the tiles are.</remarks>
/// <threadsafety>Safe: no state.</threadsafety>
public static partial class BlockedProducts
{
    // So many rows of the right factor, 96 bytes each, stay in the first-level cache while all rows of the left one pass by.
    private const int Depth = 128;

    /// <summary>C ← C + A·B with m × k elements of A and k × n of B; every element adds its products in ascending order of k.</summary>
    /// <param name="a">A; element (i, p) stands at i·<paramref name="rowStride"/> + p·<paramref name="columnStride"/>, so that transposes need no copy.</param>
    /// <param name="rowStride">Distance of the rows of A.</param>
    /// <param name="columnStride">Distance of the columns of A.</param>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="b">B, row-major.</param>
    /// <param name="c">C, row-major.</param>
    /// <param name="n">Columns of B and C: a multiple of 4.</param>
    /// <exception cref="ArgumentException">A span is too short, or n is no multiple of 4.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AddProduct(ReadOnlySpan<double> a, int rowStride, int columnStride, int m, int k, ReadOnlySpan<double> b, Span<double> c, int n)
    {
        if (m <= 0 || k <= 0 || n <= 0)
        {
            return;
        }

        if ((n & 3) != 0 || a.Length <= ((m - 1) * rowStride) + ((k - 1) * columnStride) || b.Length < k * n || c.Length < m * n)
        {
            throw new ArgumentException($"Factors of {a.Length} and {b.Length} elements do not make {c.Length} as {m} × {k} × {n}.", nameof(a));
        }

        ref double left = ref MemoryMarshal.GetReference(a);
        ref double right = ref MemoryMarshal.GetReference(b);
        ref double result = ref MemoryMarshal.GetReference(c);
        if (n == 4)
        {
            OneVector(ref left, rowStride, columnStride, m, k, ref right, ref result);
            return;
        }

        for (int start = 0; start < k; start += Depth)
        {
            int depth = Math.Min(Depth, k - start);
            ref double from = ref Unsafe.Add(ref left, start * columnStride);
            ref double below = ref Unsafe.Add(ref right, start * n);
            for (int d = 0; d < n;)
            {
                // 12 columns at a time; what is left of 16 is halved, as single vectors are slow.
                int width = n - d >= 12 && n - d != 16 ? 12 : n - d >= 8 ? 8 : 4;
                for (int i = 0; i < m; i += 4)
                {
                    ref double rows = ref Unsafe.Add(ref from, i * rowStride);
                    ref double to = ref Unsafe.Add(ref result, (i * n) + d);
                    ref double columns = ref Unsafe.Add(ref below, d);
                    if (m - i < 4)
                    {
                        Single(ref rows, rowStride, columnStride, m - i, depth, ref columns, ref to, n, width);
                    }
                    else if (width == 12)
                    {
                        Tile4x12(ref rows, rowStride, columnStride, depth, ref columns, ref to, n);
                    }
                    else if (width == 8)
                    {
                        Tile4x8(ref rows, rowStride, columnStride, depth, ref columns, ref to, n);
                    }
                    else
                    {
                        Tile4x4(ref rows, rowStride, columnStride, depth, ref columns, ref to, n);
                    }
                }

                d += width;
            }
        }
    }

    // Networks on four rows are so small that choosing tiles would take longer than the products.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneVector(ref double a, int rowStride, int columnStride, int m, int k, ref double b, ref double c)
    {
        for (int i = 0; i < m; i++)
        {
            Vector256<double> sum = Load(ref c, 4 * i);
            ref double factor = ref Unsafe.Add(ref a, i * rowStride);
            for (int p = 0; p < k; p++)
            {
                sum = Vector256.FusedMultiplyAdd(Vector256.Create(factor), Load(ref b, 4 * p), sum);
                factor = ref Unsafe.Add(ref factor, columnStride);
            }

            Store(sum, ref c, 4 * i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ref double start, int i) => Vector256.LoadUnsafe(ref start, (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<double> value, ref double start, int i) => value.StoreUnsafe(ref start, (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4x12(ref double a, int rowStride, int columnStride, int k, ref double b, ref double c, int n)
    {
        ref double a2 = ref Unsafe.Add(ref a, 2 * rowStride);
        Vector256<double> c00 = Load(ref c, 0), c01 = Load(ref c, 4), c02 = Load(ref c, 8);
        Vector256<double> c10 = Load(ref c, n), c11 = Load(ref c, n + 4), c12 = Load(ref c, n + 8);
        Vector256<double> c20 = Load(ref c, 2 * n), c21 = Load(ref c, (2 * n) + 4), c22 = Load(ref c, (2 * n) + 8);
        Vector256<double> c30 = Load(ref c, 3 * n), c31 = Load(ref c, (3 * n) + 4), c32 = Load(ref c, (3 * n) + 8);
        for (int p = 0; p < k; p++)
        {
            Vector256<double> b0 = Load(ref b, 0), b1 = Load(ref b, 4), b2 = Load(ref b, 8);
            Vector256<double> factor = Vector256.Create(a);
            c00 = Vector256.FusedMultiplyAdd(factor, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(factor, b1, c01);
            c02 = Vector256.FusedMultiplyAdd(factor, b2, c02);
            factor = Vector256.Create(Unsafe.Add(ref a, rowStride));
            c10 = Vector256.FusedMultiplyAdd(factor, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(factor, b1, c11);
            c12 = Vector256.FusedMultiplyAdd(factor, b2, c12);
            factor = Vector256.Create(a2);
            c20 = Vector256.FusedMultiplyAdd(factor, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(factor, b1, c21);
            c22 = Vector256.FusedMultiplyAdd(factor, b2, c22);
            factor = Vector256.Create(Unsafe.Add(ref a2, rowStride));
            c30 = Vector256.FusedMultiplyAdd(factor, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(factor, b1, c31);
            c32 = Vector256.FusedMultiplyAdd(factor, b2, c32);
            a = ref Unsafe.Add(ref a, columnStride);
            a2 = ref Unsafe.Add(ref a2, columnStride);
            b = ref Unsafe.Add(ref b, n);
        }

        Store(c00, ref c, 0);
        Store(c01, ref c, 4);
        Store(c02, ref c, 8);
        Store(c10, ref c, n);
        Store(c11, ref c, n + 4);
        Store(c12, ref c, n + 8);
        Store(c20, ref c, 2 * n);
        Store(c21, ref c, (2 * n) + 4);
        Store(c22, ref c, (2 * n) + 8);
        Store(c30, ref c, 3 * n);
        Store(c31, ref c, (3 * n) + 4);
        Store(c32, ref c, (3 * n) + 8);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4x8(ref double a, int rowStride, int columnStride, int k, ref double b, ref double c, int n)
    {
        ref double a2 = ref Unsafe.Add(ref a, 2 * rowStride);
        Vector256<double> c00 = Load(ref c, 0), c01 = Load(ref c, 4);
        Vector256<double> c10 = Load(ref c, n), c11 = Load(ref c, n + 4);
        Vector256<double> c20 = Load(ref c, 2 * n), c21 = Load(ref c, (2 * n) + 4);
        Vector256<double> c30 = Load(ref c, 3 * n), c31 = Load(ref c, (3 * n) + 4);
        for (int p = 0; p < k; p++)
        {
            Vector256<double> b0 = Load(ref b, 0), b1 = Load(ref b, 4);
            Vector256<double> factor = Vector256.Create(a);
            c00 = Vector256.FusedMultiplyAdd(factor, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(factor, b1, c01);
            factor = Vector256.Create(Unsafe.Add(ref a, rowStride));
            c10 = Vector256.FusedMultiplyAdd(factor, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(factor, b1, c11);
            factor = Vector256.Create(a2);
            c20 = Vector256.FusedMultiplyAdd(factor, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(factor, b1, c21);
            factor = Vector256.Create(Unsafe.Add(ref a2, rowStride));
            c30 = Vector256.FusedMultiplyAdd(factor, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(factor, b1, c31);
            a = ref Unsafe.Add(ref a, columnStride);
            a2 = ref Unsafe.Add(ref a2, columnStride);
            b = ref Unsafe.Add(ref b, n);
        }

        Store(c00, ref c, 0);
        Store(c01, ref c, 4);
        Store(c10, ref c, n);
        Store(c11, ref c, n + 4);
        Store(c20, ref c, 2 * n);
        Store(c21, ref c, (2 * n) + 4);
        Store(c30, ref c, 3 * n);
        Store(c31, ref c, (3 * n) + 4);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Tile4x4(ref double a, int rowStride, int columnStride, int k, ref double b, ref double c, int n)
    {
        ref double a2 = ref Unsafe.Add(ref a, 2 * rowStride);
        Vector256<double> c0 = Load(ref c, 0), c1 = Load(ref c, n), c2 = Load(ref c, 2 * n), c3 = Load(ref c, 3 * n);
        for (int p = 0; p < k; p++)
        {
            Vector256<double> right = Load(ref b, 0);
            c0 = Vector256.FusedMultiplyAdd(Vector256.Create(a), right, c0);
            c1 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref a, rowStride)), right, c1);
            c2 = Vector256.FusedMultiplyAdd(Vector256.Create(a2), right, c2);
            c3 = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref a2, rowStride)), right, c3);
            a = ref Unsafe.Add(ref a, columnStride);
            a2 = ref Unsafe.Add(ref a2, columnStride);
            b = ref Unsafe.Add(ref b, n);
        }

        Store(c0, ref c, 0);
        Store(c1, ref c, n);
        Store(c2, ref c, 2 * n);
        Store(c3, ref c, 3 * n);
    }

    // One to three rows, 4 to 12 columns.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Single(ref double a, int rowStride, int columnStride, int m, int k, ref double b, ref double c, int n, int width)
    {
        for (int i = 0; i < m; i++)
        {
            int at = i * n;
            ref double row = ref Unsafe.Add(ref a, i * rowStride);
            ref double right = ref b;
            if (width == 12)
            {
                Vector256<double> c0 = Load(ref c, at), c1 = Load(ref c, at + 4), c2 = Load(ref c, at + 8);
                for (int p = 0; p < k; p++)
                {
                    Vector256<double> factor = Vector256.Create(row);
                    c0 = Vector256.FusedMultiplyAdd(factor, Load(ref right, 0), c0);
                    c1 = Vector256.FusedMultiplyAdd(factor, Load(ref right, 4), c1);
                    c2 = Vector256.FusedMultiplyAdd(factor, Load(ref right, 8), c2);
                    row = ref Unsafe.Add(ref row, columnStride);
                    right = ref Unsafe.Add(ref right, n);
                }

                Store(c0, ref c, at);
                Store(c1, ref c, at + 4);
                Store(c2, ref c, at + 8);
                continue;
            }

            for (int d = 0; d < width; d += 4)
            {
                Vector256<double> sum = Load(ref c, at + d);
                for (int p = 0; p < k; p++)
                {
                    sum = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref row, p * columnStride)), Load(ref right, (p * n) + d), sum);
                }

                Store(sum, ref c, at + d);
            }
        }
    }
}
