using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Numerics;

/// <content>Inner products with rows that are themselves sums of products, formed in registers.</content>
public static partial class BlockedProducts
{
    /// <summary>C = A·(b ∘ B + e ∘ F)ᵀ, or C ← C + A·(b ∘ B + e ∘ F)ᵀ, where b and e multiply every row of B and of F element by element.</summary>
    /// <remarks>For few rows of A: more of them are faster with the sums of products in memory. The bits are those of <see cref="InnerProducts"/> with
    /// rows fma(e, F, b·B).</remarks>
    /// <param name="a">A, m × length, row-major.</param>
    /// <param name="m">Rows of A.</param>
    /// <param name="b">b, one row.</param>
    /// <param name="rows">B, n × length, row-major.</param>
    /// <param name="n">Rows of B and of F.</param>
    /// <param name="e">e, one row.</param>
    /// <param name="others">F, n rows, <paramref name="stepOfOthers"/> apart.</param>
    /// <param name="stepOfOthers">Distance of the rows of F.</param>
    /// <param name="length">Columns: a multiple of 4.</param>
    /// <param name="c">C, m rows of n elements, <paramref name="stride"/> apart.</param>
    /// <param name="stride">Distance of the rows of C, at least n.</param>
    /// <param name="add">Whether to add to C; otherwise C is overwritten.</param>
    /// <exception cref="ArgumentException">A span is too short, or the length is no multiple of 4.</exception>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void FormedInnerProducts(
        ReadOnlySpan<double> a, int m, ReadOnlySpan<double> b, ReadOnlySpan<double> rows, int n, ReadOnlySpan<double> e, ReadOnlySpan<double> others, int stepOfOthers,
        int length, Span<double> c, int stride, bool add)
    {
        if (m <= 0 || n <= 0)
        {
            return;
        }

        if ((length & 3) != 0 || length == 0 || a.Length < m * length || b.Length < length || rows.Length < n * length || e.Length < length
            || others.Length < ((n - 1) * stepOfOthers) + length || stride < n || c.Length < ((m - 1) * stride) + n)
        {
            throw new ArgumentException($"Rows of {length} in {a.Length}, {rows.Length} and {others.Length} elements do not make {m} × {n} products.", nameof(a));
        }

        ref double factor = ref MemoryMarshal.GetReference(b);
        ref double otherFactor = ref MemoryMarshal.GetReference(e);
        for (int j = 0; j < n;)
        {
            // Four columns at a time, but five and six and nine are threes.
            int columns = n - j is 4 or 7 or 8 or > 9 ? 4 : 3;
            ref double row = ref Unsafe.Add(ref MemoryMarshal.GetReference(rows), j * length);
            ref double other = ref Unsafe.Add(ref MemoryMarshal.GetReference(others), j * stepOfOthers);
            for (int i = 0; i < m; i += 3)
            {
                ref double left = ref Unsafe.Add(ref MemoryMarshal.GetReference(a), i * length);
                ref double to = ref Unsafe.Add(ref MemoryMarshal.GetReference(c), (i * stride) + j);
                if (columns == 4)
                {
                    Formed3x4(ref left, Math.Min(3, m - i), ref factor, ref row, ref otherFactor, ref other, stepOfOthers, length, ref to, stride, add);
                }
                else
                {
                    Formed3x3(ref left, Math.Min(3, m - i), ref factor, ref row, ref otherFactor, ref other, stepOfOthers, length, ref to, stride, Math.Min(3, n - j), add);
                }
            }

            j += columns;
        }
    }

    // A row of A that is not there is the last one again.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Formed3x4(
        ref double a, int validRows, ref double b, ref double row, ref double e, ref double other, int step, int length, ref double c, int stride, bool add)
    {
        ref double a1 = ref Unsafe.Add(ref a, Math.Min(1, validRows - 1) * length);
        ref double a2 = ref Unsafe.Add(ref a, (validRows - 1) * length);
        ref double row2 = ref Unsafe.Add(ref row, 2 * length);
        ref double other2 = ref Unsafe.Add(ref other, 2 * step);
        Vector256<double> x0 = Vector256<double>.Zero, x1 = x0, x2 = x0, x3 = x0, y0 = x0, y1 = x0, y2 = x0, y3 = x0, z0 = x0, z1 = x0, z2 = x0, z3 = x0;
        for (int d = 0; d < length; d += 4)
        {
            Vector256<double> formed = Vector256.FusedMultiplyAdd(Load(ref e, d), Load(ref other, d), Load(ref b, d) * Load(ref row, d));
            x0 = Vector256.FusedMultiplyAdd(formed, Load(ref a, d), x0);
            y0 = Vector256.FusedMultiplyAdd(formed, Load(ref a1, d), y0);
            z0 = Vector256.FusedMultiplyAdd(formed, Load(ref a2, d), z0);
            formed = Vector256.FusedMultiplyAdd(Load(ref e, d), Load(ref other, d + step), Load(ref b, d) * Load(ref row, d + length));
            x1 = Vector256.FusedMultiplyAdd(formed, Load(ref a, d), x1);
            y1 = Vector256.FusedMultiplyAdd(formed, Load(ref a1, d), y1);
            z1 = Vector256.FusedMultiplyAdd(formed, Load(ref a2, d), z1);
            formed = Vector256.FusedMultiplyAdd(Load(ref e, d), Load(ref other2, d), Load(ref b, d) * Load(ref row2, d));
            x2 = Vector256.FusedMultiplyAdd(formed, Load(ref a, d), x2);
            y2 = Vector256.FusedMultiplyAdd(formed, Load(ref a1, d), y2);
            z2 = Vector256.FusedMultiplyAdd(formed, Load(ref a2, d), z2);
            formed = Vector256.FusedMultiplyAdd(Load(ref e, d), Load(ref other2, d + step), Load(ref b, d) * Load(ref row2, d + length));
            x3 = Vector256.FusedMultiplyAdd(formed, Load(ref a, d), x3);
            y3 = Vector256.FusedMultiplyAdd(formed, Load(ref a1, d), y3);
            z3 = Vector256.FusedMultiplyAdd(formed, Load(ref a2, d), z3);
        }

        PutRows(SumOfLanes(x0, x1, x2, x3), SumOfLanes(y0, y1, y2, y3), SumOfLanes(z0, z1, z2, z3), ref c, stride, validRows, 4, add);
    }

    // A row of A or B that is not there is the last one again.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Formed3x3(
        ref double a, int validRows, ref double b, ref double row, ref double e, ref double other, int step, int length, ref double c, int stride, int valid, bool add)
    {
        ref double a1 = ref Unsafe.Add(ref a, Math.Min(1, validRows - 1) * length);
        ref double a2 = ref Unsafe.Add(ref a, (validRows - 1) * length);
        ref double row1 = ref Unsafe.Add(ref row, Math.Min(1, valid - 1) * length);
        ref double row2 = ref Unsafe.Add(ref row, (valid - 1) * length);
        ref double other1 = ref Unsafe.Add(ref other, Math.Min(1, valid - 1) * step);
        ref double other2 = ref Unsafe.Add(ref other, (valid - 1) * step);
        Vector256<double> x0 = Vector256<double>.Zero, x1 = x0, x2 = x0, y0 = x0, y1 = x0, y2 = x0, z0 = x0, z1 = x0, z2 = x0;
        for (int d = 0; d < length; d += 4)
        {
            Vector256<double> formed = Vector256.FusedMultiplyAdd(Load(ref e, d), Load(ref other, d), Load(ref b, d) * Load(ref row, d));
            x0 = Vector256.FusedMultiplyAdd(formed, Load(ref a, d), x0);
            y0 = Vector256.FusedMultiplyAdd(formed, Load(ref a1, d), y0);
            z0 = Vector256.FusedMultiplyAdd(formed, Load(ref a2, d), z0);
            formed = Vector256.FusedMultiplyAdd(Load(ref e, d), Load(ref other1, d), Load(ref b, d) * Load(ref row1, d));
            x1 = Vector256.FusedMultiplyAdd(formed, Load(ref a, d), x1);
            y1 = Vector256.FusedMultiplyAdd(formed, Load(ref a1, d), y1);
            z1 = Vector256.FusedMultiplyAdd(formed, Load(ref a2, d), z1);
            formed = Vector256.FusedMultiplyAdd(Load(ref e, d), Load(ref other2, d), Load(ref b, d) * Load(ref row2, d));
            x2 = Vector256.FusedMultiplyAdd(formed, Load(ref a, d), x2);
            y2 = Vector256.FusedMultiplyAdd(formed, Load(ref a1, d), y2);
            z2 = Vector256.FusedMultiplyAdd(formed, Load(ref a2, d), z2);
        }

        PutRows(SumOfLanes(x0, x1, x2, x2), SumOfLanes(y0, y1, y2, y2), SumOfLanes(z0, z1, z2, z2), ref c, stride, validRows, valid, add);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PutRows(Vector256<double> x, Vector256<double> y, Vector256<double> z, ref double c, int stride, int validRows, int valid, bool add)
    {
        Put(x, ref c, 1, valid, add);
        if (validRows > 1)
        {
            Put(y, ref Unsafe.Add(ref c, stride), 1, valid, add);
        }

        if (validRows > 2)
        {
            Put(z, ref Unsafe.Add(ref c, 2 * stride), 1, valid, add);
        }
    }
}
