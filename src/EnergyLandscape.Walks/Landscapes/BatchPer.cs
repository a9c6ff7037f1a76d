namespace EnergyLandscape.Walks;

/// <summary>How long a random batch of rows stays the same.</summary>
public enum BatchPer
{
    /// <summary>Each walk has its own: a landscape a walk.</summary>
    Walk,

    /// <summary>All walks share one: one landscape.</summary>
    Run,

    /// <summary>Each step has its own, as in stochastic training: losses along a walk are those of different landscapes.</summary>
    Step,
}
