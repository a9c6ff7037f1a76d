using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.HeatCapacities;
using EnergyLandscape.Rendering.Scatter;

namespace EnergyLandscape.Cli.Commands;

/// <summary>What `landscape analyse` found of a landscape as a whole, and where it goes.</summary>
internal sealed class LandscapeAnalysis
{
    /// <summary>What figures say above.</summary>
    public required string Title { get; init; }

    /// <summary>Losses and areas on training and test rows; null when not asked for.</summary>
    public PerformanceCensus? Performance { get; init; }

    /// <summary>Barriers; null when not asked for.</summary>
    public LandscapeBarriers? Barriers { get; init; }

    /// <summary>Predictions over a plane of inputs; null when not asked for.</summary>
    public PredictedPlane? Plane { get; init; }

    /// <summary>Name of class 0, of which areas under the ROC curve are; null without classes.</summary>
    public string? FirstClass { get; init; }

    /// <summary>Kind of the points whose losses are measured.</summary>
    public StationaryPointKind Kind { get; init; }

    /// <summary>Ids of the minima that were asked to be left out.</summary>
    public IReadOnlyList<int> LeftOut { get; init; } = [];

    /// <summary>Heat capacity; null when not asked for.</summary>
    public HeatCapacityCurve? HeatCapacity { get; init; }

    /// <summary>Writes files.</summary>
    /// <param name="csv">The table of points; null for none.</param>
    /// <param name="scatter">The picture of test against training losses; null for none.</param>
    /// <param name="curves">Tables and pictures of the heat capacity.</param>
    public void Save(string? csv, string? scatter, IReadOnlyList<string> curves)
    {
        Plane?.Save();
        if (csv is not null && Performance is not null)
        {
            AtomicTextFile.Write(csv, file => PerformanceOutput.WriteCsv(file, Performance));
        }

        if (scatter is not null && Performance is not null)
        {
            SaveScatter(scatter, Performance);
        }

        foreach (string file in HeatCapacity is null ? [] : curves)
        {
            if (PlaneOptions.IsCsv(file))
            {
                AtomicTextFile.Write(file, output => HeatCapacityOutput.WriteCsv(output, HeatCapacity!));
            }
            else
            {
                HeatCapacityPicture.Draw(HeatCapacity!, new HeatCapacityPictureOptions { Title = Title + NotShown }).Save(file);
            }
        }
    }

    /// <summary>Prints tables, or one JSON object.</summary>
    public void Print(TextWriter output, bool json)
    {
        if (json)
        {
            JsonDocumentWriter.Print(output, WriteJson);
            return;
        }

        Action<TextWriter>?[] parts =
        [
            Performance is null ? null : text => PerformanceOutput.Print(text, Performance, FirstClass, Kind),
            Barriers is null ? null : text => BarriersOutput.Print(text, Barriers),
            Plane is null ? null : Plane.Print,
            HeatCapacity is null ? null : text => HeatCapacityOutput.Print(text, HeatCapacity),
        ];
        bool isFirst = true;
        foreach (Action<TextWriter> part in parts.OfType<Action<TextWriter>>())
        {
            if (!isFirst)
            {
                output.WriteLine();
            }

            isFirst = false;
            part(output);
        }

        if (LeftOut.Count > 0)
        {
            output.WriteLine($"Left out: {DrawnMinima.Ids(LeftOut)}.");
        }
    }

    private string NotShown => LeftOut.Count > 0 ? $" ({DrawnMinima.Ids(LeftOut)} not counted)" : string.Empty;

    private void SaveScatter(string file, PerformanceCensus performance)
    {
        LinearFit fit = GeneralisationFit.Of(performance.Points, scores => scores.Loss).Bare;
        ScatterPicture.Draw([.. performance.Points.Select(point => new ScatterPoint(point.Train.Loss, point.Test.Loss, point.LogProduct))], new ScatterPictureOptions
        {
            Title = Title + NotShown,
            Line = double.IsFinite(fit.Coefficients[1]) ? (fit.Coefficients[0], fit.Coefficients[1]) : null,
        }).Save(file);
    }

    private void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteStartArray("leftOut");
        foreach (int id in LeftOut)
        {
            json.WriteNumberValue(id);
        }

        json.WriteEndArray();
        if (Performance is not null)
        {
            PerformanceOutput.WriteJson(json, Performance);
        }

        if (Barriers is not null)
        {
            BarriersOutput.WriteJson(json, Barriers);
        }

        Plane?.WriteJson(json);
        if (HeatCapacity is not null)
        {
            HeatCapacityOutput.WriteJson(json, HeatCapacity);
        }

        json.WriteEndObject();
    }
}
