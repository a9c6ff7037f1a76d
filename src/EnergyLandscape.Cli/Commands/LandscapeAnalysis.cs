using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Scatter;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The parts of `landscape analyse` that look at a landscape as a whole: performance on training and test rows, barriers, predictions.</summary>
internal sealed class LandscapeAnalysis(LandscapeSession session)
{
    /// <summary>Test rows; null for no performance.</summary>
    public TrainingSet? Test { get; init; }

    /// <summary>Whether the barriers are measured.</summary>
    public bool Barriers { get; init; }

    /// <summary>The points whose performance is measured.</summary>
    public StationaryPointKind Kind { get; init; }

    /// <summary>Number of threads.</summary>
    public required int Threads { get; init; }

    /// <summary>File of the table of points; null for none.</summary>
    public string? Csv { get; init; }

    /// <summary>File of the picture of test against training losses; null for none.</summary>
    public string? Scatter { get; init; }

    /// <summary>Predictions over a plane of inputs; null for none.</summary>
    public PredictedPlane? Plane { get; init; }

    /// <summary>Measures, writes files and prints tables, or one JSON object.</summary>
    /// <exception cref="InputException">The landscape is not that of a network, has no minimum, or a file needs what was not measured.</exception>
    public void Print(TextWriter output, bool json, CancellationToken token)
    {
        if (Test is null && (Csv ?? Scatter) is not null)
        {
            throw new InputException($"{(Csv is not null ? "--csv" : "--scatter")} needs the losses on test rows here, expected --test with it");
        }

        PerformanceCensus? performance = Test is null ? null : PerformanceCensus.Run(session.Store, Kind, AnalyseCommand.NetworkOf(session), Test, Threads, token);
        LandscapeBarriers? barriers = Barriers ? LandscapeBarriers.Of(session.Store) : null;
        Save(performance);
        if (json)
        {
            JsonDocumentWriter.Print(output, writer => WriteJson(writer, performance, barriers));
            return;
        }

        List<Action> parts = [];
        if (performance is not null)
        {
            parts.Add(() => PerformanceOutput.Print(output, performance));
        }

        if (barriers is not null)
        {
            parts.Add(() => BarriersOutput.Print(output, barriers));
        }

        if (Plane is not null)
        {
            parts.Add(() => Plane.Print(output));
        }

        for (int i = 0; i < parts.Count; i++)
        {
            if (i > 0)
            {
                output.WriteLine();
            }

            parts[i]();
        }
    }

    private void Save(PerformanceCensus? performance)
    {
        Plane?.Save();
        if (performance is null)
        {
            return;
        }

        if (Csv is not null)
        {
            AtomicTextFile.Write(Csv, file => PerformanceOutput.WriteCsv(file, performance));
        }

        if (Scatter is not null)
        {
            LinearFit fit = GeneralisationFit.Of(performance.Points, scores => scores.Loss).Bare;
            ScatterPicture.Draw([.. performance.Points.Select(point => new ScatterPoint(point.Train.Loss, point.Test.Loss, point.LogProduct))], new ScatterPictureOptions
            {
                Title = TreeCommand.TitleOf(session),
                Line = double.IsFinite(fit.Coefficients[1]) ? (fit.Coefficients[0], fit.Coefficients[1]) : null,
            }).Save(Scatter);
        }
    }

    private void WriteJson(Utf8JsonWriter json, PerformanceCensus? performance, LandscapeBarriers? barriers)
    {
        json.WriteStartObject();
        if (performance is not null)
        {
            PerformanceOutput.WriteJson(json, performance);
        }

        if (barriers is not null)
        {
            BarriersOutput.WriteJson(json, barriers);
        }

        Plane?.WriteJson(json);
        json.WriteEndObject();
    }
}
