using System.ComponentModel;

namespace EnergyLandscape.Runs;

/// <summary>The section [explore]: how long to search and with what.</summary>
public sealed record ExploreSection
{
    /// <summary>Master seed of all random streams. Default 1 (our choice).</summary>
    [Description("Master seed of all random streams. Default 1 (our choice).")]
    [Bounds(AtLeast = 0)]
    [Keyword("RANSEED")]
    public ulong Seed { get; init; } = 1;

    /// <summary>Whether to go on until the evidence says that every minimum and transition state is known, not only until all are connected. Default false (our choice).</summary>
    [Description("Whether to go on until the evidence says that every minimum and transition state is known, not only until all are connected. Default false (our choice).")]
    public bool Exhaustive { get; init; } = false;

    /// <summary>Time after which to stop, in seconds. Default absent: no limit (our choice).</summary>
    [Description("Time after which to stop, in seconds. Default absent: no limit (our choice).")]
    [Bounds(Above = 0)]
    public double? MaxSeconds { get; init; }

    /// <summary>Searches after which to stop. Default absent: no limit (our choice).</summary>
    [Description("Searches after which to stop. Default absent: no limit (our choice).")]
    [Bounds(AtLeast = 1)]
    public long? MaxSearches { get; init; }

    /// <summary>Searches without news after which to stop. Default 1000 (our choice).</summary>
    [Description("Searches without news after which to stop. Default 1000 (our choice).")]
    [Bounds(AtLeast = 1)]
    public long Patience { get; init; } = 1000;

    /// <summary>Threads; 0 takes all cores. Results do not depend on it. Default 0 (our choice).</summary>
    [Description("Threads; 0 takes all cores. Results do not depend on it. Default 0 (our choice).")]
    [Bounds(AtLeast = 0)]
    public int Threads { get; init; } = 0;
}
