namespace EnergyLandscape.PathSample;

/// <summary>What the coordinating thread of an exploration does between and beside the searches.</summary>
public enum ExplorationPart
{
    /// <summary>Deciding on the next searches: the strategy with its evidence and sums.</summary>
    Planning,

    /// <summary>Taking findings up into the store: identity with known points, orbit sizes, connections, the log.</summary>
    Merging,

    /// <summary>Writing to the database.</summary>
    Committing,
}
