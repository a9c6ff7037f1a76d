using System.Globalization;
using System.Text;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample.Limits;
using EnergyLandscape.Rendering.Limits;
using EnergyLandscape.Rendering.Pictures;
using Numbers = EnergyLandscape.Cli.Output.Numbers;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The table, the JSON, the CSV and the picture of `landscape limit`.</summary>
internal static class LimitOutput
{
    private const string None = "–";

    public static void PrintTable(TextWriter output, IReadOnlyList<FollowedPoint> points, LimitOptions options)
    {
        TextTable table = TextTable.Create("id", "energy", "ends at lambda", "loss at lambda → 0", "±", "no.", "|x|", "|x| at end", "per decade", "weights", "index", "vanishing", "becomes");
        foreach (FollowedPoint point in points)
        {
            LimitCurve? own = point.Own;
            table.Row(
                Numbers.Whole(point.Point.Id), Numbers.Energy(point.Point.Energy), own is null ? None : Numbers.Short(own.EndLambda),
                point.Limit is { } limit ? limit.Energy.ToString("F12", CultureInfo.InvariantCulture) : None,
                point.Limit is { } known ? Numbers.ShortUp(known.Error) : None,
                point.LossNumber is { } number ? Numbers.Whole(number) : None,
                own is null ? None : Norm(own.Points[0].Norm), own is null ? None : Norm(own.Last.Norm),
                point.Limit is { } growing ? Numbers.Short(growing.Growth * Math.Log(10)) : None,
                TrendOf(point), own is null ? None : Indices(own), point.Limit is { } end ? Numbers.Whole(end.Vanishing) : None, Becomes(point));
        }

        TextTable.Print(output, table);
        IReadOnlyList<(double Loss, IReadOnlyList<FollowedPoint> Points)> losses = LimitCensus.DistinctLosses(points);
        output.WriteLine($"Distinct losses at lambda → 0: {losses.Count}" + (losses.Count == 0 ? "." : ": "
            + string.Join("; ", losses.Select(loss => $"{loss.Loss.ToString("F9", CultureInfo.InvariantCulture)} ({loss.Points.Count})")) + "."));
        output.WriteLine($"Weights diverge: {points.Count(point => point.Limit?.Trend == NormTrend.Diverges)}, have a limit: {points.Count(point => point.Limit?.Trend == NormTrend.Finite)}, "
            + $"undecided: {points.Count(point => point.Limit?.Trend == NormTrend.Undecided)}; cease to exist above lambda = {Numbers.Short(options.Lambda)}: {points.Count(Ceases)}; lost: {points.Count(point => point.End == LimitEnd.Lost)}.");
        int tried = points.Sum(point => point.Curves.Sum(curve => curve.Points.Count(at => at.IsVerified is not null)));
        int verified = points.Sum(point => point.Curves.Sum(curve => curve.Points.Count(at => at.IsVerified == true)));
        output.WriteLine($"Verified at every decade: {verified} of {tried} points.");
    }

    public static void WriteJson(Utf8JsonWriter json, IReadOnlyList<FollowedPoint> points, LimitOptions options)
    {
        json.WriteStartObject();
        json.Number("lambda", points.FirstOrDefault(point => point.Own is not null)?.Own!.Points[0].Lambda);
        json.Number("to", options.Lambda);
        json.WriteStartArray("points");
        foreach (FollowedPoint point in points)
        {
            WritePoint(json, point);
        }

        json.WriteEndArray();
        json.WriteStartArray("losses");
        foreach ((double loss, IReadOnlyList<FollowedPoint> same) in LimitCensus.DistinctLosses(points))
        {
            json.WriteStartObject();
            json.WriteNumber("loss", loss);
            json.WriteStartArray("ids");
            foreach (FollowedPoint point in same)
            {
                json.WriteNumberValue(point.Point.Id);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static string Csv(IReadOnlyList<FollowedPoint> points)
    {
        var text = new StringBuilder("id,energy,end,endLambda,loss,lossError,lossNumber,norm,endNorm,growth,exponent,weights,index,endIndex,vanishing,sameEnd\n");
        foreach (FollowedPoint point in points)
        {
            LimitCurve? own = point.Own;
            text.AppendJoin(
                ',', Numbers.Whole(point.Point.Id), Full(point.Point.Energy), EndOf(point), Full(own?.EndLambda), Full(point.Limit?.Energy), Full(point.Limit?.Error),
                point.LossNumber?.ToString(CultureInfo.InvariantCulture), Full(own?.Points[0].Norm), Full(own?.Last.Norm), Full(point.Limit?.Growth), Full(point.Limit?.Exponent),
                TrendOf(point), Numbers.Whole(point.Point.Point.Index), own?.Last.Index.ToString(CultureInfo.InvariantCulture),
                point.Limit?.Vanishing.ToString(CultureInfo.InvariantCulture), string.Join(' ', point.SameEnd)).Append('\n');
        }

        return text.ToString();
    }

    public static string CurvesCsv(IReadOnlyList<FollowedPoint> points)
    {
        var text = new StringBuilder("id,fall,lambda,energy,lossOnly,norm,growth,squareSum,lowestEigenvalue,index,precision,verified\n");
        foreach (FollowedPoint point in points)
        {
            for (int fall = 0; fall < point.Curves.Count; fall++)
            {
                foreach (LimitPoint at in point.Curves[fall].Points)
                {
                    text.AppendJoin(
                        ',', Numbers.Whole(point.Point.Id), Numbers.Whole(fall), Full(at.Lambda), Full(at.Energy), Full(at.Loss), Full(at.Norm), Full(at.Growth), Full(at.SquareSum),
                        Full(at.Eigenvalues.Span[0]), Numbers.Whole(at.Index), Full(at.Precision), at.IsVerified switch { true => "true", false => "false", null => string.Empty }).Append('\n');
                }
            }
        }

        return text.ToString();
    }

    public static Picture Draw(IReadOnlyList<FollowedPoint> points, LimitPictureOptions page) => LimitPicture.Draw(
        [
            .. points.Where(point => point.Own is not null).Select(point => new LimitLine(
                Numbers.Whole(point.Point.Id), FateOf(point), [.. point.Own!.Points.Select(at => (at.Lambda, at.Energy, at.Norm))])),
        ],
        page);

    private static bool Ceases(FollowedPoint point) => point.End is LimitEnd.Fold or LimitEnd.Merge;

    private static LimitFate FateOf(FollowedPoint point) => Ceases(point) ? LimitFate.Ceases : point.Limit?.Trend switch
    {
        NormTrend.Diverges => LimitFate.Diverges,
        NormTrend.Finite => LimitFate.Finite,
        _ => LimitFate.Undecided,
    };

    private static string EndOf(FollowedPoint point) => point.End.ToString().ToLowerInvariant();

    private static string TrendOf(FollowedPoint point) => point.Limit?.Trend switch
    {
        NormTrend.Diverges => "diverges",
        NormTrend.Finite => "finite",
        NormTrend.Undecided => "undecided",
        _ => "none",
    };

    private static string Norm(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Full(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : string.Empty;

    private static string Indices(LimitCurve curve) => string.Join(" → ", curve.IndexChanges.Select(change => change.Before).Append(curve.Last.Index));

    private static string Becomes(FollowedPoint point)
    {
        string same = point.SameEnd.Count > 0 ? $" {string.Join(' ', point.SameEnd)}" : string.Empty;
        string fate = point.End switch
        {
            LimitEnd.Fold when point.Final is not null => same.Length > 0 ? "folds, falls to" : "folds, falls to a minimum not in the database",
            LimitEnd.Merge when point.Final is not null => same.Length > 0 ? "merges with" : "merges with a point of more symmetry",
            LimitEnd.Fold => "folds",
            LimitEnd.Merge => "merges",
            LimitEnd.Lost => "lost",
            _ => same.Length > 0 ? "is also the end of" : string.Empty,
        };
        IEnumerable<string> changes = point.Own?.IndexChanges.Select(change => $"index {change.After} below {Numbers.Short(change.Lambda)}") ?? [];
        return string.Join(", ", changes.Append(fate + same).Where(words => words.Length > 0)) is { Length: > 0 } words ? words : None;
    }

    private static void WritePoint(Utf8JsonWriter json, FollowedPoint point)
    {
        json.WriteStartObject();
        json.WriteNumber("id", point.Point.Id);
        json.Number("energy", point.Point.Energy);
        json.WriteString("end", EndOf(point));
        json.Number("endLambda", point.Own?.EndLambda);
        json.Number("loss", point.Limit?.Energy);
        json.Number("lossError", point.Limit?.Error);
        json.Number("lossNumber", (double?)point.LossNumber);
        json.Number("norm", point.Own?.Points[0].Norm);
        json.Number("endNorm", point.Own?.Last.Norm);
        json.Number("growth", point.Limit?.Growth);
        json.Number("exponent", point.Limit?.Exponent);
        if (point.Limit is null)
        {
            json.WriteNull("weights");
        }
        else
        {
            json.WriteString("weights", TrendOf(point));
        }

        json.Number("endIndex", (double?)point.Own?.Last.Index);
        json.Number("vanishing", (double?)point.Limit?.Vanishing);
        json.WriteStartArray("indexChanges");
        foreach (IndexChange change in point.Own?.IndexChanges ?? [])
        {
            json.WriteStartObject();
            json.WriteNumber("lambda", change.Lambda);
            json.WriteNumber("before", change.Before);
            json.WriteNumber("after", change.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sameEnd");
        foreach (int id in point.SameEnd)
        {
            json.WriteNumberValue(id);
        }

        json.WriteEndArray();
        json.WriteBoolean("verified", point.Curves.Count > 0 && point.Curves.All(curve => curve.Points.All(at => at.IsVerified != false)));
        json.WriteStartArray("decades");
        foreach (LimitPoint at in point.Own?.Points.Where(at => at.IsVerified is not null) ?? [])
        {
            json.WriteStartObject();
            json.WriteNumber("lambda", at.Lambda);
            json.Number("energy", at.Energy);
            json.Number("norm", at.Norm);
            json.Number("lowestEigenvalue", at.Eigenvalues.Span[0]);
            json.WriteNumber("index", at.Index);
            json.Number("precision", at.Precision);
            json.WriteBoolean("verified", at.IsVerified == true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
