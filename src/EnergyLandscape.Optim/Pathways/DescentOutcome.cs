namespace EnergyLandscape.Optim;

/// <summary>Where a steepest-descent path ended.</summary>
public enum DescentOutcome
{
    /// <summary>In a verified minimum.</summary>
    Minimum,

    /// <summary>On a verified saddle, by symmetry.</summary>
    Saddle,

    /// <summary>Nowhere: the steps were used up.</summary>
    StepLimit,

    /// <summary>On a stationary point with a zero eigenvalue.</summary>
    Degenerate,

    /// <summary>Energy or gradient was not a finite number.</summary>
    NotFinite,
}
