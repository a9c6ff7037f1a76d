using System.Globalization;
using System.Text.Json;

namespace EnergyLandscape.Examples.Compare;

/// <summary>Walks as Bosman et al. make them, each against the landscape of its network and loss.</summary>
internal static class WalkRuns
{
    private const string Header = "network,hidden,loss,lambda,box,step,walks,samples_mapped,minima,minima_seen,new_minima,ends_in_global,mean_basins,mean_copies,mean_n_stag,equal,equal_copies,spearman,crossings,edges,edges_found,jumped_over,through,mean_climb,mean_minimax";
    private const string AttractorHeader = "network,hidden,loss,lambda,box,step,attractor,attractor_loss,loss_low,loss_high,stationary,kind,samples,minima_by_loss,copies_by_loss,transition_states_by_loss,higher_saddles_by_loss,minima_by_descent,copies_by_descent";
    private const string PointHeader = "network,hidden,loss,lambda,box,step,id,energy,orbit,samples,sample_share,walks,ends,end_share,end_low,end_high,copies,first_passage";

    // Boxes with the steps of micro and macro walks.
    private static readonly (int Box, string Step, int Points)[] Settings = [(1, "0.02", 1000), (1, "0.2", 100), (10, "0.2", 1000), (10, "2", 100)];

    // Every way down takes a hundred Hessians over all rows.
    private const int RealDataWalks = 50;

    public static async Task Run(Request request, CancellationToken token)
    {
        var rows = new List<string>();
        var attractors = new List<string>();
        var points = new List<string>();
        foreach (Landscape landscape in Landscape.Walked)
        {
            var directories = new List<string>();
            foreach ((int box, string step, int count) in Settings)
            {
                string name = string.Create(CultureInfo.InvariantCulture, $"{landscape.Network}-{landscape.Hidden}-{(landscape.Loss == "squared-error" ? "sse" : "ce")}-{box}-{step}");
                string section = string.Create(CultureInfo.InvariantCulture, $"[walk]\nseed = 1\nstart = [-{box}.0, {box}.0]\nstep = {step}\nsteps = {count}\ncurvature = \"full\"{(Landscape.RealData.Contains(landscape) ? $"\nwalks = {RealDataWalks}" : string.Empty)}");
                await File.WriteAllTextAsync(request.InWork(name + ".toml"), landscape.RunFile(request, section), token);
                await Verb.Run(token, "walk", request.InWork(name + ".toml"), "-o", request.InWork(name), "--no-pictures", "--progress", "none");
                directories.Add(request.InWork(name));
            }

            string folder = request.InWork("compare-" + landscape.Name);
            JsonElement compared = await Verb.Json(token, ["compare", request.InWork(landscape.Name + ".db"), .. directories, "-o", folder, "--progress", "none"]);
            foreach ((JsonElement directory, int i) in compared.GetProperty("directories").EnumerateArray().Select((directory, i) => (directory, i)))
            {
                string setting = string.Create(CultureInfo.InvariantCulture, $"{landscape.Columns},{Settings[i].Box},{Settings[i].Step}");
                rows.Add($"{setting},{Row(directory, compared.GetProperty("settings")[i])}");
                attractors.AddRange(directory.GetProperty("attractors").EnumerateArray().Select((attractor, number) => $"{setting},{number + 1},{Attractor(attractor)}"));
                points.AddRange(directory.GetProperty("basins").EnumerateArray().Select(basin => $"{setting},{Basin(basin)}"));
            }

            await Comparison.Write(request.Result("walks.csv"), Header, rows, token);
            await Comparison.Write(request.Result("attractors.csv"), AttractorHeader, attractors, token);
            await Comparison.Write(request.Result("basins-of-walks.csv"), PointHeader, points, token);
            foreach (string picture in new[] { "tree.svg", "cloud.svg" })
            {
                File.Copy(Path.Combine(folder, picture), request.Figure($"{Path.GetFileNameWithoutExtension(picture)}-{landscape.Name}.svg"), overwrite: true);
            }
        }
    }

    private static string Row(JsonElement directory, JsonElement setting)
    {
        JsonElement transitions = directory.GetProperty("transitions"), stagnation = directory.GetProperty("stagnation");
        return string.Join(
            ',',
            Of(directory, "walks", "samplesMapped", "minima", "minimaSeen", "newMinima"),
            setting.GetProperty("endsInGlobalMinimum").GetProperty("share").GetRawText(),
            Of(stagnation, "meanBasins", "meanCopies", "meanNStag", "equal", "equalCopies", "spearman"),
            Of(transitions, "crossings", "edges", "found", "jumped", "through", "meanClimb", "meanMinimax"));
    }

    private static string Attractor(JsonElement attractor)
    {
        JsonElement loss = attractor.GetProperty("byLoss"), descent = attractor.GetProperty("byDescent");
        string[] counts = [.. new[] { "transitionStates", "higherSaddles" }.Select(kind => loss.GetProperty(kind).GetArrayLength().ToString(CultureInfo.InvariantCulture))];
        return string.Join(
            ',',
            Of(attractor, "loss", "lossLow", "lossHigh", "stationary", "kind", "samples"),
            loss.GetProperty("minima").GetArrayLength().ToString(CultureInfo.InvariantCulture),
            Of(loss, "minimumCopies"),
            string.Join(',', counts),
            Of(descent, "distinctMinima", "copies"));
    }

    private static string Basin(JsonElement basin) => string.Join(
        ',',
        Of(basin, "id", "energy", "orbitSize", "samples"),
        basin.GetProperty("sampleShare").GetProperty("share").GetRawText(),
        Of(basin, "walks", "ends"),
        Of(basin.GetProperty("endShare"), "share", "low", "high"),
        Of(basin, "copies", "firstPassage"));

    private static string Of(JsonElement item, params string[] names) => string.Join(',', names.Select(name => Text(item.GetProperty(name))));

    // A share has its interval beside it.
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => string.Empty,
        JsonValueKind.Object => value.GetProperty("share").GetRawText(),
        _ => value.GetRawText().Trim('"'),
    };
}
