namespace EnergyLandscape.Rendering.Trees;

/// <summary>How the branches of a disconnectivity graph stand side by side. Ties go by energy, then id.</summary>
public enum TreeOrder
{
    /// <summary>The branch with the lowest minimum in the middle, the others on both sides so that the numbers of leaves balance.</summary>
    Funnel,

    /// <summary>From left to right by the energy of the lowest minimum.</summary>
    Energy,

    /// <summary>From left to right by the number of minima, the most first.</summary>
    Size,
}
