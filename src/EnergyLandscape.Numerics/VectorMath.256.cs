using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Numerics;

/// <content>The kernels on 256-bit vectors; VectorMath.512.cs holds the same arithmetic.</content>
public static partial class VectorMath
{
    /// <summary>Hyperbolic tangent of every element, within 3 ulp; −0 gives −0, NaN gives NaN.</summary>
    /// <param name="x">Any numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Tanh(Vector256<double> x)
    {
        // With u = 2|x| = k·ln 2 + r: N = exp(u) − 1 = 2^k·(exp(r) − 1) + (2^k − 1) loses nothing near 0, and tanh|x| = N/(N + 2).
        // MinNative(a, NaN) is NaN.
        Vector256<double> size = Vector256.Abs(x);
        Vector256<double> power = Vector256.MinNative(Vector256.Create(TanhSaturation), size + size);
        Vector256<double> shifted = Vector256.FusedMultiplyAdd(power, Vector256.Create(InverseLogTwo), Vector256.Create(RoundingShift));
        Vector256<double> scale = PowerOfTwo(shifted);
        Vector256<double> numerator = Vector256.FusedMultiplyAdd(scale, ExpMinusOneReduced(power, shifted), scale - Vector256<double>.One);
        Vector256<double> result = numerator / (numerator + Vector256.Create(2.0));
        return Vector256.ConditionalSelect(Vector256.Create(-0.0), x, result);
    }

    /// <summary>Exponential of every element, within 1 ulp; overflow gives ∞, underflow is gradual, NaN gives NaN.</summary>
    /// <param name="x">Any numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Exp(Vector256<double> x)
    {
        // The limits lie beyond overflow and underflow; scaling by two halves of the power of two keeps each in range.
        Vector256<double> bounded = Vector256.MaxNative(Vector256.Create(-750.0), Vector256.MinNative(Vector256.Create(710.0), x));
        Vector256<double> shifted = Vector256.FusedMultiplyAdd(bounded, Vector256.Create(InverseLogTwo), Vector256.Create(RoundingShift));
        Vector256<double> value = ExpReduced(bounded, shifted);
        Vector256<double> whole = shifted - Vector256.Create(RoundingShift);
        Vector256<double> half = Vector256.FusedMultiplyAdd(whole, Vector256.Create(0.5), Vector256.Create(RoundingShift));
        Vector256<double> other = whole - (half - Vector256.Create(RoundingShift)) + Vector256.Create(RoundingShift);
        return value * PowerOfTwo(half) * PowerOfTwo(other);
    }

    /// <summary>log(1 + x) of every element, within 2 ulp; −1 gives −∞, less gives NaN, −0 gives −0.</summary>
    /// <param name="x">Numbers above −1.</param>
    /// <remarks>The reduction and polynomial of FreeBSD's s_log1p.c (Sun Microsystems 1993), with the rounding of 1 + x by two-sum.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<double> Log1p(Vector256<double> x)
    {
        Vector256<double> one = Vector256<double>.One;
        Vector256<double> sum = one + x;
        Vector256<double> part = sum - one;
        Vector256<double> lost = ((one - (sum - part)) + (x - part)) / sum;

        // sum = 2^k·(1 + f) with 1 + f in [√½, √2); near 0 x itself is f, and nothing was lost.
        Vector256<long> bits = sum.AsInt64() + Vector256.Create(LogShift);
        Vector256<double> k = (Vector256.ShiftRightLogical(bits, 52) | Vector256.Create(Two52Bits)).AsDouble() - Vector256.Create(Two52 + 1023);
        Vector256<double> f = ((bits & Vector256.Create(MantissaMask)) + Vector256.Create(HalfRootBits)).AsDouble() - one;
        Vector256<double> isNear = Vector256.LessThan(Vector256.Abs(x), Vector256.Create(LogNear));
        k = Vector256.ConditionalSelect(isNear, Vector256<double>.Zero, k);
        f = Vector256.ConditionalSelect(isNear, x, f);
        lost = Vector256.ConditionalSelect(isNear, Vector256<double>.Zero, lost);

        Vector256<double> halfSquare = Vector256.Create(0.5) * f * f;
        Vector256<double> s = f / (Vector256.Create(2.0) + f);
        Vector256<double> z = s * s;
        Vector256<double> r = Vector256.FusedMultiplyAdd(Vector256.Create(Log7), z, Vector256.Create(Log6));
        r = Vector256.FusedMultiplyAdd(r, z, Vector256.Create(Log5));
        r = Vector256.FusedMultiplyAdd(r, z, Vector256.Create(Log4));
        r = Vector256.FusedMultiplyAdd(r, z, Vector256.Create(Log3));
        r = Vector256.FusedMultiplyAdd(r, z, Vector256.Create(Log2));
        r = Vector256.FusedMultiplyAdd(r, z, Vector256.Create(Log1));
        r *= z;
        Vector256<double> low = Vector256.FusedMultiplyAdd(k, Vector256.Create(LogTwoLow), lost);
        Vector256<double> tail = halfSquare - Vector256.FusedMultiplyAdd(s, halfSquare + r, low) - f;
        Vector256<double> result = Vector256.FusedMultiplyAdd(k, Vector256.Create(LogTwoHigh), -tail);

        result = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256<double>.Zero) | Vector256.Equals(x, Vector256.Create(double.PositiveInfinity)), x, result);
        result = Vector256.ConditionalSelect(Vector256.Equals(x, Vector256.Create(-1.0)), Vector256.Create(double.NegativeInfinity), result);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256.Create(-1.0)), Vector256.Create(double.NaN), result);
    }

    /// <summary>exp(x)/2^k for k = round(x/ln 2), in [0.7, 1.42]; <paramref name="shifted"/> is k + <see cref="RoundingShift"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpReduced(Vector256<double> x, Vector256<double> shifted) => Vector256<double>.One + ExpMinusOneReduced(x, shifted);

    /// <summary>exp(r) − 1 for r = x − k·ln 2, in [−0.3, 0.42]; <paramref name="shifted"/> is k + <see cref="RoundingShift"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> ExpMinusOneReduced(Vector256<double> x, Vector256<double> shifted)
    {
        Vector256<double> minusK = Vector256.Create(RoundingShift) - shifted;
        Vector256<double> r = Vector256.FusedMultiplyAdd(minusK, Vector256.Create(ExpTwoHigh), x);
        r = Vector256.FusedMultiplyAdd(minusK, Vector256.Create(ExpTwoLow), r);

        // Taylor to r¹³ (remainder 5e-18): r + r²·q, q by Estrin's scheme.
        Vector256<double> square = r * r;
        Vector256<double> fourth = square * square;
        Vector256<double> q0 = Vector256.FusedMultiplyAdd(r, Vector256.Create(1.0 / 6), Vector256.Create(0.5));
        Vector256<double> q1 = Vector256.FusedMultiplyAdd(r, Vector256.Create(1.0 / 120), Vector256.Create(1.0 / 24));
        Vector256<double> q2 = Vector256.FusedMultiplyAdd(r, Vector256.Create(1.0 / 5040), Vector256.Create(1.0 / 720));
        Vector256<double> q3 = Vector256.FusedMultiplyAdd(r, Vector256.Create(1.0 / 362880), Vector256.Create(1.0 / 40320));
        Vector256<double> q4 = Vector256.FusedMultiplyAdd(r, Vector256.Create(1.0 / 39916800), Vector256.Create(1.0 / 3628800));
        Vector256<double> q5 = Vector256.FusedMultiplyAdd(r, Vector256.Create(1.0 / 6227020800), Vector256.Create(1.0 / 479001600));
        q0 = Vector256.FusedMultiplyAdd(q1, square, q0);
        q2 = Vector256.FusedMultiplyAdd(q3, square, q2);
        q4 = Vector256.FusedMultiplyAdd(q5, square, q4);
        q2 = Vector256.FusedMultiplyAdd(q4, fourth, q2);
        q0 = Vector256.FusedMultiplyAdd(q2, fourth, q0);
        return Vector256.FusedMultiplyAdd(square, q0, r);
    }

    /// <summary>2^k for a shifted k in −1022 … 1023: the low bits of the shifted number are k.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> PowerOfTwo(Vector256<double> shifted) => Vector256.ShiftLeft(shifted.AsInt64() + Vector256.Create(1023L), 52).AsDouble();
}
