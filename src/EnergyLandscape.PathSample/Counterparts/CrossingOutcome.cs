namespace EnergyLandscape.PathSample.Counterparts;

/// <summary>How a point of one landscape ended in the other.</summary>
public enum CrossingOutcome
{
    /// <summary>At a verified point of the same kind.</summary>
    SameKind,

    /// <summary>At a verified stationary point of another index.</summary>
    OtherIndex,

    /// <summary>On a stationary point with a zero eigenvalue.</summary>
    Degenerate,

    /// <summary>Nowhere: steps were used up or numbers were not finite.</summary>
    Nowhere,
}
