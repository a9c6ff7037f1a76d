using System.Numerics;

namespace EnergyLandscape.Numerics.Tests;

/// <summary>Number · 2^Exponent: sums and products of doubles without rounding, to check arithmetic that rounds.</summary>
internal readonly record struct Dyadic(BigInteger Number, int Exponent) : IComparable<Dyadic>
{
    public static implicit operator Dyadic(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        int exponent = (int)((bits >> 52) & 0x7FF);
        long fraction = bits & 0xFFFFFFFFFFFFF;
        BigInteger number = exponent == 0 ? fraction : fraction | (1L << 52);
        return new(bits < 0 ? -number : number, Math.Max(exponent, 1) - 1075);
    }

    public static Dyadic operator +(Dyadic x, Dyadic y)
    {
        int exponent = Math.Min(x.Exponent, y.Exponent);
        return new((x.Number << (x.Exponent - exponent)) + (y.Number << (y.Exponent - exponent)), exponent);
    }

    public static Dyadic operator -(Dyadic x) => new(-x.Number, x.Exponent);

    public static Dyadic operator -(Dyadic x, Dyadic y) => x + -y;

    public static Dyadic operator *(Dyadic x, Dyadic y) => new(x.Number * y.Number, x.Exponent + y.Exponent);

    public static bool operator <=(Dyadic x, Dyadic y) => (x - y).Number.Sign <= 0;

    public static bool operator >=(Dyadic x, Dyadic y) => y <= x;

    public static bool operator <(Dyadic x, Dyadic y) => !(y <= x);

    public static bool operator >(Dyadic x, Dyadic y) => !(x <= y);

    public static Dyadic Abs(Dyadic x) => new(BigInteger.Abs(x.Number), x.Exponent);

    public static Dyadic MidpointOf(Ball ball) => (Dyadic)ball.High + ball.Low;

    /// <summary>Whether a ball holds this number.</summary>
    public bool IsIn(Ball ball) => Abs(this - MidpointOf(ball)) <= ball.Radius;

    public int CompareTo(Dyadic other) => (this - other).Number.Sign;
}
