using System.CommandLine;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The options of the verbs that search; they win over the run file.</summary>
internal sealed class RunSettings
{
    // Timers take no more than 49 days.
    private const double LongestSeconds = 4e6;

    public Argument<string> RunFile { get; } = CommonOptions.RunFile();

    public Option<string?> Database { get; } = CommonOptions.DatabasePath();

    public Option<ulong?> Seed { get; } = CommonOptions.Seed();

    public Option<int?> Threads { get; } = CommonOptions.Threads();

    public Option<double?> MaxSeconds { get; } = CommonOptions.MaxSeconds();

    public Option<long?> MaxSearches { get; } = CommonOptions.MaxSearches();

    public Option<long?> Patience { get; } = CommonOptions.Patience();

    public Option<bool> Json { get; } = CommonOptions.Json();

    public Option<bool> PrintConfig { get; } = CommonOptions.PrintConfig();

    public Option<ProgressStyle> Progress { get; } = CommonOptions.Progress();

    public Option<bool> Profile { get; } = new("--profile") { Description = "Prints afterwards where the time went: throughput, evaluations, shares of methods and parts." };

    public void AddTo(Command command)
    {
        command.Arguments.Add(RunFile);
        foreach (Option option in new Option[] { Database, Seed, Threads, MaxSeconds, MaxSearches, Patience, Json, PrintConfig, Progress, Profile })
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The run file with the command line's settings in their places.</summary>
    public RunFile Read(ParseResult parsed)
    {
        RunFile run = RunFileReader.Read(parsed.GetValue(RunFile)!);
        ExploreSection explore = run.Explore;
        if (parsed.GetValue(Seed) is { } seed)
        {
            // TOML has signed numbers only, and the run file in the database must read back.
            Require(seed <= long.MaxValue, "--seed", seed, "a whole number from 0 to 9223372036854775807");
            explore = explore with { Seed = seed };
        }

        if (parsed.GetValue(Threads) is { } threads)
        {
            Require(threads >= 0, "--threads", threads, "0 for all cores or a positive number");
            explore = explore with { Threads = threads };
        }

        if (parsed.GetValue(MaxSeconds) is { } seconds)
        {
            Require(seconds > 0 && double.IsFinite(seconds), "--max-seconds", seconds, "a positive number");
            explore = explore with { MaxSeconds = seconds };
        }

        if (parsed.GetValue(MaxSearches) is { } searches)
        {
            Require(searches > 0, "--max-searches", searches, "a positive whole number");
            explore = explore with { MaxSearches = searches };
        }

        if (parsed.GetValue(Patience) is { } patience)
        {
            Require(patience > 0, "--patience", patience, "a positive whole number");
            explore = explore with { Patience = patience };
        }

        return run with { Explore = explore };
    }

    /// <summary>An empty profile when one is asked for.</summary>
    public ExplorationProfile? ProfileOf(ParseResult parsed, LandscapeSession session) => parsed.GetValue(Profile) ? new ExplorationProfile(session.Threads) : null;

    public string DatabaseOf(ParseResult parsed) =>
        parsed.GetValue(Database) ?? Path.GetFileNameWithoutExtension(parsed.GetValue(RunFile)!) + ".db";

    public static ExplorationBudget BudgetOf(RunFile run) =>
        new(run.Explore.MaxSearches, run.Explore.MaxSeconds is { } seconds ? TimeSpan.FromSeconds(Math.Min(seconds, LongestSeconds)) : null);

    private static void Require(bool condition, string option, object value, string expected)
    {
        if (!condition)
        {
            throw new InputException(FormattableString.Invariant($"{option} is {value}, expected {expected}"));
        }
    }
}
