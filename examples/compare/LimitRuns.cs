using System.Globalization;
using System.Text.Json;

namespace EnergyLandscape.Examples.Compare;

/// <summary>Follows all minima of XOR to vanishing regularisation: which losses remain, and whose weights grow without end.</summary>
internal static class LimitRuns
{
    private const string Header = "network,hidden,loss,lambda,points,reached,folds,merges,lost,diverging,finite,undecided,distinct_losses,losses,points_at_each,minima_at_each";

    public static async Task Run(Request request, CancellationToken token)
    {
        var rows = new List<string>();
        foreach (Landscape landscape in Landscape.Xor.Where(landscape => landscape.Lambda == "1e-5"))
        {
            JsonElement limit = await Verb.Json(token, "limit", request.InWork(landscape.Name + ".db"), "--csv", request.Result($"limit-{landscape.Name}.csv"), "-o", request.Figure($"limit-{landscape.Name}.svg"));
            rows.Add($"{landscape.Columns},{Counts(limit)}");
            await Comparison.Write(request.Result("limits.csv"), Header, rows, token);
        }
    }

    private static string Counts(JsonElement limit)
    {
        JsonElement[] points = [.. limit.GetProperty("points").EnumerateArray()], losses = [.. limit.GetProperty("losses").EnumerateArray()];
        int[] counts =
        [
            points.Length,
            .. new[] { "reached", "fold", "merge", "lost" }.Select(end => points.Count(point => point.GetProperty("end").GetString() == end)),
            .. new[] { "diverges", "finite", "undecided" }.Select(weights => points.Count(point => point.GetProperty("weights").GetString() == weights)),
            losses.Length,
        ];
        return string.Join(
            ',',
            string.Join(',', counts.Select(count => count.ToString(CultureInfo.InvariantCulture))),
            string.Join(' ', losses.Select(loss => loss.GetProperty("loss").GetDouble().ToString("G6", CultureInfo.InvariantCulture))),
            string.Join(' ', losses.Select(loss => loss.GetProperty("ids").GetArrayLength().ToString(CultureInfo.InvariantCulture))),
            string.Join(' ', losses.Select((_, i) => points.Count(point => IsMinimumAt(point, i + 1)).ToString(CultureInfo.InvariantCulture))));
    }

    // A minimum may become a saddle on the way.
    private static bool IsMinimumAt(JsonElement point, int loss) =>
        point.GetProperty("lossNumber") is { ValueKind: JsonValueKind.Number } number && number.GetInt32() == loss && point.GetProperty("endIndex").GetInt32() == 0;
}
