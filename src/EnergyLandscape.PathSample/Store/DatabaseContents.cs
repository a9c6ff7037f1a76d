namespace EnergyLandscape.PathSample;

/// <summary>All that was read of a database file, in memory.</summary>
internal sealed class DatabaseContents
{
    public required LandscapeIdentity Identity { get; init; }

    public required DatabaseParts Parts { get; init; }

    public double? SmallestGapKept { get; set; }

    public double? LargestGapMerged { get; set; }

    /// <summary>Points by kind and id − 1.</summary>
    public List<StoredPoint>[] Points { get; } = [[], [], []];

    /// <summary>Connections by the id of the transition state − 1, in order of side and minimum.</summary>
    public List<Connection[]> Connections { get; } = [];

    /// <summary>Where coordinates are read on demand, by kind; null when they are in memory, or not wanted.</summary>
    public StoredCoordinates[]? Coordinates { get; set; }

    public ValleyCatalogue Valleys { get; } = new();

    public SearchLog Log { get; } = new();

    public List<LandscapeRun> Runs { get; } = [];

    /// <summary>Refuses what was not read: an empty list in its place would be an answer, and a wrong one.</summary>
    public DatabaseContents With(DatabaseParts part) => Parts.HasFlag(part)
        ? this
        : throw new InvalidOperationException($"The store was opened without its {part.ToString().ToLowerInvariant()}.");
}
