namespace EnergyLandscape.PathSample;

/// <summary>What a reader needs of a database: a large one takes seconds and gigabytes when everything is read. The landscape and the runs are always
/// read, coordinates when they are asked for.</summary>
[Flags]
public enum DatabaseParts
{
    /// <summary>The landscape and the runs alone.</summary>
    None = 0,

    /// <summary>Stationary points with all that is known of each but its coordinates and hits.</summary>
    Points = 1,

    /// <summary>Which minima the transition states reach.</summary>
    Connections = 2,

    /// <summary>Arrivals at the points by method.</summary>
    Hits = 4,

    /// <summary>The log of searches.</summary>
    Searches = 8,

    /// <summary>Points and connections: trees, barcodes and paths need no more.</summary>
    Network = Points | Connections,

    /// <summary>Everything.</summary>
    All = Points | Connections | Hits | Searches,
}
