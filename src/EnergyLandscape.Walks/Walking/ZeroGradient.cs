namespace EnergyLandscape.Walks;

/// <summary>Where a progressive gradient walk moves a coordinate whose gradient component is exactly zero.</summary>
public enum ZeroGradient
{
    /// <summary>Up, by a random step: both the mask of the paper (Bosman et al. 2020, algorithm 1) and the published code do that.</summary>
    Up,

    /// <summary>Nowhere.</summary>
    Stay,
}
