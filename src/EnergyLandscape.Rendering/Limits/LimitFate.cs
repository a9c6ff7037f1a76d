namespace EnergyLandscape.Rendering.Limits;

/// <summary>What becomes of a stationary point as the regularisation vanishes.</summary>
public enum LimitFate
{
    /// <summary>Its coordinates have a limit.</summary>
    Finite,

    /// <summary>Its coordinates grow without bound.</summary>
    Diverges,

    /// <summary>It ceases to exist at some λ &gt; 0; a dot marks the place.</summary>
    Ceases,

    /// <summary>Not decided.</summary>
    Undecided,
}
