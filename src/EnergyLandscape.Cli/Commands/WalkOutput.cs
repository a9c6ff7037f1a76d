using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Figures;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Rendering.Clouds;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>What walks have in common, as a table and as the JSON of summary.json.</summary>
internal sealed class WalkOutput(WalkDirectory made, WalkSummary summary, IWalkLandscape landscape, WalkOptions options, StagnationOptions stagnation, bool isComplete)
{
    private readonly CurvatureMethod _method = options.CurvatureFor(landscape.Dimension);

    private readonly int _nullity = StructuralNullityOf(landscape, options);

    // Without a finite loss there is nothing to count.
    private readonly AttractorCensus? _attractors = double.IsFinite(summary.LowestLoss) ? AttractorCensus.Of(made.ReadWalks) : null;

    private IReadOnlyList<string> _pictures = [];

    /// <summary>Draws the loss-gradient cloud, unless nothing is finite.</summary>
    public void Draw()
    {
        if (_attractors is null)
        {
            return;
        }

        LossGradientCloud cloud = LossGradientCloud.Build(made.ReadWalks, new CloudOptions { LossBins = 400, GradientBins = 300 });
        Picture picture = CloudPicture.Draw([CloudRows.Of(string.Empty, cloud, [])], new CloudPictureOptions());
        foreach (string path in made.PicturePaths)
        {
            picture.Save(path);
        }

        _pictures = made.PicturePaths;
    }

    /// <summary>Prints the table.</summary>
    /// <param name="output">Where.</param>
    public void PrintTable(TextWriter output)
    {
        TextTable table = TextTable.Properties();
        table.Row("directory", made.Directory);
        table.Row("walks", $"{Numbers.Whole(summary.Walks)}, each of {Numbers.Whole(options.Steps)} points{(isComplete ? string.Empty : "; more are to come, and the same command goes on")}");
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

        long classified = summary.Curvature.Classified, asked = (long)summary.Walks * Classified(options);
        if (_method != CurvatureMethod.None && classified < asked)
        {
            table.Row("unclassified", string.Create(CultureInfo.InvariantCulture, $"{asked - classified} of {asked} samples have no class"));
        }

        if (summary.Diverged > 0)
        {
            table.Row("diverged", $"{Numbers.Whole(summary.Diverged)} walks, left out of means of losses");
        }

        table.Row("last loss", $"{Both(summary.LastLoss, "0.000000")}, lowest of all {Numbers.Short(summary.LowestLoss)}");
        Add(table, "last test loss", summary.LastTestLoss, "0.000000");
        Add(table, "training accuracy", summary.TrainAccuracy, "0.0000");
        Add(table, "test accuracy", summary.TestAccuracy, "0.0000");
        Add(table, "saturation", summary.Saturation, "0.0000");
        foreach (string picture in _pictures)
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

    // Samples of a walk that a class is looked for: every so many, and the last.
    private static int Classified(WalkOptions options) => ((options.Steps - 1) / options.CurvatureEvery) + 1 + ((options.Steps - 1) % options.CurvatureEvery > 0 ? 1 : 0);

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
        json.WriteNumber("unclassified", summary.Curvature.Unclassified);
        json.WriteNumber("diverged", summary.Diverged);
        json.WriteBoolean("complete", isComplete);
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
