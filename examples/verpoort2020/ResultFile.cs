using System.Globalization;
using System.Text.Json;

namespace EnergyLandscape.Examples.Verpoort2020;

/// <summary>A table of results with one row a landscape (or several): rows of landscapes that are made again replace the old ones.</summary>
internal static class ResultFile
{
    /// <summary>Replaces the rows of a landscape; rows stand in the order of <see cref="Landscape.All"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="header">Its first line; a file with another one is begun anew.</param>
    /// <param name="landscape">The landscape.</param>
    /// <param name="rows">Its rows without its name, which becomes the first column.</param>
    /// <param name="token">Cancels it.</param>
    public static async Task Put(string path, string header, Landscape landscape, IEnumerable<string> rows, CancellationToken token)
    {
        string[] old = File.Exists(path) ? await File.ReadAllLinesAsync(path, token) : [];
        IEnumerable<string> kept = old.Length > 0 && old[0] == header ? old.Skip(1).Where(row => NameOf(row) != landscape.Name) : [];
        List<string> order = [.. Landscape.All.Select(one => one.Name)];
        await File.WriteAllLinesAsync(path, [header, .. kept.Concat(rows.Select(row => $"{landscape.Name},{row}")).OrderBy(row => order.IndexOf(NameOf(row)))], token);
    }

    /// <summary>A number of a JSON object, or nothing for null.</summary>
    public static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble().ToString("R", CultureInfo.InvariantCulture) : string.Empty;

    private static string NameOf(string row) => row[..row.IndexOf(',', StringComparison.Ordinal)];
}
