using System.Runtime.CompilerServices;

namespace EnergyLandscape.Potentials;

/// <summary>The energy of Lennard-Jones of one pair, 4 (r⁻¹² − r⁻⁶), as a function of the squared distance s = r².</summary>
/// <remarks>Units ε and σ. In s no square root is needed, and derivatives are polynomials in 1/s.</remarks>
internal static class LennardJonesTerm
{
    /// <summary>The energy, ε.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Energy(double s)
    {
        double inverse = 1 / s, sixth = inverse * inverse * inverse;
        return 4 * sixth * (sixth - 1);
    }

    /// <summary>The energy and its derivative by s, ε/σ².</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Energy(double s, out double slope)
    {
        double inverse = 1 / s, sixth = inverse * inverse * inverse;
        slope = 12 * sixth * (1 - (2 * sixth)) * inverse;
        return 4 * sixth * (sixth - 1);
    }

    /// <summary>The second derivative by s, ε/σ⁴.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Curvature(double s)
    {
        double inverse = 1 / s, sixth = inverse * inverse * inverse;
        return 24 * sixth * ((7 * sixth) - 2) * inverse * inverse;
    }
}
