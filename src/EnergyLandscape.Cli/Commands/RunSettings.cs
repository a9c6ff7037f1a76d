using System.CommandLine;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The options of the verbs that search; they win over the run file.</summary>
internal sealed class RunSettings
{
    private readonly BudgetOptions _budget = new();

    public Argument<string> RunFile { get; } = CommonOptions.RunFile();

    public Option<string?> Database { get; } = CommonOptions.DatabasePath();

    public Option<ulong?> Seed { get; } = CommonOptions.Seed();

    public Option<long?> Patience { get; } = CommonOptions.Patience();

    public Option<bool> Json { get; } = CommonOptions.Json();

    public Option<bool> PrintConfig { get; } = CommonOptions.PrintConfig();

    public Option<ProgressStyle> Progress { get; } = CommonOptions.Progress();

    public Option<bool> Profile { get; } = new("--profile") { Description = "Prints afterwards where the time went: throughput, evaluations, shares of methods and parts." };

    public void AddTo(Command command)
    {
        command.Arguments.Add(RunFile);
        foreach (Option option in (Option[])[Database, Seed, .. _budget.All, Patience, Json, PrintConfig, Progress, Profile])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The run file with the command line's settings in their places.</summary>
    public RunFile Read(ParseResult parsed)
    {
        RunFile run = RunFileReader.Read(parsed.GetValue(RunFile)!);
        ExploreSection explore = _budget.Over(run.Explore, parsed);
        if (parsed.GetValue(Seed) is { } seed)
        {
            // TOML has signed numbers only, and the run file in the database must read back.
            BudgetOptions.Require(seed <= long.MaxValue, "--seed", seed, "a whole number from 0 to 9223372036854775807");
            explore = explore with { Seed = seed };
        }

        if (parsed.GetValue(Patience) is { } patience)
        {
            BudgetOptions.Require(patience > 0, "--patience", patience, "a positive whole number");
            explore = explore with { Patience = patience };
        }

        return run with { Explore = explore };
    }

    /// <summary>An empty profile when one is asked for.</summary>
    public ExplorationProfile? ProfileOf(ParseResult parsed, LandscapeSession session) => parsed.GetValue(Profile) ? new ExplorationProfile(session.Threads) : null;

    public string DatabaseOf(ParseResult parsed) =>
        parsed.GetValue(Database) ?? Path.GetFileNameWithoutExtension(parsed.GetValue(RunFile)!) + ".db";
}
