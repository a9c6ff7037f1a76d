using System.CommandLine;

namespace EnergyLandscape.Cli.Commands;

/// <summary>Arguments and options that several verbs share.</summary>
internal static class CommonOptions
{
    public static Argument<string> RunFile() => new("RUN.toml") { Description = "The run file: potential, data and options (docs/run-file.md)." };

    public static Argument<string> Database() => new("DB") { Description = "The database of stationary points." };

    public static Argument<int> Minimum(string name) => new(name) { Description = $"Id of a minimum, as 'landscape list minima' shows it." };

    public static Option<string?> DatabasePath() => new("--db") { HelpName = "FILE", Description = "The database. Default: the run file's name with .db, in the working directory." };

    public static Option<ulong?> Seed() => new("--seed") { HelpName = "N", Description = "Master seed; wins over the run file." };

    public static Option<int?> Threads() => new("--threads") { HelpName = "N", Description = "Number of threads, 0 for all cores; wins over the run file. The result does not depend on it." };

    public static Option<bool> Json() => new("--json") { Description = "Prints JSON (docs/json.md) instead of a table." };

    public static Option<bool> PrintConfig() => new("--print-config") { Description = "Prints the run file with every default written out, and does nothing else." };

    public static Option<double?> MaxSeconds() => new("--max-seconds") { HelpName = "SECONDS", Description = "Budget of time of this run; running again goes on." };

    public static Option<long?> MaxSearches() => new("--max-searches") { HelpName = "N", Description = "Budget of searches in the database; running again with a larger one goes on." };

    public static Option<long?> Patience() => new("--patience") { HelpName = "N", Description = "Searches without news before it stops; wins over the run file." };

    public static Option<ProgressStyle> Progress() => new("--progress")
    {
        HelpName = "auto|plain|json|none",
        Description = "Progress on stderr: auto (a line that renews itself on a terminal, plain lines otherwise), plain, json or none.",
        DefaultValueFactory = _ => ProgressStyle.Auto,
    };
}
