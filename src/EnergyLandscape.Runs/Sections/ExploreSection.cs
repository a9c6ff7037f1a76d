using System.ComponentModel;

namespace EnergyLandscape.Runs;

/// <summary>The section [explore]: how long to search and with what.</summary>
public sealed record ExploreSection
{
    /// <summary>Master seed of all random streams. Default 1 (our choice).</summary>
    [Description("Master seed of all random streams. Default 1 (our choice).")]
    [Bounds(AtLeast = 0)]
    [Keyword("RANSEED")]
    public ulong Seed { get; init => field = value <= long.MaxValue ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A seed is at most 9223372036854775807, the largest whole number of a run file."); } = 1;

    /// <summary>How searches are chosen: "thorough" looks for every point of a landscape that can be exhausted; "growth" adds minima and transition states as fast as it can to one that cannot, from the lowest minima on. Default "thorough" (our choice).</summary>
    [Description("How searches are chosen: \"thorough\" looks for every point of a landscape that can be exhausted; \"growth\" adds minima and transition states as fast as it can to one that cannot, from the lowest minima on. Default \"thorough\" (our choice).")]
    public ExplorationKind Strategy { get; init; } = ExplorationKind.Thorough;

    /// <summary>Whether it goes on until hardly any minimum or transition state is estimated to be unseen. Default false (our choice).</summary>
    [Description("Whether it goes on until hardly any minimum or transition state is estimated to be unseen. Default false (our choice).")]
    public bool Exhaustive { get; init; } = false;

    /// <summary>Whether saddles of every index are wanted, until the Morse-Euler sums are 1; implies exhaustive. Default false (our choice).</summary>
    [Description("Whether saddles of every index are wanted, until the Morse-Euler sums are 1; implies exhaustive. Default false (our choice).")]
    public bool AllIndices { get; init; } = false;

    /// <summary>Largest estimated number of unseen minima, and of unseen transition states, that an exhaustive exploration ends with. Default 0.05 (our choice).</summary>
    [Description("Largest estimated number of unseen minima, and of unseen transition states, that an exhaustive exploration ends with. Default 0.05 (our choice).")]
    [Bounds(AtLeast = 0)]
    public double MostUnseen { get; init; } = 0.05;

    /// <summary>Time after which to stop, in seconds. Default absent: no limit (our choice).</summary>
    [Description("Time after which to stop, in seconds. Default absent: no limit (our choice).")]
    [Bounds(Above = 0)]
    public double? MaxSeconds { get; init; }

    /// <summary>Searches after which to stop. Default absent: no limit (our choice).</summary>
    [Description("Searches after which to stop. Default absent: no limit (our choice).")]
    [Bounds(AtLeast = 1)]
    public long? MaxSearches { get; init; }

    /// <summary>Another database, of a landscape with as many coordinates, whose points are refined here before anything is searched: after tighter settings, other rows or another lambda. Relative to the folder of the run file. Default absent: none (our choice).</summary>
    [Description("Another database, of a landscape with as many coordinates, whose points are refined here before anything is searched: after tighter settings, other rows or another lambda. Relative to the folder of the run file. Default absent: none (our choice).")]
    [TextKey("the path of a database such as \"coarse.db\"")]
    public string? From { get; init; }

    /// <summary>Minima in the database at which to stop. Default absent: no limit (our choice).</summary>
    [Description("Minima in the database at which to stop. Default absent: no limit (our choice).")]
    [Bounds(AtLeast = 1)]
    public int? MaxMinima { get; init; }

    /// <summary>Up to how many points, the lowest first, are certified when a run ends. Default absent: all, and none with strategy = "growth" (our choice: a proof takes as long as some hundred Hessians).</summary>
    [Description("Up to how many points, the lowest first, are certified when a run ends. Default absent: all, and none with strategy = \"growth\" (our choice: a proof takes as long as some hundred Hessians).")]
    [Bounds(AtLeast = 0)]
    public int? MaxCertified { get; init; }

    /// <summary>Searches without a new minimum or transition state before it stops; 100 more for each known minimum and transition state beyond the first 30. Default 2000 (tuned).</summary>
    [Description("Searches without a new minimum or transition state before it stops; 100 more for each known minimum and transition state beyond the first 30. Default 2000 (tuned).")]
    [Bounds(AtLeast = 1)]
    public long Patience { get; init; } = 2000;

    /// <summary>Threads; 0 takes all cores. Results do not depend on it. Default 0 (our choice).</summary>
    [Description("Threads; 0 takes all cores. Results do not depend on it. Default 0 (our choice).")]
    [Bounds(AtLeast = 0)]
    public int Threads { get; init; } = 0;
}
