using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>How `landscape analyse --test` shows what networks do on training and test rows.</summary>
internal static class PerformanceOutput
{
    // As many as fit on a screen; --csv and --json have all.
    private const int ShownPoints = 20;

    private static readonly (string Json, string Table, Func<NetworkScores, double> Value)[] _scores =
    [
        ("loss", "loss", scores => scores.Loss),
        ("dataLoss", "data alone", scores => scores.DataLoss),
        ("auc", "AUC", scores => scores.Auc),
        ("macroAuc", "macro", scores => scores.MacroAuc),
        ("accuracy", "right", scores => scores.Accuracy),
    ];

    /// <summary>The lowest points, the averages and the fits.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="census">What was measured.</param>
    /// <param name="firstClass">Name of class 0; null without classes.</param>
    /// <param name="kind">What the points are.</param>
    public static void Print(TextWriter output, PerformanceCensus census, string? firstClass, StationaryPointKind kind)
    {
        TextTable table = TextTable.Create(["id", "S", "train loss", .. _scores.Skip(1).Select(score => score.Table), "test loss", .. _scores.Skip(1).Select(score => score.Table)]);
        foreach (ScoredPoint point in census.Points.Take(ShownPoints))
        {
            table.Row([
                Numbers.Whole(point.Id), Text(point.LogProduct, "0.000"),
                .. _scores.Select(score => Text(score.Value(point.Train), "0.0000")), .. _scores.Select(score => Text(score.Value(point.Test), "0.0000"))]);
        }

        TextTable.Print(output, table);
        if (census.Points.Count > ShownPoints)
        {
            output.WriteLine(FormattableString.Invariant($"The lowest {ShownPoints} of {census.Points.Count}; --csv and --json have all."));
        }

        output.WriteLine(FormattableString.Invariant($"{census.TrainingRows} training rows, {census.TestRows} test rows. Losses have the regularisation in them, as the energies of the landscape; data alone: without."));
        bool hasClasses = census.Points.Any(point => point.Train.RankAucs.Count > 0);
        output.WriteLine(!hasClasses ? "S: ln product of the Hessian eigenvalues." : $"AUC: of {(firstClass is null ? "the first class" : "class " + firstClass)} against all others, by 101 thresholds; macro: mean of the exact areas of all classes; right: share of rows; S: ln product of the Hessian eigenvalues.");
        output.WriteLine();
        TextTable averages = TextTable.Create(["average of", "points", .. _scores.Select(score => score.Table)]);
        Average(averages, "train", census.Points, point => point.Train);
        Average(averages, "test", census.Points, point => point.Test);
        TextTable.Print(output, averages);
        output.WriteLine();
        TextTable fits = TextTable.Create("loss", "fit of the test loss", "points", "a", "b", "c", "adjusted r²", "largest leverage");
        foreach ((string _, string name, GeneralisationFit fit) in Fits(census))
        {
            Fit(fits, census, name, "a + b train", fit.Bare);
            Fit(fits, census, name, "a + b train + c S", fit.Curved);
        }

        TextTable.Print(output, fits);
        output.WriteLine("Largest leverage: the part of its own fitted value that one point decides; near 1, that point decides the fit.");
        if (census.Constant.Count > 0)
        {
            output.WriteLine(FormattableString.Invariant(
                $"{census.Constant.Count} of the networks {(census.Constant.Count == 1 ? "ignores its" : "ignore their")} inputs ({DrawnMinima.Ids(census.Constant, kind)}): {(census.Constant.Count == 1 ? "it counts" : "they count")} above{(kind == StationaryPointKind.Minimum ? "; --without-constant leaves out such minima" : string.Empty)}."));
        }

        if (census.SharedRows > 0)
        {
            output.WriteLine(FormattableString.Invariant($"{census.SharedRows} of the test rows are training rows too: no test of what was learnt."));
        }
    }

    /// <summary>Writes the properties of the object.</summary>
    public static void WriteJson(Utf8JsonWriter json, PerformanceCensus census)
    {
        json.WriteNumber("trainingRows", census.TrainingRows);
        json.WriteNumber("testRows", census.TestRows);
        json.WriteNumber("sharedRows", census.SharedRows);
        json.WriteStartArray("constant");
        foreach (int id in census.Constant)
        {
            json.WriteNumberValue(id);
        }

        json.WriteEndArray();
        json.WriteStartArray("points");
        foreach (ScoredPoint point in census.Points)
        {
            json.WriteStartObject();
            json.WriteNumber("id", point.Id);
            json.Number("energy", point.Energy);
            json.Number("logProduct", point.LogProduct);
            json.WriteStartObject("train");
            WriteScores(json, point.Train);
            json.WriteStartObject("test");
            WriteScores(json, point.Test);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("averages");
        json.WriteStartObject("train");
        WriteAverages(json, census.Points, point => point.Train);
        json.WriteStartObject("test");
        WriteAverages(json, census.Points, point => point.Test);
        json.WriteEndObject();
        json.WriteStartArray("fits");
        foreach ((string loss, string _, GeneralisationFit fit) in Fits(census))
        {
            WriteFit(json, census, loss, fit.Bare);
            WriteFit(json, census, loss, fit.Curved);
        }

        json.WriteEndArray();
    }

    /// <summary>One row a point.</summary>
    public static void WriteCsv(TextWriter output, PerformanceCensus census)
    {
        string[] names = ["loss", "data_loss", "auc", "macro_auc", "accuracy"];
        int classes = census.Points.Count > 0 ? census.Points[0].Train.RankAucs.Count : 0;
        string[] all = [.. names, .. Enumerable.Range(0, classes).Select(label => FormattableString.Invariant($"rank_auc_{label}"))];
        output.Write($"id,energy,log_product,{string.Join(',', all.Select(name => "train_" + name))},{string.Join(',', all.Select(name => "test_" + name))}\n");
        foreach (ScoredPoint point in census.Points)
        {
            IEnumerable<double> values = (double[])[point.Energy, point.LogProduct, .. Values(point.Train), .. Values(point.Test)];
            output.Write(FormattableString.Invariant($"{point.Id},{string.Join(',', values.Select(Cell))}\n"));
        }
    }

    /// <summary>A number of a CSV file; empty when it does not exist.</summary>
    public static string Cell(double value) => double.IsFinite(value) ? value.ToString("R", CultureInfo.InvariantCulture) : string.Empty;

    /// <summary>A number of a table.</summary>
    public static string Text(double value, string format) => double.IsFinite(value) ? value.ToString(format, CultureInfo.InvariantCulture) : "–";

    private static IEnumerable<double> Values(NetworkScores scores) => _scores.Select(score => score.Value(scores)).Concat(scores.RankAucs);

    private static IEnumerable<(string Json, string Table, GeneralisationFit Fit)> Fits(PerformanceCensus census) =>
        _scores.Take(2).Select(score => (score.Json, score.Table, GeneralisationFit.Of(census.Points, score.Value)));

    private static void Average(TextTable table, string name, IReadOnlyList<ScoredPoint> points, Func<ScoredPoint, NetworkScores> part) => table.Row([
        name, Numbers.Whole(points.Count),
        .. _scores.Select(score => SampleSummary.Of(points.Select(point => score.Value(part(point))))).Select(summary => $"{Text(summary.Mean, "0.0000")} ± {Text(summary.Deviation, "0.0000")}")]);

    private static void Fit(TextTable table, PerformanceCensus census, string loss, string formula, LinearFit fit)
    {
        string Coefficient(int k) => k < fit.Coefficients.Count ? $"{Text(fit.Coefficients[k], "G4")} ± {Text(fit.StandardErrors[k], "G2")}" : string.Empty;
        table.Row(loss, formula, Numbers.Whole(fit.Points), Coefficient(0), Coefficient(1), Coefficient(2), Text(fit.AdjustedR2, "0.0000"),
            fit.MostLevered < 0 ? "–" : FormattableString.Invariant($"{fit.LargestLeverage:0.###} ({census.Points[fit.MostLevered].Id})"));
    }

    // The caller has begun the object.
    private static void WriteScores(Utf8JsonWriter json, NetworkScores scores)
    {
        foreach ((string name, string _, Func<NetworkScores, double> value) in _scores)
        {
            json.Number(name, value(scores));
        }

        json.WriteStartArray("rankAucs");
        foreach (double area in scores.RankAucs)
        {
            json.Value(area);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteAverages(Utf8JsonWriter json, IReadOnlyList<ScoredPoint> points, Func<ScoredPoint, NetworkScores> part)
    {
        foreach ((string name, string _, Func<NetworkScores, double> value) in _scores)
        {
            SampleSummary summary = SampleSummary.Of(points.Select(point => value(part(point))));
            json.WriteStartObject(name);
            json.Number("mean", summary.Mean);
            json.Number("std", summary.Deviation);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteFit(Utf8JsonWriter json, PerformanceCensus census, string loss, LinearFit fit)
    {
        json.WriteStartObject();
        json.WriteString("lossOf", loss);
        json.WriteNumber("fitted", fit.Points);
        json.Number("a", fit.Coefficients[0]);
        json.Number("aError", fit.StandardErrors[0]);
        json.Number("b", fit.Coefficients[1]);
        json.Number("bError", fit.StandardErrors[1]);
        json.Number("c", fit.Coefficients.Count > 2 ? fit.Coefficients[2] : double.NaN);
        json.Number("cError", fit.StandardErrors.Count > 2 ? fit.StandardErrors[2] : double.NaN);
        json.Number("adjustedR2", fit.AdjustedR2);
        json.Number("leverage", fit.LargestLeverage);
        json.Number("leverageId", fit.MostLevered < 0 ? null : (double?)census.Points[fit.MostLevered].Id);
        json.WriteEndObject();
    }
}
