namespace EnergyLandscape.Walks;

/// <summary>The curvature of a landscape at a point.</summary>
/// <param name="Class">The class.</param>
/// <param name="Negative">Number of eigenvalues that count as negative; −1 where unknown.</param>
/// <param name="Zero">Number of eigenvalues that count as zero, those that a symmetry forces at every point left out; −1 where unknown.</param>
/// <param name="Lowest">Lowest eigenvalue; NaN where unknown.</param>
/// <param name="Highest">Highest eigenvalue; NaN where unknown.</param>
public readonly record struct CurvatureReading(CurvatureClass Class, int Negative, int Zero, double Lowest, double Highest)
{
    /// <summary>Nothing is known.</summary>
    public static CurvatureReading Unknown => new(CurvatureClass.None, -1, -1, double.NaN, double.NaN);
}
