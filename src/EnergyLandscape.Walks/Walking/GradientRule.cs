namespace EnergyLandscape.Walks;

/// <summary>The gradient that a walk follows.</summary>
public enum GradientRule
{
    /// <summary>In double precision: no component is zero for rounding alone.</summary>
    Exact,

    /// <summary>In single precision, coordinates included, as in the code of Bosman et al.: where units are saturated components are exactly zero.</summary>
    AsPublished,
}
