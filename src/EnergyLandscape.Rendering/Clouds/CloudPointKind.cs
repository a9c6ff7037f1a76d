namespace EnergyLandscape.Rendering.Clouds;

/// <summary>What a stationary point on a cloud is on its own landscape.</summary>
public enum CloudPointKind
{
    /// <summary>A minimum.</summary>
    Minimum,

    /// <summary>A saddle of index one.</summary>
    TransitionState,

    /// <summary>A saddle of higher index.</summary>
    HigherSaddle,
}
