using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Numerics;

/// <content>The kernels on 512-bit vectors; VectorMath.256.cs holds the same arithmetic.</content>
public static partial class VectorMath
{
    /// <summary>Hyperbolic tangent of every element, within 3 ulp; −0 gives −0, NaN gives NaN.</summary>
    /// <param name="x">Any numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Tanh(Vector512<double> x)
    {
        // With u = 2|x| = k·ln 2 + r: N = exp(u) − 1 = 2^k·(exp(r) − 1) + (2^k − 1) loses nothing near 0, and tanh|x| = N/(N + 2).
        // MinNative(a, NaN) is NaN.
        Vector512<double> size = Vector512.Abs(x);
        Vector512<double> power = Vector512.MinNative(Vector512.Create(TanhSaturation), size + size);
        Vector512<double> shifted = Vector512.FusedMultiplyAdd(power, Vector512.Create(InverseLogTwo), Vector512.Create(RoundingShift));
        Vector512<double> scale = PowerOfTwo(shifted);
        Vector512<double> numerator = Vector512.FusedMultiplyAdd(scale, ExpMinusOneReduced(power, shifted), scale - Vector512<double>.One);
        Vector512<double> result = numerator / (numerator + Vector512.Create(2.0));
        return Vector512.ConditionalSelect(Vector512.Create(-0.0), x, result);
    }

    /// <summary>Exponential of every element, within 1 ulp; overflow gives ∞, underflow is gradual, NaN gives NaN.</summary>
    /// <param name="x">Any numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Exp(Vector512<double> x)
    {
        // The limits lie beyond overflow and underflow; scaling by two halves of the power of two keeps each in range.
        Vector512<double> bounded = Vector512.MaxNative(Vector512.Create(-750.0), Vector512.MinNative(Vector512.Create(710.0), x));
        Vector512<double> shifted = Vector512.FusedMultiplyAdd(bounded, Vector512.Create(InverseLogTwo), Vector512.Create(RoundingShift));
        Vector512<double> value = ExpReduced(bounded, shifted);
        Vector512<double> whole = shifted - Vector512.Create(RoundingShift);
        Vector512<double> half = Vector512.FusedMultiplyAdd(whole, Vector512.Create(0.5), Vector512.Create(RoundingShift));
        Vector512<double> other = whole - (half - Vector512.Create(RoundingShift)) + Vector512.Create(RoundingShift);
        return value * PowerOfTwo(half) * PowerOfTwo(other);
    }

    /// <summary>log(1 + x) of every element, within 2 ulp; −1 gives −∞, less gives NaN, −0 gives −0.</summary>
    /// <param name="x">Numbers above −1.</param>
    /// <remarks>The reduction and polynomial of FreeBSD's s_log1p.c (Sun Microsystems 1993), with the rounding of 1 + x by two-sum.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<double> Log1p(Vector512<double> x)
    {
        Vector512<double> one = Vector512<double>.One;
        Vector512<double> sum = one + x;
        Vector512<double> part = sum - one;
        Vector512<double> lost = ((one - (sum - part)) + (x - part)) / sum;

        // sum = 2^k·(1 + f) with 1 + f in [√½, √2); near 0 x itself is f, and nothing was lost.
        Vector512<long> bits = sum.AsInt64() + Vector512.Create(LogShift);
        Vector512<double> k = (Vector512.ShiftRightLogical(bits, 52) | Vector512.Create(Two52Bits)).AsDouble() - Vector512.Create(Two52 + 1023);
        Vector512<double> f = ((bits & Vector512.Create(MantissaMask)) + Vector512.Create(HalfRootBits)).AsDouble() - one;
        Vector512<double> isNear = Vector512.LessThan(Vector512.Abs(x), Vector512.Create(LogNear));
        k = Vector512.ConditionalSelect(isNear, Vector512<double>.Zero, k);
        f = Vector512.ConditionalSelect(isNear, x, f);
        lost = Vector512.ConditionalSelect(isNear, Vector512<double>.Zero, lost);

        Vector512<double> halfSquare = Vector512.Create(0.5) * f * f;
        Vector512<double> s = f / (Vector512.Create(2.0) + f);
        Vector512<double> z = s * s;
        Vector512<double> r = Vector512.FusedMultiplyAdd(Vector512.Create(Log7), z, Vector512.Create(Log6));
        r = Vector512.FusedMultiplyAdd(r, z, Vector512.Create(Log5));
        r = Vector512.FusedMultiplyAdd(r, z, Vector512.Create(Log4));
        r = Vector512.FusedMultiplyAdd(r, z, Vector512.Create(Log3));
        r = Vector512.FusedMultiplyAdd(r, z, Vector512.Create(Log2));
        r = Vector512.FusedMultiplyAdd(r, z, Vector512.Create(Log1));
        r *= z;
        Vector512<double> low = Vector512.FusedMultiplyAdd(k, Vector512.Create(LogTwoLow), lost);
        Vector512<double> tail = halfSquare - Vector512.FusedMultiplyAdd(s, halfSquare + r, low) - f;
        Vector512<double> result = Vector512.FusedMultiplyAdd(k, Vector512.Create(LogTwoHigh), -tail);

        result = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512<double>.Zero) | Vector512.Equals(x, Vector512.Create(double.PositiveInfinity)), x, result);
        result = Vector512.ConditionalSelect(Vector512.Equals(x, Vector512.Create(-1.0)), Vector512.Create(double.NegativeInfinity), result);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512.Create(-1.0)), Vector512.Create(double.NaN), result);
    }

    /// <summary>exp(x)/2^k for k = round(x/ln 2), in [0.7, 1.42]; <paramref name="shifted"/> is k + <see cref="RoundingShift"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ExpReduced(Vector512<double> x, Vector512<double> shifted) => Vector512<double>.One + ExpMinusOneReduced(x, shifted);

    /// <summary>exp(r) − 1 for r = x − k·ln 2, in [−0.3, 0.42]; <paramref name="shifted"/> is k + <see cref="RoundingShift"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> ExpMinusOneReduced(Vector512<double> x, Vector512<double> shifted)
    {
        Vector512<double> minusK = Vector512.Create(RoundingShift) - shifted;
        Vector512<double> r = Vector512.FusedMultiplyAdd(minusK, Vector512.Create(ExpTwoHigh), x);
        r = Vector512.FusedMultiplyAdd(minusK, Vector512.Create(ExpTwoLow), r);

        // Taylor to r¹³ (remainder 5e-18): r + r²·q, q by Estrin's scheme.
        Vector512<double> square = r * r;
        Vector512<double> fourth = square * square;
        Vector512<double> q0 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0 / 6), Vector512.Create(0.5));
        Vector512<double> q1 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0 / 120), Vector512.Create(1.0 / 24));
        Vector512<double> q2 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0 / 5040), Vector512.Create(1.0 / 720));
        Vector512<double> q3 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0 / 362880), Vector512.Create(1.0 / 40320));
        Vector512<double> q4 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0 / 39916800), Vector512.Create(1.0 / 3628800));
        Vector512<double> q5 = Vector512.FusedMultiplyAdd(r, Vector512.Create(1.0 / 6227020800), Vector512.Create(1.0 / 479001600));
        q0 = Vector512.FusedMultiplyAdd(q1, square, q0);
        q2 = Vector512.FusedMultiplyAdd(q3, square, q2);
        q4 = Vector512.FusedMultiplyAdd(q5, square, q4);
        q2 = Vector512.FusedMultiplyAdd(q4, fourth, q2);
        q0 = Vector512.FusedMultiplyAdd(q2, fourth, q0);
        return Vector512.FusedMultiplyAdd(square, q0, r);
    }

    /// <summary>2^k for a shifted k in −1022 … 1023: the low bits of the shifted number are k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> PowerOfTwo(Vector512<double> shifted) => Vector512.ShiftLeft(shifted.AsInt64() + Vector512.Create(1023L), 52).AsDouble();
}
