using System.Globalization;
using System.Numerics;
using System.Text.Json;

namespace EnergyLandscape.Examples.Compare;

/// <summary>Enumerates all landscapes and counts their points.</summary>
internal static class LandscapeRuns
{
    private const string Header = "network,hidden,loss,lambda,minima,distinct_losses,minimum_copies,transition_states,higher_saddles,morse_euler_sum,unproved,global_minimum,searches";

    public static async Task Run(Request request, CancellationToken token)
    {
        if (!File.Exists(request.InWork("ljat.csv")))
        {
            await Verb.Run(token, "data", "generate", "ljat3", "--count", "1000", "--seed", "1", "-o", request.InWork("ljat.csv"));
        }

        var rows = new List<string>();
        foreach (Landscape landscape in Landscape.Xor.Concat(Landscape.RealData))
        {
            string run = request.InWork(landscape.Name + ".toml"), database = request.InWork(landscape.Name + ".db");
            await File.WriteAllTextAsync(run, landscape.RunFile(request), token);
            await Verb.Run(token, "explore", run, "--db", database, "--all-indices", "--no-pictures", "--progress", "none");
            JsonElement info = await Verb.Json(token, "info", database), minima = await Verb.Json(token, "list", "minima", database);
            rows.Add(string.Create(CultureInfo.InvariantCulture, $"{landscape.Columns},{Counts(info, minima)}"));
            await Comparison.Write(request.Result("landscapes.csv"), Header, rows, token);
        }
    }

    private static string Counts(JsonElement info, JsonElement minima)
    {
        JsonElement morse = info.GetProperty("morse");
        double[] energies = [.. minima.EnumerateArray().Select(minimum => minimum.GetProperty("energy").GetDouble())];

        // Symmetric networks may have exactly equal losses by other reasons than the symmetry that the program divides out.
        int losses = energies.Zip(energies.Skip(1)).Count(pair => pair.Second - pair.First > 1e-12) + Math.Min(1, energies.Length);
        BigInteger copies = minima.EnumerateArray().Aggregate(BigInteger.Zero, (sum, minimum) => sum + BigInteger.Parse(minimum.GetProperty("orbitSize").GetRawText().Trim('"'), CultureInfo.InvariantCulture));
        JsonElement euler = morse.ValueKind == JsonValueKind.Null ? default : morse.GetProperty("eulerSum");
        int unproved = info.TryGetProperty("certified", out JsonElement certified) && certified.TryGetProperty("undecided", out JsonElement undecided) ? undecided.GetInt32() : 0;
        return string.Join(
            ',',
            info.GetProperty("minima").GetRawText(),
            losses.ToString(CultureInfo.InvariantCulture),
            copies.ToString(CultureInfo.InvariantCulture),
            info.GetProperty("transitionStates").GetRawText(),
            info.GetProperty("higherSaddles").GetRawText(),
            euler.ValueKind == JsonValueKind.Undefined ? string.Empty : euler.GetRawText().Trim('"'),
            unproved.ToString(CultureInfo.InvariantCulture),
            Comparison.Text(energies[0]),
            info.GetProperty("searches").GetRawText());
    }
}
