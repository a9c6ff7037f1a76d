using System.Numerics;

namespace EnergyLandscape.Numerics.Tests;

/// <summary>Elementary functions a second time, in whole numbers of 2⁻³²⁰: plain series after halving the argument, no ball arithmetic.
/// Arguments up to 64.</summary>
internal static class FixedPoint
{
    /// <summary>Bound of the errors.</summary>
    public static readonly double Error = Math.ScaleB(1, -200);

    private const int Bits = 320;
    private const int Halvings = 40;
    private static readonly BigInteger One = BigInteger.One << Bits;

    public static Dyadic Exp(Dyadic x) => new(ExpOf(Fixed(x)), -Bits);

    public static Dyadic Tanh(Dyadic x)
    {
        BigInteger e = ExpOf(2 * Fixed(x));
        return new(((e - One) << Bits) / (e + One), -Bits);
    }

    public static Dyadic Logistic(Dyadic x)
    {
        BigInteger e = ExpOf(-Fixed(x));
        return new((One << Bits) / (One + e), -Bits);
    }

    private static BigInteger Fixed(Dyadic x)
    {
        int shift = x.Exponent + Bits;
        return shift >= 0 ? x.Number << shift : x.Number >> -shift;
    }

    private static BigInteger ExpOf(BigInteger x)
    {
        // Guard bits for the squarings.
        const int Guard = 160;
        BigInteger one = One << Guard, small = (x << Guard) >> Halvings, term = one, sum = one;
        for (int j = 1; !term.IsZero && j < 60; j++)
        {
            term = ((term * small) >> (Bits + Guard)) / j;
            sum += term;
        }

        for (int k = 0; k < Halvings; k++)
        {
            sum = (sum * sum) >> (Bits + Guard);
        }

        return sum >> Guard;
    }
}
