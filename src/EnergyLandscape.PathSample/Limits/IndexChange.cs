namespace EnergyLandscape.PathSample.Limits;

/// <summary>A bifurcation that a curve passes: an eigenvalue changes its sign, and the point is one of another index afterwards.</summary>
/// <param name="Lambda">λ there.</param>
/// <param name="Before">Index above that λ.</param>
/// <param name="After">Index below it.</param>
public sealed record IndexChange(double Lambda, int Before, int After);
