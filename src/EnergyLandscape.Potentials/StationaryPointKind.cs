namespace EnergyLandscape.Potentials;

/// <summary>What a stationary point is, by its Hessian index. Numbers are stored in databases: never renumber.</summary>
public enum StationaryPointKind
{
    /// <summary>Index 0.</summary>
    Minimum = 0,

    /// <summary>Index 1: exactly one negative Hessian eigenvalue.</summary>
    TransitionState = 1,

    /// <summary>Index 2 or more.</summary>
    HigherSaddle = 2,
}
