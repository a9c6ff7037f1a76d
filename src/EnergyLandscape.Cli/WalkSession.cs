using System.Globalization;
using System.Text;
using EnergyLandscape.Cli.Commands;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Potentials;
using EnergyLandscape.Runs;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli;

/// <summary>The walks of a run file on their way into a directory.</summary>
internal sealed class WalkSession(RunFile run, IWalkLandscape landscape, string directory, int threads, StagnationOptions stagnation)
{
    private readonly WalkOptions _options = RunFileWalks.CreateOptions(run.Walk!);

    public string Directory => directory;

    private int Walks => run.Walk!.Walks!.Value;

    /// <summary>Makes the walks that are missing.</summary>
    /// <param name="limit">Time after which to stop, or null.</param>
    /// <param name="style">How progress is shown.</param>
    /// <param name="error">Where.</param>
    /// <param name="token">Stops between steps; finished walks are kept.</param>
    /// <returns>Whether all walks are there.</returns>
    public bool Make(TimeSpan? limit, ProgressStyle style, TextWriter error, CancellationToken token)
    {
        using WalkRecorder recorder = WalkDirectory.CreateOrResume(directory, RunFileWriter.ToToml(run), _options.Steps, Difference);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(token);
        if (limit is { } time)
        {
            stop.CancelAfter(time);
        }

        var progress = new WalkProgressLine(error, style, Walks, _options.Steps);
        try
        {
            var sampler = new WalkSampler(landscape, _options, threads);
            if (recorder.Walks < Walks)
            {
                recorder.Invalidate();
            }

            // A part at a time: no more walks are in memory than a part holds or threads make.
            while (recorder.Walks < Walks)
            {
                sampler.Run(recorder.Walks, Math.Min(recorder.BatchFor(threads), Walks - recorder.Walks), Record, stop.Token);
            }

            recorder.Complete();
            return true;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            recorder.Keep();
            return false;
        }
        finally
        {
            progress.Clear();
        }

        void Record(int walk, ReadOnlySpan<WalkSample> samples)
        {
            recorder.Add(walk, samples);
            progress.Report(recorder.Walks);
        }
    }

    /// <summary>Summarises the walks that are there; if they are all, draws them and writes the table and, last, the summary.</summary>
    public WalkOutput Summarise(bool isComplete, bool withPictures, CancellationToken token)
    {
        WalkDirectory made = WalkDirectory.Open(directory);
        WalkSummary summary = isComplete ? WithTable(made, token) : WalkSummary.Of(made.ReadWalks(), stagnation, static _ => { }, CancellationToken.None);
        var output = new WalkOutput(made, summary, landscape, _options, stagnation, isComplete);
        if (isComplete)
        {
            if (withPictures)
            {
                output.Draw();
            }

            AtomicTextFile.Write(made.SummaryPath, output.ToJson());
        }

        return output;
    }

    private WalkSummary WithTable(WalkDirectory made, CancellationToken token)
    {
        string temporary = made.TablePath + ".new";
        try
        {
            WalkSummary summary;
            using (var table = new StreamWriter(temporary, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)))
            {
                table.Write(WalkTable.Header);
                summary = WalkSummary.Of(made.ReadWalks(), stagnation, row => table.Write(WalkTable.Line(row)), token);
            }

            File.Move(temporary, made.TablePath, overwrite: true);
            return summary;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{made.TablePath} cannot be written ({problem.Message.TrimEnd('.')}), expected a folder that can be written to, on a disk with space left", problem);
        }
    }

    private string? Difference(string runFile)
    {
        string? words = RunFileWalks.Difference(RunFileReader.ReadText(runFile, Path.Combine(directory, "run.toml")), run);
        return words is null && WalkDirectory.Open(directory).Walks is var walks && walks > Walks
            ? string.Create(CultureInfo.InvariantCulture, $"holds {walks} walks, more than {Walks}")
            : words;
    }
}
