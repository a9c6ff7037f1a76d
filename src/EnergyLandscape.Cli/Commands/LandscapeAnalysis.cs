using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The parts of `landscape analyse` that look at a landscape as a whole: performance on training and test rows, barriers.</summary>
internal sealed class LandscapeAnalysis(LandscapeSession session)
{
    /// <summary>Test rows; null for no performance.</summary>
    public TrainingSet? Test { get; init; }

    /// <summary>The points whose performance is measured.</summary>
    public StationaryPointKind Kind { get; init; }

    /// <summary>Number of threads.</summary>
    public required int Threads { get; init; }

    /// <summary>File of the table of points; null for none.</summary>
    public string? Csv { get; init; }

    /// <summary>Measures, writes files and prints tables, or one JSON object.</summary>
    /// <exception cref="InputException">The landscape is not that of a network, or has no minimum.</exception>
    public void Print(TextWriter output, bool json, CancellationToken token)
    {
        PerformanceCensus? performance = Test is null ? null : PerformanceCensus.Run(session.Store, Kind, AnalyseCommand.NetworkOf(session), Test, Threads, token);
        LandscapeBarriers barriers = LandscapeBarriers.Of(session.Store);
        if (Csv is not null)
        {
            AtomicTextFile.Write(Csv, file => PerformanceOutput.WriteCsv(
                file, performance ?? throw new InputException("--csv is the table of --test or of the networks, expected one of them and not --barriers alone")));
        }

        if (json)
        {
            JsonDocumentWriter.Print(output, writer =>
            {
                writer.WriteStartObject();
                if (performance is not null)
                {
                    PerformanceOutput.WriteJson(writer, performance);
                }

                BarriersOutput.WriteJson(writer, barriers);
                writer.WriteEndObject();
            });
            return;
        }

        if (performance is not null)
        {
            PerformanceOutput.Print(output, performance);
            output.WriteLine();
        }

        BarriersOutput.Print(output, barriers);
    }
}
