using System.Globalization;
using System.Text;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample.Limits;
using EnergyLandscape.Rendering.Limits;
using EnergyLandscape.Rendering.Pictures;
using Numbers = EnergyLandscape.Cli.Output.Numbers;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The table, the CSV and the picture of `landscape limit`.</summary>
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
                point.Limit is { } limit ? Math.Round(limit.Energy, 12, MidpointRounding.ToEven) is 0 ? "0.000000000000" : limit.Energy.ToString("F12", CultureInfo.InvariantCulture) : None,
                point.Limit is { } known ? Numbers.ShortUp(known.Error) : None,
                point.LossNumber is { } number ? Numbers.Whole(number) : None,
                own is null ? None : Norm(own.Points[0].Norm), own is null ? None : Norm(own.Last.Norm),
                point.Limit is { } growing ? Numbers.Short(growing.Growth * Math.Log(10)) : None,
                TrendOf(point), own is null ? None : Indices(own), point.Limit is { } end ? Numbers.Whole(end.Vanishing) : None, Becomes(point));
        }

        TextTable.Print(output, table);
        LimitSummary.Print(output, points, options);
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

    public static bool Ceases(FollowedPoint point) => point.End is LimitEnd.Fold or LimitEnd.Merge;

    private static LimitFate FateOf(FollowedPoint point) => Ceases(point) ? LimitFate.Ceases : point.Limit?.Trend switch
    {
        NormTrend.Diverges => LimitFate.Diverges,
        NormTrend.Finite => LimitFate.Finite,
        _ => LimitFate.Undecided,
    };

    public static string EndOf(FollowedPoint point) => point.End.ToString().ToLowerInvariant();

    public static string TrendOf(FollowedPoint point) => point.Limit?.Trend switch
    {
        NormTrend.Diverges => "diverges",
        NormTrend.Finite => "finite",
        NormTrend.Undecided => "undecided",
        _ => "none",
    };

    private static string Norm(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Full(double? value) => value is { } number && double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : string.Empty;

    // Where the Hessian jumps, as with ELU, an index may change to and fro many times; JSON has them all.
    private const int MostChanges = 3;

    private static string Indices(LimitCurve curve) => curve.IndexChanges.Count <= MostChanges
        ? string.Join(" → ", curve.IndexChanges.Select(change => change.Before).Append(curve.Last.Index))
        : string.Create(CultureInfo.InvariantCulture, $"{curve.IndexChanges[0].Before} → … → {curve.Last.Index}");

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
        IEnumerable<string> changes = point.Own?.IndexChanges.Take(MostChanges).Select(change => $"index {change.After} below {Numbers.Short(change.Lambda)}") ?? [];
        if (point.Own?.IndexChanges.Count - MostChanges is > 0 and var more)
        {
            changes = changes.Append(string.Create(CultureInfo.InvariantCulture, $"{more} more changes of index"));
        }

        return string.Join(", ", changes.Append(fate + same).Where(words => words.Length > 0)) is { Length: > 0 } words ? words : None;
    }
}
