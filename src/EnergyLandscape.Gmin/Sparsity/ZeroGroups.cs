namespace EnergyLandscape.Gmin;

/// <summary>What <see cref="CertifiedZeros"/> found.</summary>
/// <param name="IsZero">Whether each group is exactly zero at the point.</param>
/// <param name="Coordinates">The point, polished again, with those groups exactly zero.</param>
public sealed record ZeroGroups(IReadOnlyList<bool> IsZero, ReadOnlyMemory<double> Coordinates);
