using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Figures;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Rendering.Clouds;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>What walks have in common, as a table and as the JSON of summary.json.</summary>
internal sealed class WalkOutput(WalkDirectory made, WalkSummary summary, IWalkLandscape landscape, WalkOptions options, StagnationOptions stagnation)
{
    private readonly CurvatureMethod _method = options.CurvatureFor(landscape.Dimension);

    private readonly int _nullity = StructuralNullityOf(landscape, options);

    // Without a finite loss there is nothing to count.
    private readonly AttractorCensus? _attractors = double.IsFinite(summary.LowestLoss) ? AttractorCensus.Of(made.ReadWalks) : null;

    /// <summary>Draws the loss-gradient cloud.</summary>
    /// <returns>The paths of the pictures: none where nothing is finite.</returns>
    public IReadOnlyList<string> Draw()
    {
        if (_attractors is null)
        {
            return [];
        }

        LossGradientCloud cloud = LossGradientCloud.Build(made.ReadWalks, new CloudOptions { LossBins = 400, GradientBins = 300 });
        Picture picture = CloudPicture.Draw([CloudRows.Of(string.Empty, cloud, [])], new CloudPictureOptions());
        string[] paths = [Path.Combine(made.Directory, "cloud.svg"), Path.Combine(made.Directory, "cloud.png")];
        foreach (string path in paths)
        {
            picture.Save(path);
        }

        return paths;
    }

    /// <summary>Prints the table.</summary>
    /// <param name="output">Where.</param>
    /// <param name="pictures">Pictures to name.</param>
    public void PrintTable(TextWriter output, IReadOnlyList<string> pictures)
    {
        TextTable table = TextTable.Properties();
        table.Row("directory", made.Directory);
        table.Row("walks", $"{Numbers.Whole(summary.Walks)}, each of {Numbers.Whole(options.Steps)} points{(made.Complete ? string.Empty : "; more are to come, and the same command goes on")}");
        table.Row("parameters", Numbers.Whole(landscape.Dimension));
        table.Row("stagnant stays", $"{Both(summary.StagnationCount, "0.00")}{(ReferenceEquals(stagnation, StagnationOptions.AsPublished) ? ", as published" : string.Empty)}");
        table.Row("length of a stay", Both(summary.StagnationLength, "0.0"));
        if (summary.TestStagnationCount.Count > 0)
        {
            table.Row("stagnant stays, test", Both(summary.TestStagnationCount, "0.00"));
            table.Row("length of a stay, test", Both(summary.TestStagnationLength, "0.0"));
        }

        table.Row("curvature", _method == CurvatureMethod.None ? "not classified" : string.Create(
            CultureInfo.InvariantCulture,
            $"convex {Share(CurvatureClass.Convex)}, concave {Share(CurvatureClass.Concave)}, saddle {Share(CurvatureClass.Saddle)}, singular {Share(CurvatureClass.Singular)}"));
        table.Row("classified by", Method());
        if (_nullity > 0)
        {
            table.Row("structural nullity", Numbers.Whole(_nullity));
        }

        table.Row("last loss", $"{Both(summary.LastLoss, "0.000000")}, lowest of all {Numbers.Short(summary.LowestLoss)}");
        Add(table, "last test loss", summary.LastTestLoss, "0.000000");
        Add(table, "training accuracy", summary.TrainAccuracy, "0.0000");
        Add(table, "test accuracy", summary.TestAccuracy, "0.0000");
        Add(table, "saturation", summary.Saturation, "0.0000");
        foreach (string picture in pictures)
        {
            table.Row("picture", picture);
        }

        TextTable.Print(output, table);
        if (_attractors is not null)
        {
            output.WriteLine();
            AttractorOutput.PrintTable(output, _attractors, summary.Walks);
        }
    }

    public string ToJson()
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        JsonDocumentWriter.Print(text, WriteJson);
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Add(TextTable table, string name, Spread spread, string format)
    {
        if (spread.Count > 0)
        {
            table.Row(name, Both(spread, format));
        }
    }

    private static string Both(Spread spread, string format) => spread.Count == 0 ? "–"
        : string.Create(CultureInfo.InvariantCulture, $"{spread.Mean.ToString(format, CultureInfo.InvariantCulture)} ± {spread.Deviation.ToString(format, CultureInfo.InvariantCulture)}");

    private static void Write(Utf8JsonWriter json, Spread spread)
    {
        json.Number("mean", spread.Mean);
        json.Number("std", spread.Deviation);
        json.WriteEndObject();
    }

    private void WriteJson(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteNumber("walks", summary.Walks);
        json.WriteNumber("steps", options.Steps);
        json.WriteNumber("parameters", landscape.Dimension);
        json.WriteStartObject("nStag");
        Write(json, summary.StagnationCount);
        json.WriteStartObject("lStag");
        Write(json, summary.StagnationLength);
        AttractorOutput.WriteShares(json, summary.Curvature);
        json.WriteStartObject("lastLoss");
        Write(json, summary.LastLoss);
        json.WriteStartObject("trainAccuracy");
        Write(json, summary.TrainAccuracy);
        json.WriteStartObject("testAccuracy");
        Write(json, summary.TestAccuracy);
        AttractorOutput.WriteJson(json, _attractors ?? (IReadOnlyList<Attractor>)[]);
        json.WriteStartObject("testNStag");
        Write(json, summary.TestStagnationCount);
        json.WriteStartObject("testLStag");
        Write(json, summary.TestStagnationLength);
        json.WriteStartObject("lastTestLoss");
        Write(json, summary.LastTestLoss);
        json.WriteStartObject("saturation");
        Write(json, summary.Saturation);
        json.Number("minLoss", summary.LowestLoss);
        json.WriteNumber("structuralNullity", _nullity);
        json.WriteString("curvatureMethod", Name(_method));
        if (Tolerance() is { } tolerance)
        {
            json.WriteNumber("curvatureTolerance", tolerance);
        }
        else
        {
            json.WriteNull("curvatureTolerance");
        }

        json.WriteNumber("classified", summary.Curvature.Classified);
        json.WriteString("gradient", options.Gradient == GradientRule.Exact ? "exact" : "published");
        json.WriteString("stagnation", ReferenceEquals(stagnation, StagnationOptions.AsPublished) ? "published" : "default");
        json.WriteEndObject();
    }

    private static string Name(CurvatureMethod method) => method.ToString().ToLowerInvariant();

    private double? Tolerance() => _method is CurvatureMethod.Full or CurvatureMethod.Lanczos ? options.CurvatureToleranceFor(landscape.Dimension) : null;

    private string Share(CurvatureClass kind) => summary.Curvature.Classified == 0 ? "–" : (100 * summary.Curvature.Share(kind)).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private string Method() => _method switch
    {
        CurvatureMethod.Full => $"the full Hessian; zero up to {Numbers.Short(Tolerance()!.Value)} of its norm",
        CurvatureMethod.Lanczos => $"the lowest and the highest eigenvalue; zero up to {Numbers.Short(Tolerance()!.Value)} of the larger",
        CurvatureMethod.Blocks => "blocks of the Hessian in single precision, exact zeros, as published",
        _ => "nothing",
    };

    // Of the first walk's rows: with batches other walks may differ.
    private static int StructuralNullityOf(IWalkLandscape landscape, WalkOptions options)
    {
        IWalkEvaluator evaluator = landscape.CreateEvaluator();
        evaluator.BeginWalk(options.Seed.StreamFor(1));
        return evaluator.StructuralNullity;
    }
}
