namespace EnergyLandscape.PathSample.Limits;

/// <summary>What the norm |x| of a curve of stationary points does as λ vanishes.</summary>
public enum NormTrend
{
    /// <summary>It has a limit: |d|x|/d ln λ| falls as a power of λ.</summary>
    Finite,

    /// <summary>It grows without bound, as ln(1/λ) or a power of it does: its increments per decade do not fall.</summary>
    Diverges,

    /// <summary>Neither is plain.</summary>
    Undecided,
}
