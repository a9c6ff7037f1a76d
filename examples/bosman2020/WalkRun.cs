using System.Diagnostics;
using EnergyLandscape.Cli;
using EnergyLandscape.Potentials;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Examples.Bosman2020;

/// <summary>One run of `landscape walk` and what its samples say.</summary>
internal static class WalkRun
{
    private static readonly (string Name, StagnationOptions Options)[] Rules =
        [("published", StagnationOptions.AsPublished), ("default", StagnationOptions.Default), ("printed", StagnationOptions.AsPrinted)];

    /// <summary>Runs the command `landscape walk`, or goes on where it was stopped.</summary>
    /// <returns>Seconds that this call took.</returns>
    public static async Task<double> Walk(string folder, string name, string runFile, CancellationToken token)
    {
        Directory.CreateDirectory(folder);
        string file = Path.Combine(folder, name + ".toml"), directory = Path.Combine(folder, name);
        if (!File.Exists(file) || await File.ReadAllTextAsync(file, token) != runFile)
        {
            await File.WriteAllTextAsync(file, runFile, token);
        }

        long start = Stopwatch.GetTimestamp();
        int code = await LandscapeCommand.Run(["walk", file, "-o", directory, "--no-pictures", "--progress", "none", "--json"], TextWriter.Null, Console.Error, token);
        if (code == ExitCode.Cancelled)
        {
            throw new OperationCanceledException(token);
        }

        return code == ExitCode.Success ? Stopwatch.GetElapsedTime(start).TotalSeconds : throw new InputException($"landscape walk {file} ended with exit code {code}");
    }

    /// <summary>Stagnation by each rule and accuracies at the last step, training and test.</summary>
    public static List<Measured> Measure(Problem problem, Setting setting, string scaling, string gradient, int seed, string directory)
    {
        WalkDirectory walks = WalkDirectory.Open(directory);
        var counts = new Dictionary<(string Rows, string Quantity, string Rule), List<double>>();
        foreach (WalkTrajectory walk in walks.ReadWalks())
        {
            foreach ((string rows, double[] losses) in new[] { ("train", walk.Column(sample => sample.Loss)), ("test", walk.Column(sample => sample.TestLoss)) })
            {
                if (double.IsNaN(losses[0]))
                {
                    continue;
                }

                foreach ((string rule, StagnationOptions options) in Rules)
                {
                    StagnationEstimate estimate = Stagnation.Estimate(losses, options);
                    Add(counts, (rows, "n_stag", rule), estimate.Count);
                    Add(counts, (rows, "l_stag", rule), estimate.MeanLength);
                }
            }

            Add(counts, ("train", "accuracy", "last step"), walk.Samples[^1].TrainAccuracy);
            Add(counts, ("test", "accuracy", "last step"), walk.Samples[^1].TestAccuracy);
        }

        return [.. counts.Where(pair => !double.IsNaN(pair.Value[0])).Select(pair => new Measured(
            problem.Name, setting, scaling, gradient, seed, pair.Value.Count, pair.Key.Rows, pair.Key.Quantity, pair.Key.Rule, pair.Value.Average(), Deviation(pair.Value)))];
    }

    private static void Add(Dictionary<(string Rows, string Quantity, string Rule), List<double>> counts, (string Rows, string Quantity, string Rule) key, double value)
    {
        if (!counts.TryGetValue(key, out List<double>? list))
        {
            counts.Add(key, list = []);
        }

        list.Add(value);
    }

    // Population standard deviation, as the published code has it.
    private static double Deviation(List<double> values)
    {
        double mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean)));
    }
}
