namespace EnergyLandscape.Optim;

/// <summary>How a search for a saddle ended.</summary>
public enum SaddleSearchOutcome
{
    /// <summary>A verified stationary point of the wanted index.</summary>
    Converged,

    /// <summary>The iterations were used up.</summary>
    StepLimit,

    /// <summary>A verified stationary point, but of another index.</summary>
    WrongIndex,

    /// <summary>Stationary within the tolerance but with a zero eigenvalue that symmetry does not explain.</summary>
    Degenerate,

    /// <summary>Energy or gradient was not a finite number, or the search left for infinity.</summary>
    NotFinite,
}
