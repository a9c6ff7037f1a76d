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

    /// <summary>What transition states reach.</summary>
    public ConnectionTable Connections { get; } = new();

    /// <summary>Where coordinates are read on demand, by kind; null when they are in memory, or not wanted.</summary>
    public StoredCoordinates[]? Coordinates { get; set; }

    public ValleyCatalogue Valleys { get; } = new();

    /// <summary>Where all of a point but its energy is read on demand, by kind; null when it is in memory.</summary>
    public StoredBlocks<StoredPoint>[]? Details { get; set; }

    public SearchLog Log { get; } = new();

    public List<LandscapeRun> Runs { get; } = [];

    /// <summary>Refuses what was not read: an empty list in its place would be an answer, and a wrong one.</summary>
    public DatabaseContents With(DatabaseParts part) => Parts.HasFlag(part)
        ? this
        : throw new InvalidOperationException($"The store was opened without its {part.ToString().ToLowerInvariant()}.");
}
