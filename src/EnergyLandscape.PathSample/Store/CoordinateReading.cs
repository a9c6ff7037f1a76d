namespace EnergyLandscape.PathSample;

/// <summary>When coordinates are read from a database.</summary>
internal enum CoordinateReading
{
    /// <summary>Never: the points have none.</summary>
    Never,

    /// <summary>Each when it is asked for.</summary>
    OnDemand,

    /// <summary>With the points.</summary>
    AtOnce,
}
