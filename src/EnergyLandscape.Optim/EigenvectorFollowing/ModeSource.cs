namespace EnergyLandscape.Optim;

/// <summary>Which modes of the Hessian a search for a transition state works with.</summary>
public enum ModeSource
{
    /// <summary>What is cheaper for the number of coordinates: all modes up to 200, the lowest above.</summary>
    Auto,

    /// <summary>All modes at every step, from the whole Hessian.</summary>
    Full,

    /// <summary>The lowest mode, from a few Hessians and products of others with vectors, until the transition state is near; then all.</summary>
    Lowest,
}
