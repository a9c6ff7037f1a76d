namespace EnergyLandscape.PathSample;

/// <summary>One run of the program on a database: what makes its results reproducible.</summary>
public sealed record LandscapeRun
{
    /// <summary>Number of the run, from 1.</summary>
    public required int Id { get; init; }

    /// <summary>Master seed, as text.</summary>
    public required string Seed { get; init; }

    /// <summary>The run file with every default written out.</summary>
    public required string RunFile { get; init; }

    /// <summary>SHA-256 of <see cref="RunFile"/>, in lower-case hexadecimal digits.</summary>
    public required string RunHash { get; init; }

    /// <summary>Version of the program.</summary>
    public required string ProgramVersion { get; init; }

    /// <summary>Number of threads.</summary>
    public required int Threads { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null while it runs, or when it was killed.</summary>
    public DateTimeOffset? Finished { get; init; }

    /// <summary>Why it ended; null while it runs, or when it was killed.</summary>
    public string? StopReason { get; init; }

    /// <summary>Lowest index of the searches that it finished; null when there is none.</summary>
    public long? FirstSearch { get; init; }

    /// <summary>Highest index of the searches that it finished; null when there is none.</summary>
    public long? LastSearch { get; init; }
}
