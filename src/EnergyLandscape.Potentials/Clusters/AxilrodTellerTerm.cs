using System.Runtime.CompilerServices;

namespace EnergyLandscape.Potentials;

/// <summary>The triple-dipole energy of Axilrod and Teller of one triangle for Z = 1, as a function of its squared sides a, b, c.</summary>
/// <remarks>(1 + 3 cos θ₁ cos θ₂ cos θ₃)/(r₁₂ r₁₃ r₂₃)³ (Axilrod and Teller 1943, doi:10.1063/1.1723844). By the law of cosines it is
/// q^(−3/2) + (3/8) p q^(−5/2) with q = abc and p = (a + b − c)(a + c − b)(b + c − a). Units ε and σ.</remarks>
internal static class AxilrodTellerTerm
{
    private const double ThreeEighths = 0.375;

    /// <summary>The energy, ε.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Energy(double a, double b, double c)
    {
        double q = a * b * c, cube = 1 / (q * Math.Sqrt(q));
        return cube + (ThreeEighths * (a + b - c) * (a + c - b) * (b + c - a) * cube / q);
    }

    /// <summary>The energy and its derivatives by the squared sides, ε/σ².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Energy(double a, double b, double c, out double byA, out double byB, out double byC)
    {
        double q = a * b * c, cube = 1 / (q * Math.Sqrt(q)), fifth = ThreeEighths * cube / q;
        double u = a + b - c, v = a + c - b, w = b + c - a;
        double vw = v * w, uw = u * w, uv = u * v, second = uv * w * fifth;
        double shared = (-1.5 * cube) - (2.5 * second);
        byA = (shared / a) + ((vw + uw - uv) * fifth);
        byB = (shared / b) + ((vw - uw + uv) * fifth);
        byC = (shared / c) + ((uw - vw + uv) * fifth);
        return cube + second;
    }

    /// <summary>How the derivatives change along a change of the squared sides: the second derivatives times (da, db, dc).</summary>
    public static void Curvature(double a, double b, double c, double da, double db, double dc, out double byA, out double byB, out double byC)
    {
        double q = a * b * c, cube = 1 / (q * Math.Sqrt(q)), fifth = ThreeEighths * cube / q;
        double u = a + b - c, v = a + c - b, w = b + c - a;
        double vw = v * w, uw = u * w, uv = u * v, second = uv * w * fifth;
        double pA = (vw + uw - uv) * fifth, pB = (vw - uw + uv) * fifth, pC = (uw - vw + uv) * fifth;
        double diagonal = (3.75 * cube) + (8.75 * second), mixed = (2.25 * cube) + (6.25 * second);
        double aa = (((diagonal / a) - (5 * pA)) / a) + (2 * (w - u - v) * fifth);
        double bb = (((diagonal / b) - (5 * pB)) / b) + (2 * (v - u - w) * fifth);
        double cc = (((diagonal / c) - (5 * pC)) / c) + (2 * (u - v - w) * fifth);
        double ab = (mixed / (a * b)) - (2.5 * ((pA / b) + (pB / a))) + (2 * u * fifth);
        double ac = (mixed / (a * c)) - (2.5 * ((pA / c) + (pC / a))) + (2 * v * fifth);
        double bc = (mixed / (b * c)) - (2.5 * ((pB / c) + (pC / b))) + (2 * w * fifth);
        byA = (aa * da) + (ab * db) + (ac * dc);
        byB = (ab * da) + (bb * db) + (bc * dc);
        byC = (ac * da) + (bc * db) + (cc * dc);
    }
}
