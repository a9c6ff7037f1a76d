using System.Globalization;
using System.Text.Json;

namespace EnergyLandscape.Examples.Verpoort2020;

/// <summary>Losses, AUC, fits and barriers of the minima (Tables 2, 3, S1 and S2).</summary>
internal static class AnalysisRuns
{
    private const string Averages = "landscape,tested_on,minima,train_data_loss,train_auc,test_data_loss,test_auc,train_loss,test_loss,train_rank_auc,test_rank_auc,train_macro_auc,test_macro_auc,test_accuracy";
    private const string Fits = "landscape,tested_on,loss_of,minima,b1,b1_error,r2_1,b2,b2_error,c2,c2_error,r2_2";
    private const string Barriers = "landscape,constant_networks,connected_minima,over_lower_side,over_higher_side,over_both,to_global_minimum,spread_of_losses,range_of_losses,funnel,funnel_of_range";

    public static async Task Run(Request request, CancellationToken token)
    {
        await DataSets.Make(request, token);
        await LandscapeRuns.Count(request, token);
        foreach (Landscape landscape in request.Landscapes.Where(landscape => File.Exists(request.Database(landscape))))
        {
            // Networks that ignore their inputs lie far above all others and would decide fits and spreads.
            string[] analyse = ["analyse", request.Database(landscape), "--without-constant", "--threads", request.Threads.ToString(CultureInfo.InvariantCulture)];
            JsonElement own = await Verb.Json(token, [.. analyse, "--csv", request.InWork(landscape.Name + "-minima.csv"), "--test"]);
            JsonElement? further = landscape.Data == "ljat" ? await Verb.Json(token, [.. analyse, "--test", request.InWork(DataSets.FurtherRows)]) : null;
            (string Rows, JsonElement All)[] tests = [(Whole(landscape.TestRows), own), .. further is { } more ? new[] { ("10000 further", more) } : []];
            await ResultFile.Put(request.Result("averages.csv"), Averages, landscape, tests.Select(test => $"{test.Rows},{Average(test.All)}"), token);
            await ResultFile.Put(request.Result("fits.csv"), Fits, landscape, tests.SelectMany(test => FitRows(test.All.GetProperty("fits")).Select(row => $"{test.Rows},{row}")), token);
            await ResultFile.Put(request.Result("barriers.csv"), Barriers, landscape, [$"{Whole(own.GetProperty("leftOut").GetArrayLength())},{Barrier(own.GetProperty("barriers"))}"], token);
        }
    }

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Average(JsonElement all)
    {
        JsonElement train = all.GetProperty("averages").GetProperty("train"), test = all.GetProperty("averages").GetProperty("test");
        static string Mean(JsonElement part, string name) => ResultFile.Text(part.GetProperty(name).GetProperty("mean"));
        string First(string part) => all.GetProperty("points").EnumerateArray().Select(point => point.GetProperty(part).GetProperty("rankAucs")[0].GetDouble()).DefaultIfEmpty(double.NaN).Average()
            .ToString("R", CultureInfo.InvariantCulture);
        return string.Join(
            ',',
            all.GetProperty("points").GetArrayLength(),
            Mean(train, "dataLoss"), Mean(train, "auc"), Mean(test, "dataLoss"), Mean(test, "auc"), Mean(train, "loss"), Mean(test, "loss"),
            First("train"), First("test"), Mean(train, "macroAuc"), Mean(test, "macroAuc"), Mean(test, "accuracy"));
    }

    // Eq. 3 and eq. 4 of one loss stand one after the other.
    private static IEnumerable<string> FitRows(JsonElement fits)
    {
        for (int at = 0; at + 1 < fits.GetArrayLength(); at += 2)
        {
            JsonElement line = fits[at], plane = fits[at + 1];
            yield return string.Join(
                ',',
                line.GetProperty("lossOf").GetString(),
                ResultFile.Text(line.GetProperty("fitted")),
                ResultFile.Text(line.GetProperty("b")), ResultFile.Text(line.GetProperty("bError")), ResultFile.Text(line.GetProperty("adjustedR2")),
                ResultFile.Text(plane.GetProperty("b")), ResultFile.Text(plane.GetProperty("bError")), ResultFile.Text(plane.GetProperty("c")), ResultFile.Text(plane.GetProperty("cError")), ResultFile.Text(plane.GetProperty("adjustedR2")));
        }
    }

    private static string Barrier(JsonElement barriers)
    {
        JsonElement over = barriers.GetProperty("transitionStates"), energies = barriers.GetProperty("energies");
        static string Mean(JsonElement summary) => ResultFile.Text(summary.GetProperty("mean"));
        double range = energies.GetProperty("count").GetInt32() == 0 ? double.NaN : energies.GetProperty("highest").GetDouble() - energies.GetProperty("lowest").GetDouble();
        return string.Join(
            ',',
            ResultFile.Text(energies.GetProperty("count")),
            Mean(over.GetProperty("upper")), Mean(over.GetProperty("lower")), Mean(over.GetProperty("both")),
            Mean(barriers.GetProperty("toGlobalMinimum")),
            ResultFile.Text(energies.GetProperty("std")),
            double.IsNaN(range) ? string.Empty : range.ToString("R", CultureInfo.InvariantCulture),
            ResultFile.Text(barriers.GetProperty("funnel")),
            ResultFile.Text(barriers.GetProperty("funnelOfRange")));
    }
}
