namespace EnergyLandscape.Runs;

/// <summary>How the searches of an exploration are chosen.</summary>
public enum ExplorationKind
{
    /// <summary>Every point of a landscape that can be exhausted.</summary>
    Thorough,

    /// <summary>Minima and transition states as fast as they come, from the lowest minima on, of a landscape that cannot.</summary>
    Growth,
}
