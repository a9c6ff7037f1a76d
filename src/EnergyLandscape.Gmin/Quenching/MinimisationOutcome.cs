namespace EnergyLandscape.Gmin;

/// <summary>How a minimisation ended.</summary>
public enum MinimisationOutcome
{
    /// <summary>The gradient fell below the tolerance.</summary>
    GradientConverged,

    /// <summary>The iterations were used up.</summary>
    StepLimit,

    /// <summary>No step along the search direction lowers the energy.</summary>
    NoDescent,

    /// <summary>Energy or gradient was not a finite number.</summary>
    NotFinite,

    /// <summary>Stationary, but the Hessian has a zero or a negative eigenvalue there: not a minimum.</summary>
    NotMinimum,
}
