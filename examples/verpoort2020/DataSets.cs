using System.Globalization;

namespace EnergyLandscape.Examples.Verpoort2020;

/// <summary>The three data sets as one table each.</summary>
internal static class DataSets
{
    /// <summary>Rows of LJAT that no landscape is trained on: as many for all, where the paper tests on as many rows as it trains on.</summary>
    public const string FurtherRows = "ljat-further.csv";

    /// <summary>Makes the tables that are not there.</summary>
    public static async Task Make(Request request, CancellationToken token)
    {
        if (!File.Exists(request.InWork("ljat.csv")))
        {
            await Verb.Run(token, "data", "generate", "ljat3", "--count", "200000", "--seed", "2019", "-o", request.InWork("ljat.csv"));
        }

        if (!File.Exists(request.InWork(FurtherRows)))
        {
            await Verb.Run(token, "data", "generate", "ljat3", "--count", "10000", "--seed", "2020", "-o", request.InWork(FurtherRows));
        }

        // Training file first, then the test file: 5,000 rows need both.
        await Join(request.InWork("optdig.csv"), [.. new[] { "tra", "tes" }.Select(part => Path.Combine(request.Data, "optdigits", "optdigits." + part))], headers: 0, token);
        await Join(request.InWork("wine.csv"), [.. new[] { "red", "white" }.Select(colour => Path.Combine(request.Data, "winequality", $"winequality-{colour}.csv"))], headers: 1, token);
    }

    /// <summary>The keys of [data] that read a table.</summary>
    public static string Keys(string data) => data switch
    {
        "ljat" => "path = \"ljat.csv\"\nignore = \"r23\"",
        "optdig" => "path = \"optdig.csv\"\nheader = \"none\"\nscaling = \"unit\"",
        _ => "path = \"wine.csv\"\nclasses = [\"3|4|5\", \"6\", \"7|8|9\"]\nscaling = \"mean-magnitude\"\nrows-seed = 1",
    };

    // The header of the first file stands for all.
    private static async Task Join(string path, string[] files, int headers, CancellationToken token)
    {
        if (File.Exists(path))
        {
            return;
        }

        var lines = new List<string>();
        foreach (string file in files)
        {
            string[] read = await File.ReadAllLinesAsync(file, token);
            lines.AddRange(read.Skip(lines.Count == 0 ? 0 : headers).Where(line => line.Length > 0));
        }

        await File.WriteAllLinesAsync(path, lines, token);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {lines.Count - headers} rows"));
    }
}
