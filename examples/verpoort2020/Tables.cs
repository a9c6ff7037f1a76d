using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Verpoort2020;

/// <summary>Renews the tables of RESULTS.md from the files in results/.</summary>
internal static class Tables
{
    public static async Task Write(Request request, CancellationToken token)
    {
        string path = Path.Combine(request.Output, "RESULTS.md");
        if (!File.Exists(path))
        {
            throw new InputException($"{path} does not exist, expected the document whose tables are to be renewed; copy that of the repository there");
        }

        string text = await File.ReadAllTextAsync(path, token);
        foreach (string name in new[] { "landscapes", "seeds", "averages", "draws", "fits", "barriers" })
        {
            text = CsvTable.Renew(text, name, request.Result(name + ".csv"), null);
        }

        await File.WriteAllTextAsync(path, text, token);
        Console.WriteLine(path);
    }
}
