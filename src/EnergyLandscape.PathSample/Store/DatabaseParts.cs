namespace EnergyLandscape.PathSample;

/// <summary>What a reader needs of a database: a large one takes seconds and gigabytes when everything is read. The landscape and the runs are always
/// read, coordinates when they are asked for.</summary>
[Flags]
public enum DatabaseParts
{
    /// <summary>The landscape and the runs alone.</summary>
    None = 0,

    /// <summary>Stationary points: their numbers and energies; the rest of a point is read when it is asked for.</summary>
    Points = 1,

    /// <summary>Which minima the transition states reach.</summary>
    Connections = 2,

    /// <summary>Arrivals at the points by method.</summary>
    Hits = 4,

    /// <summary>The log of searches.</summary>
    Searches = 8,

    /// <summary>All of every point but coordinates and hits, at once: for commands that go through all points.</summary>
    Details = 16,

    /// <summary>Points and connections: trees, barcodes and paths need no more.</summary>
    Network = Points | Connections,

    /// <summary>Everything.</summary>
    All = Points | Connections | Hits | Searches | Details,
}
