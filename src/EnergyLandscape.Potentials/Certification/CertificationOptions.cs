namespace EnergyLandscape.Potentials;

/// <summary>Settings of a certification.</summary>
public sealed record CertificationOptions
{
    /// <summary>Farthest that the proved stationary point may lie from the coordinates, Euclidean. Default 1e-6, the default distance
    /// window of the identity rule: farther away it would count as another point.</summary>
    public double MaxDistance { get; init; } = 1e-6;

    /// <summary>Most Newton steps in double-double arithmetic. Default 12; a polished point takes two or three.</summary>
    public int MaxRefinements { get; init; } = 12;
}
