using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Report;
using EnergyLandscape.PathSample;

namespace EnergyLandscape.Examples.Verpoort2020;

/// <summary>Explores landscapes and counts their points (Table 1).</summary>
internal static class LandscapeRuns
{
    private const string Header = "landscape,parameters,rows,minima,transition_states,unconnected_parts,valleys,global_minimum,searches,unseen_minima,unseen_minima_at_most,minima_not_met_at_random,smallest_gap_kept,verified_points,seconds,ended";

    private const double ConnectingSeconds = 600;

    private const string Seeds = "landscape,kind,seed_1,seed_2,both,estimated,at_least,at_most";

    public static async Task Run(Request request, CancellationToken token)
    {
        await DataSets.Make(request, token);
        foreach (Landscape landscape in request.Landscapes)
        {
            string run = request.InWork(landscape.Name + ".toml");
            await File.WriteAllTextAsync(run, landscape.RunFile, token);
            string[] from = landscape.Before is { } before && File.Exists(request.Database(before, request.Seed)) ? ["--from", request.Database(before, request.Seed)] : [];
            await Verb.Run(token, [
                "explore", run, "--db", request.Database(landscape, request.Seed), "--seed", request.Seed.ToString(CultureInfo.InvariantCulture), .. from, "--threads", request.Threads.ToString(CultureInfo.InvariantCulture),
                "--max-seconds", (request.Share * landscape.Seconds).ToString(CultureInfo.InvariantCulture), "--no-pictures", "--progress", "none"]);
        }
    }

    /// <summary>Joins the lowest minima that no path joins yet: those that are drawn.</summary>
    public static async Task Connect(Request request, CancellationToken token)
    {
        foreach (string database in request.Landscapes.Select(landscape => request.Database(landscape, request.Seed)).Where(File.Exists))
        {
            await Verb.Try(token, [
                "connect", database, "--unconnected", "--without-constant", "--lowest", Figures.Drawn.ToString(CultureInfo.InvariantCulture), "--threads", request.Threads.ToString(CultureInfo.InvariantCulture),
                "--max-seconds", (request.Share * ConnectingSeconds).ToString(CultureInfo.InvariantCulture), "--progress", "none"]);
        }
    }

    /// <summary>Counts the points of the databases that are there.</summary>
    public static async Task Count(Request request, CancellationToken token)
    {
        foreach (Landscape landscape in request.Landscapes.Where(landscape => File.Exists(request.Database(landscape))))
        {
            await ResultFile.Put(request.Result("landscapes.csv"), Header, landscape, [await Row(landscape, request.Database(landscape), token)], token);
            await ResultFile.Put(request.Result("seeds.csv"), Seeds, landscape, await Recaptured(request, landscape, token), token);
        }
    }

    // What two seeds found of the same landscape: evidence that does not rest on how often one search came back.
    private static async Task<IEnumerable<string>> Recaptured(Request request, Landscape landscape, CancellationToken token)
    {
        string second = request.Database(landscape, Request.FirstSeed + 1);
        if (!File.Exists(second))
        {
            return [];
        }

        JsonElement info = await Verb.Json(token, "info", request.Database(landscape), "--against", second);
        JsonElement both = info.GetProperty("captureRecapture");
        return new[] { ("minima", "minima"), ("transition states", "transitionStates") }.Select(kind => $"{kind.Item1},{string.Join(
            ',', new[] { "first", "second", "both", "total", "lower95", "upper95" }.Select(name => ResultFile.Text(both.GetProperty(kind.Item2).GetProperty(name))))}");
    }

    private static async Task<string> Row(Landscape landscape, string database, CancellationToken token)
    {
        JsonElement info = await Verb.Json(token, "info", database);
        JsonElement completeness = info.GetProperty("completeness");
        bool isEstimated = completeness.ValueKind == JsonValueKind.Object;
        using StationaryPointStore store = StationaryPointStore.OpenReadOnly(database);
        // Every stored point again: stationary, with the index and the energy that the database holds. Anything else ends this with an error.
        JsonElement check = await Verb.Json(token, "check", database, "--no-proofs");
        double seconds = store.Runs.Sum(run => run.Finished is { } end ? (end - run.Started).TotalSeconds : 0);
        return string.Join(
            ',',
            landscape.Parameters.ToString(CultureInfo.InvariantCulture),
            landscape.Rows.ToString(CultureInfo.InvariantCulture),
            ResultFile.Text(info.GetProperty("minima")),
            ResultFile.Text(info.GetProperty("transitionStates")),
            ResultFile.Text(info.GetProperty("components")),
            ResultFile.Text(info.GetProperty("valleys")),
            ResultFile.Text(info.GetProperty("globalMinimum")),
            ResultFile.Text(info.GetProperty("searches")),
            isEstimated ? ResultFile.Text(completeness.GetProperty("unseenMinima")) : string.Empty,
            isEstimated ? ResultFile.Text(completeness.GetProperty("unseenMinimaUpper95")) : string.Empty,
            isEstimated ? ResultFile.Text(completeness.GetProperty("kinds")[0].GetProperty("notSeenAtRandom")) : string.Empty,
            ResultFile.Text(info.GetProperty("identity").GetProperty("smallestGapKept")),
            ResultFile.Text(check.GetProperty("points")),
            seconds.ToString("F0", CultureInfo.InvariantCulture),
            string.Join("; then ", new[] { store.Runs.Last(run => !RunRecords.IsConnection(run)), store.Runs[^1] }.Distinct().Select(run => run.StopReason ?? "interrupted")).Replace(',', ';'));
    }
}
