namespace EnergyLandscape.PathSample;

/// <summary>Where the way down from a point ended.</summary>
public enum BasinOutcome
{
    /// <summary>In a verified minimum.</summary>
    Minimum,

    /// <summary>On a verified saddle: the point was on a ridge.</summary>
    Saddle,

    /// <summary>On a stationary point with a zero eigenvalue.</summary>
    Degenerate,

    /// <summary>Nowhere: the steps were used up.</summary>
    StepLimit,

    /// <summary>Energy or gradient was not a finite number.</summary>
    NotFinite,
}
