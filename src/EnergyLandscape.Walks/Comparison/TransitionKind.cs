namespace EnergyLandscape.Walks.Comparison;

/// <summary>What a database knows of a transition that walks made.</summary>
public enum TransitionKind
{
    /// <summary>A transition state joins the two minima directly, or two images of the one.</summary>
    Direct,

    /// <summary>None does: the walk jumped over basins in between, or the sampling did.</summary>
    Jumped,

    /// <summary>One of the minima is not in the database.</summary>
    New,
}
