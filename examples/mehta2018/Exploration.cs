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
        all-indices = true

        """;

    /// <summary>Explores a landscape, or goes on where it was left.</summary>
    public static void Run(int hidden, string lambda, string database, CancellationToken token)
    {
        RunFile run = RunFileReader.ReadText(RunFileOf(hidden, lambda), $"2-{hidden}-2 at {lambda}");
        using LandscapeSession session = LandscapeSession.Create(run, $"2-{hidden}-2 at {lambda}", database);

        // A finished landscape is left alone, so that its times stay those of the run that made it.
        if (session.Store.Runs.Count > 0 && session.Store.Runs[^1].StopReason is { } reason && reason.Contains("found nothing new", StringComparison.Ordinal))
        {
            return;
        }

        var strategy = new LandscapeStrategy(RunFileLandscape.CreateStrategyOptions(run), session.Potential);
        ExplorationEnd end = session.Explore(strategy, RunSettings.BudgetOf(run), ProgressStyle.None, TextWriter.Null, token);
        if (end.Kind == ExplorationEndKind.Cancelled)
        {
            throw new OperationCanceledException(token);
        }
    }
}
