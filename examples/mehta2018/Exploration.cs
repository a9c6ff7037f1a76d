using EnergyLandscape.Cli;
using EnergyLandscape.Cli.Commands;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Examples.Mehta2018;

/// <summary>The one place where landscapes are explored.</summary>
internal static class Exploration
{
    /// <summary>The run file of a landscape.</summary>
    public static string RunFileOf(int hidden, string lambda) => $"""
        # XOR network 2-{hidden}-2 of Mehta, Zhao, Bernal and Wales (2018), lambda = {lambda}.
        [potential]
        kind = "network"
        layers = [2, {hidden}, 2]
        regularisation = {lambda}

        [data]
        source = "xor"

        [explore]
        seed = 1
        exhaustive = true

        """;

    /// <summary>Explores a landscape for minima and transition states, or goes on where it was left; then for saddles of every index, if wanted.</summary>
    public static void Run(int hidden, string lambda, string database, double? allIndicesSeconds, CancellationToken token)
    {
        RunFile run = RunFileReader.ReadText(RunFileOf(hidden, lambda), $"2-{hidden}-2 at {lambda}");
        Run(run, hidden, lambda, database, token);
        if (allIndicesSeconds is { } seconds)
        {
            Run(run with { Explore = run.Explore with { AllIndices = true, MaxSeconds = seconds } }, hidden, lambda, database, token);
        }
    }

    /// <summary>Explores a larger network than the paper has, for at most so long.</summary>
    public static void RunBeyond(int hidden, string lambda, string database, double seconds, CancellationToken token)
    {
        RunFile run = RunFileReader.ReadText(RunFileOf(hidden, lambda), $"2-{hidden}-2 at {lambda}");
        Run(run with { Explore = run.Explore with { MaxSeconds = seconds } }, hidden, lambda, database, token);
    }

    /// <summary>Whether a run was after saddles of every index.</summary>
    public static bool IsAllIndices(LandscapeRun run) => RunFileReader.ReadText(run.RunFile, $"run {run.Id}").Explore.AllIndices;

    private static void Run(RunFile run, int hidden, string lambda, string database, CancellationToken token)
    {
        using LandscapeSession session = LandscapeSession.Create(run, $"2-{hidden}-2 at {lambda}", database);

        // A finished landscape is left alone, so that its times stay those of the run that made it.
        if (session.Store.Runs.Any(made => IsAllIndices(made) == run.Explore.AllIndices && made.StopReason?.Contains("found nothing new", StringComparison.Ordinal) == true))
        {
            return;
        }

        var strategy = new LandscapeStrategy(RunFileLandscape.CreateStrategyOptions(run), session.Potential);
        ExplorationEnd end = session.Explore(strategy, BudgetOptions.Of(run.Explore), ProgressStyle.None, TextWriter.Null, token);
        if (end.Kind == ExplorationEndKind.Cancelled)
        {
            throw new OperationCanceledException(token);
        }
    }
}
