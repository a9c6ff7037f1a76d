using System.CommandLine;
using System.Globalization;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Runs;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape walk`: progressive gradient walks and others, their samples on disk, and what they have in common.</summary>
internal static class WalkCommand
{
    // 46 days; timers of .NET run up to 49.
    private const double LongestSeconds = 4e6;

    public static Command Create()
    {
        var command = new Verb(
            "walk",
            "Makes walks on a landscape and writes their samples (loss, gradient norm, curvature class, accuracies) as Parquet, with a table of walks and a summary.",
            "  landscape walk RUN.toml\n  landscape walk RUN.toml -o micro --walks 90 --steps 1000 --json\n\nCtrl-C is safe: finished walks are kept, and the same command goes on.");
        var settings = new WalkSettings();
        settings.AddTo(command);
        command.SetAction((parsed, token) =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            RunFile run = settings.Read(parsed);
            string name = parsed.GetValue(settings.RunFile)!;
            int threads = run.Walk!.Threads > 0 ? run.Walk.Threads : Environment.ProcessorCount;
            run = RunFileLandscape.Resolve(run, name);
            IWalkLandscape landscape = RunFileWalks.CreateLandscape(run, name);
            run = RunFileWalks.Resolve(run, landscape.Dimension);
            if (parsed.GetValue(settings.PrintConfig))
            {
                output.Write(RunFileWriter.ToToml(run));
                return Task.FromResult(ExitCode.Success);
            }

            var session = new WalkSession(run, landscape, settings.DirectoryOf(parsed), threads, settings.StagnationOf(parsed));
            double? seconds = parsed.GetValue(settings.MaxSeconds);
            bool isComplete = session.Make(seconds is { } limit ? TimeSpan.FromSeconds(Math.Min(limit, LongestSeconds)) : null, parsed.GetValue(settings.Progress), parsed.InvocationConfiguration.Error, token);
            if (token.IsCancellationRequested)
            {
                parsed.InvocationConfiguration.Error.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"landscape: cancelled; {WalkDirectory.Open(session.Directory).Walks} of {run.Walk!.Walks} walks are kept in {session.Directory}, and the same command goes on"));
                return Task.FromResult(ExitCode.Cancelled);
            }

            WalkOutput summary = session.Summarise(isComplete, !parsed.GetValue(settings.NoPictures), token);
            if (parsed.GetValue(settings.Json))
            {
                output.Write(summary.ToJson());
            }
            else
            {
                summary.PrintTable(output);
            }

            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
