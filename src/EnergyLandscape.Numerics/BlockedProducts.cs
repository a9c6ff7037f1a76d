using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Numerics;

/// <summary>Products of small dense matrices, the same bits on every processor and for every size of the other dimensions.</summary>
/// <remarks>Tiles of up to 4 × 12 and of 3 × 4 results stay in registers; 256-bit vectors with explicit fused multiply-adds. Each sum runs in the order of its
/// index (<see cref="AddProduct"/>, <see cref="Product"/>) or in four interleaved sums, added as (s0 + s1) + (s2 + s3) (<see cref="InnerProducts"/>,
/// <see cref="RowSums"/>), whatever the tiles are.</remarks>
/// <threadsafety>Safe: no state.</threadsafety>
public static partial class BlockedProducts
{
    // So many rows of the right factor, 96 bytes each, stay in the first-level cache while all rows of the left one pass by.
    private const int Depth = 128;

    // A right factor of so many elements stays in the second-level cache whole.
    private const int SmallFactor = 16384;

    private static readonly double[] Nothing = [0];

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

        CheckProduct(a, rowStride, columnStride, m, k, b, c, n);
        Multiply(
            ref MemoryMarshal.GetReference(a), rowStride, columnStride, m, k, ref MemoryMarshal.GetReference(b), ref MemoryMarshal.GetReference(c), n, true, ref Nothing[0], 0);
    }

    /// <summary>C ← A·B plus a constant in every row: cᵢ + Σ AᵢₚBₚ, the products added to the constant in ascending order of p.</summary>
    /// <param name="a">A; element (i, p) stands at i·<paramref name="rowStride"/> + p·<paramref name="columnStride"/>.</param>
    /// <param name="rowStride">Distance of the rows of A.</param>
    /// <param name="columnStride">Distance of the columns of A.</param>
    /// <param name="m">Rows of A and C.</param>
    /// <param name="k">Columns of A, rows of B.</param>
    /// <param name="b">B, row-major.</param>
    /// <param name="c">C, row-major.</param>
    /// <param name="n">Columns of B and C: a multiple of 4.</param>
    /// <param name="constants">One a row of C, or none for zeros.</param>
    /// <exception cref="ArgumentException">A span is too short, or n is no multiple of 4.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Product(
        ReadOnlySpan<double> a, int rowStride, int columnStride, int m, int k, ReadOnlySpan<double> b, Span<double> c, int n, ReadOnlySpan<double> constants = default)
    {
        if (m <= 0 || n <= 0)
        {
            return;
        }

        CheckProduct(a, rowStride, columnStride, m, k, b, c, n);
        if (!constants.IsEmpty && constants.Length < m)
        {
            throw new ArgumentException($"{constants.Length} constants where {m} rows need one each.", nameof(constants));
        }

        ref double constant = ref constants.IsEmpty ? ref Nothing[0] : ref MemoryMarshal.GetReference(constants);
        Multiply(
            ref MemoryMarshal.GetReference(a), rowStride, columnStride, m, k, ref MemoryMarshal.GetReference(b), ref MemoryMarshal.GetReference(c), n, false,
            ref constant, constants.IsEmpty ? 0 : 1);
    }

    private static void CheckProduct(ReadOnlySpan<double> a, int rowStride, int columnStride, int m, int k, ReadOnlySpan<double> b, ReadOnlySpan<double> c, int n)
    {
        if ((n & 3) != 0 || (k > 0 && a.Length <= ((m - 1) * rowStride) + ((k - 1) * columnStride)) || b.Length < k * n || c.Length < m * n)
        {
            throw new ArgumentException($"Factors of {a.Length} and {b.Length} elements do not make {c.Length} as {m} × {k} × {n}.", nameof(a));
        }
    }

    // `adds`: C is added to; otherwise each of its rows starts with a constant.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(
        ref double left, int rowStride, int columnStride, int m, int k, ref double right, ref double result, int n, bool adds, ref double constant, int constantStride)
    {
        if (n == 4)
        {
            OneVector(ref left, rowStride, columnStride, m, k, ref right, ref result, adds, ref constant, constantStride);
            return;
        }

        // 12 columns at a time while all rows of A pass by, or all columns where B is small.
        int span = k * n <= SmallFactor ? n : 12;
        int start = 0;
        do
        {
            int depth = Math.Min(Depth, k - start);
            for (int from = 0; from < n; from += span)
            {
                var strip = new Strip
                {
                    RowStride = rowStride,
                    ColumnStride = columnStride,
                    Depth = depth,
                    Columns = n,
                    From = from,
                    To = Math.Min(n, from + span),
                    Adds = adds || start > 0,
                    ConstantStride = constantStride,
                };
                for (int i = 0; i < m;)
                {
                    // Four rows at a time; what is left of five and six is 3 + 2 and 3 + 3, as single rows are slow.
                    int rows = m - i is 5 or 6 or 3 ? 3 : m - i >= 4 ? 4 : m - i;
                    ref double weights = ref Unsafe.Add(ref left, (i * rowStride) + (start * columnStride));
                    ref double columns = ref Unsafe.Add(ref right, start * n);
                    ref double to = ref Unsafe.Add(ref result, i * n);
                    ref double first = ref Unsafe.Add(ref constant, i * constantStride);
                    switch (rows)
                    {
                        case 4:
                            Rows4(in strip, ref weights, ref columns, ref to, ref first);
                            break;
                        case 3:
                            Rows3(in strip, ref weights, ref columns, ref to, ref first);
                            break;
                        case 2:
                            Rows2(in strip, ref weights, ref columns, ref to, ref first);
                            break;
                        default:
                            Rows1(in strip, ref weights, ref columns, ref to, ref first);
                            break;
                    }

                    i += rows;
                }
            }

            start += Depth;
        }
        while (start < k);
    }

    // Networks on four rows are so small that choosing tiles would take longer than the products.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void OneVector(
        ref double a, int rowStride, int columnStride, int m, int k, ref double b, ref double c, bool adds, ref double constant, int constantStride)
    {
        for (int i = 0; i < m; i++)
        {
            Vector256<double> sum = adds ? Load(ref c, 4 * i) : Vector256.Create(Unsafe.Add(ref constant, i * constantStride));
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ref double start, nint i) => Vector256.LoadUnsafe(ref start, (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(Vector256<double> value, ref double start, nint i) => value.StoreUnsafe(ref start, (nuint)i);
}
