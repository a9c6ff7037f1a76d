namespace EnergyLandscape.Walks;

/// <summary>What an attractor looks like from its samples.</summary>
public enum AttractorKind
{
    /// <summary>That of the lowest loss, whatever its curvature.</summary>
    GlobalMinimum,

    /// <summary>Another one that is stationary and has convex samples.</summary>
    LocalMinimum,

    /// <summary>Most of its samples have eigenvalues of both signs, or only negative ones.</summary>
    Saddle,

    /// <summary>Most of its samples are singular.</summary>
    Flat,

    /// <summary>Convex samples, but the gradient does not come near zero.</summary>
    Slope,

    /// <summary>None of its samples has a curvature class.</summary>
    Unclassified,
}
