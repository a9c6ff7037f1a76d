using System.Globalization;
using System.Text.Json;

namespace EnergyLandscape.Examples.Verpoort2020;

/// <summary>How much the averages of Table 3 at 100 rows differ between draws of those rows.</summary>
internal static class DrawnRows
{
    private const string Header = "landscape,rows_drawn_with_seed,minima,train_data_loss,train_auc,test_data_loss,test_auc,further_test_data_loss,further_test_auc";
    private const int Rows = 100;
    private const int Draws = 10;

    // Averages need no more, and a thousand minima of a landscape take seconds.
    private const string MostMinima = "500";
    private const double Seconds = 30;

    public static async Task Run(Request request, CancellationToken token)
    {
        await DataSets.Make(request, token);
        foreach (Landscape landscape in request.Landscapes.Where(landscape => landscape.Data == "ljat" && landscape.Rows == Rows))
        {
            var rows = new List<string>();
            for (ulong draw = 1; draw <= Draws; draw++)
            {
                string stem = string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileNameWithoutExtension(request.Database(landscape, request.Seed))}-draw{draw}");
                string run = request.InWork(stem + ".toml"), database = request.InWork(stem + ".db");
                await File.WriteAllTextAsync(run, landscape.RunFileOf(draw), token);
                await Verb.Run(token, [
                    "explore", run, "--db", database, "--seed", request.Seed.ToString(CultureInfo.InvariantCulture), "--threads", request.Threads.ToString(CultureInfo.InvariantCulture),
                    "--max-minima", MostMinima, "--max-seconds", (request.Share * Seconds).ToString(CultureInfo.InvariantCulture), "--no-pictures", "--progress", "none"]);
                string[] analyse = ["analyse", database, "--without-constant", "--threads", request.Threads.ToString(CultureInfo.InvariantCulture), "--test"];
                JsonElement own = await Verb.Json(token, analyse), further = await Verb.Json(token, [.. analyse, request.InWork(DataSets.FurtherRows)]);
                rows.Add(string.Join(
                    ',',
                    draw.ToString(CultureInfo.InvariantCulture),
                    own.GetProperty("points").GetArrayLength().ToString(CultureInfo.InvariantCulture),
                    Mean(own, "train", "dataLoss"), Mean(own, "train", "auc"), Mean(own, "test", "dataLoss"), Mean(own, "test", "auc"), Mean(further, "test", "dataLoss"), Mean(further, "test", "auc")));
            }

            await ResultFile.Put(request.Result("draws.csv"), Header, landscape, rows, token);
        }
    }

    private static string Mean(JsonElement all, string part, string name) => ResultFile.Text(all.GetProperty("averages").GetProperty(part).GetProperty(name).GetProperty("mean"));
}
