namespace EnergyLandscape.PathSample;

/// <summary>All that a database file holds, in memory.</summary>
internal sealed class DatabaseContents
{
    public required LandscapeIdentity Identity { get; init; }

    public double? SmallestGapKept { get; set; }

    public double? LargestGapMerged { get; set; }

    /// <summary>Points by kind and id − 1.</summary>
    public List<StoredPoint>[] Points { get; } = [[], [], []];

    /// <summary>Connections by the id of the transition state − 1, in order of side and minimum.</summary>
    public List<List<Connection>> Connections { get; } = [];

    public SearchLog Log { get; } = new();

    public List<LandscapeRun> Runs { get; } = [];
}
