using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>A stored point and what was proved about it.</summary>
/// <param name="Point">The point.</param>
/// <param name="Certificate">Its certificate.</param>
public sealed record PointCertificate(StoredPoint Point, Certificate Certificate);
