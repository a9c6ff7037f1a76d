using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Numerics;

/// <summary>Elementary functions and sums on vectors, the same bits on every processor and wherever an element sits in an array.</summary>
/// <remarks>Only <see cref="Vector512"/> and <see cref="Vector256"/> with explicit fused multiply-adds; the width follows the
/// processor, the arithmetic of a lane does not. exp is a Cody–Waite reduction and a polynomial; tanh is
/// (exp(2|x|) − 1)/(exp(2|x|) + 1) with the numerator from the same reduction, which has no cancellation near 0.</remarks>
/// <threadsafety>Safe: no state.</threadsafety>
public static partial class VectorMath
{
    private const double TanhSaturation = 44;
    private const double InverseLogTwo = 1.4426950408889634, RoundingShift = 6755399441055744; // 1.5·2⁵²
    private const double ExpTwoHigh = 0.6931471805599453, ExpTwoLow = 2.3190468138462996e-17;
    private const double LogTwoHigh = 6.93147180369123816490e-1, LogTwoLow = 1.90821492927058770002e-10;
    private const double Log1 = 6.666666666666735130e-1, Log2 = 3.999999999940941908e-1, Log3 = 2.857142874366239149e-1;
    private const double Log4 = 2.222219843214978396e-1, Log5 = 1.818357216161805012e-1, Log6 = 1.531383769920937332e-1;
    private const double Log7 = 1.479819860511658591e-1;
    private const double LogNear = 0.29;
    private const double Two52 = 4503599627370496;
    private const long Two52Bits = 0x4330000000000000, MantissaMask = 0x000FFFFFFFFFFFFF;
    private const long HalfRootBits = 0x3FE6A09E00000000, LogShift = 0x3FF0000000000000 - HalfRootBits;

    /// <summary>Hyperbolic tangent of every element, within 3 ulp.</summary>
    /// <param name="x">Any length.</param>
    /// <param name="result">At least as long; may be <paramref name="x"/> itself.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Tanh(ReadOnlySpan<double> x, Span<double> result)
    {
        CheckLengths(x, result);
        ref double from = ref MemoryMarshal.GetReference(x);
        ref double to = ref MemoryMarshal.GetReference(result);
        nuint i = 0, count = (nuint)x.Length;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 8 <= count; i += 8)
            {
                Tanh(Vector512.LoadUnsafe(ref from, i)).StoreUnsafe(ref to, i);
            }
        }

        for (; i + 4 <= count; i += 4)
        {
            Tanh(Vector256.LoadUnsafe(ref from, i)).StoreUnsafe(ref to, i);
        }

        if (i < count)
        {
            StoreTail(Tanh(LoadTail(x, (int)i)), result, (int)i, x.Length);
        }
    }

    /// <summary>Exponential of every element, within 1 ulp; overflow gives ∞, underflow is gradual.</summary>
    /// <param name="x">Any length.</param>
    /// <param name="result">At least as long; may be <paramref name="x"/> itself.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Exp(ReadOnlySpan<double> x, Span<double> result)
    {
        CheckLengths(x, result);
        ref double from = ref MemoryMarshal.GetReference(x);
        ref double to = ref MemoryMarshal.GetReference(result);
        nuint i = 0, count = (nuint)x.Length;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 8 <= count; i += 8)
            {
                Exp(Vector512.LoadUnsafe(ref from, i)).StoreUnsafe(ref to, i);
            }
        }

        for (; i + 4 <= count; i += 4)
        {
            Exp(Vector256.LoadUnsafe(ref from, i)).StoreUnsafe(ref to, i);
        }

        if (i < count)
        {
            StoreTail(Exp(LoadTail(x, (int)i)), result, (int)i, x.Length);
        }
    }

    /// <summary>log(1 + x) of every element, within 2 ulp.</summary>
    /// <param name="x">Any length; numbers above −1 (−1 gives −∞, less gives NaN).</param>
    /// <param name="result">At least as long; may be <paramref name="x"/> itself.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Log1p(ReadOnlySpan<double> x, Span<double> result)
    {
        CheckLengths(x, result);
        ref double from = ref MemoryMarshal.GetReference(x);
        ref double to = ref MemoryMarshal.GetReference(result);
        nuint i = 0, count = (nuint)x.Length;
        if (Vector512.IsHardwareAccelerated)
        {
            for (; i + 8 <= count; i += 8)
            {
                Log1p(Vector512.LoadUnsafe(ref from, i)).StoreUnsafe(ref to, i);
            }
        }

        for (; i + 4 <= count; i += 4)
        {
            Log1p(Vector256.LoadUnsafe(ref from, i)).StoreUnsafe(ref to, i);
        }

        if (i < count)
        {
            StoreTail(Log1p(LoadTail(x, (int)i)), result, (int)i, x.Length);
        }
    }

    /// <summary>Inner product Σ xᵢ·yᵢ. 16 partial sums, added in a fixed order that depends only on the length.</summary>
    /// <param name="x">Any length.</param>
    /// <param name="y">The same length.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        CheckSame(x, y);
        ref double a = ref MemoryMarshal.GetReference(x);
        ref double b = ref MemoryMarshal.GetReference(y);
        Vector256<double> s0 = Vector256<double>.Zero, s1 = s0, s2 = s0, s3 = s0;
        nuint i = 0, count = (nuint)x.Length;
        for (; i + 16 <= count; i += 16)
        {
            s0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i), Vector256.LoadUnsafe(ref b, i), s0);
            s1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i + 4), Vector256.LoadUnsafe(ref b, i + 4), s1);
            s2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i + 8), Vector256.LoadUnsafe(ref b, i + 8), s2);
            s3 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i + 12), Vector256.LoadUnsafe(ref b, i + 12), s3);
        }

        if (i + 4 <= count)
        {
            s0 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i), Vector256.LoadUnsafe(ref b, i), s0);
            i += 4;
            if (i + 4 <= count)
            {
                s1 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i), Vector256.LoadUnsafe(ref b, i), s1);
                i += 4;
                if (i + 4 <= count)
                {
                    s2 = Vector256.FusedMultiplyAdd(Vector256.LoadUnsafe(ref a, i), Vector256.LoadUnsafe(ref b, i), s2);
                    i += 4;
                }
            }
        }

        if (i < count)
        {
            s3 = Vector256.FusedMultiplyAdd(LoadTail(x, (int)i), LoadTail(y, (int)i), s3);
        }

        return SumLanes(s0 + s1 + (s2 + s3));
    }

    /// <summary>Sum Σ xᵢ in the same fixed order as <see cref="Dot"/>.</summary>
    /// <param name="x">Any length; the sum of nothing is 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(ReadOnlySpan<double> x)
    {
        ref double a = ref MemoryMarshal.GetReference(x);
        Vector256<double> s0 = Vector256<double>.Zero, s1 = s0, s2 = s0, s3 = s0;
        nuint i = 0, count = (nuint)x.Length;
        for (; i + 16 <= count; i += 16)
        {
            s0 += Vector256.LoadUnsafe(ref a, i);
            s1 += Vector256.LoadUnsafe(ref a, i + 4);
            s2 += Vector256.LoadUnsafe(ref a, i + 8);
            s3 += Vector256.LoadUnsafe(ref a, i + 12);
        }

        for (; i + 4 <= count; i += 4)
        {
            s0 += Vector256.LoadUnsafe(ref a, i);
        }

        if (i < count)
        {
            s3 += LoadTail(x, (int)i);
        }

        return SumLanes(s0 + s1 + (s2 + s3));
    }

    /// <summary>Adds a multiple: y ← y + alpha·x, each element by one fused multiply-add.</summary>
    /// <param name="alpha">The factor.</param>
    /// <param name="x">Any length.</param>
    /// <param name="y">The same length.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Axpy(double alpha, ReadOnlySpan<double> x, Span<double> y)
    {
        CheckSame(x, y);
        ref double from = ref MemoryMarshal.GetReference(x);
        ref double to = ref MemoryMarshal.GetReference(y);
        Vector256<double> factor = Vector256.Create(alpha);
        nuint i = 0, count = (nuint)x.Length;
        for (; i + 4 <= count; i += 4)
        {
            Vector256.FusedMultiplyAdd(factor, Vector256.LoadUnsafe(ref from, i), Vector256.LoadUnsafe(ref to, i)).StoreUnsafe(ref to, i);
        }

        for (int k = (int)i; k < x.Length; k++)
        {
            y[k] = Math.FusedMultiplyAdd(alpha, x[k], y[k]);
        }
    }

    /// <summary>Euclidean norm √(Σ xᵢ²), without harm from overflow or underflow of the squares.</summary>
    /// <param name="x">Any length.</param>
    public static double Norm(ReadOnlySpan<double> x)
    {
        double square = Dot(x, x);
        if (square is > 1e-280 and < 1e300)
        {
            return Math.Sqrt(square);
        }

        double largest = MaxAbs(x);
        if (largest == 0 || !double.IsFinite(largest))
        {
            return largest;
        }

        // Rare: scale by a power of two that brings the largest element near 1.
        int exponent = Math.Clamp(Math.ILogB(largest), -1022, 1022);
        double factor = Math.ScaleB(1, -exponent), sum = 0;
        foreach (double value in x)
        {
            sum = Math.FusedMultiplyAdd(value * factor, value * factor, sum);
        }

        return Math.Sqrt(sum) * Math.ScaleB(1, exponent);
    }

    /// <summary>Largest size max |xᵢ|; NaN if any element is NaN, 0 if there is none.</summary>
    /// <param name="x">Any length.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double MaxAbs(ReadOnlySpan<double> x)
    {
        // Without the sign, doubles order as their bits do, and NaN comes above infinity.
        ref double a = ref MemoryMarshal.GetReference(x);
        Vector256<long> mask = Vector256.Create(long.MaxValue), m0 = Vector256<long>.Zero, m1 = m0;
        nuint i = 0, count = (nuint)x.Length;
        for (; i + 8 <= count; i += 8)
        {
            m0 = Vector256.Max(m0, Vector256.LoadUnsafe(ref a, i).AsInt64() & mask);
            m1 = Vector256.Max(m1, Vector256.LoadUnsafe(ref a, i + 4).AsInt64() & mask);
        }

        m0 = Vector256.Max(m0, m1);
        long largest = Math.Max(Math.Max(m0.GetElement(0), m0.GetElement(1)), Math.Max(m0.GetElement(2), m0.GetElement(3)));
        for (int k = (int)i; k < x.Length; k++)
        {
            largest = Math.Max(largest, BitConverter.DoubleToInt64Bits(x[k]) & long.MaxValue);
        }

        double result = BitConverter.Int64BitsToDouble(largest);
        return double.IsNaN(result) ? double.NaN : result;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SumLanes(Vector256<double> sum)
    {
        Vector128<double> pair = sum.GetLower() + sum.GetUpper();
        return pair.GetElement(0) + pair.GetElement(1);
    }

    private static Vector256<double> LoadTail(ReadOnlySpan<double> x, int start) => Vector256.Create(
        x[start],
        start + 1 < x.Length ? x[start + 1] : 0,
        start + 2 < x.Length ? x[start + 2] : 0,
        0);

    private static void StoreTail(Vector256<double> values, Span<double> result, int start, int end)
    {
        for (int k = start; k < end; k++)
        {
            result[k] = values.GetElement(k - start);
        }
    }

    private static void CheckLengths(ReadOnlySpan<double> x, Span<double> result)
    {
        if (result.Length < x.Length)
        {
            throw new ArgumentException($"Expected room for {x.Length} elements, found {result.Length}.", nameof(result));
        }
    }

    private static void CheckSame(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"Expected {x.Length} elements, found {y.Length}.", nameof(y));
        }
    }
}
