using System.Globalization;

namespace EnergyLandscape.Walks;

/// <summary>Names of the files in a directory of walks.</summary>
internal sealed class WalkFiles(string directory)
{
    public string Directory => directory;

    public string RunFile => Path.Combine(directory, "run.toml");

    public string Summary => Path.Combine(directory, "summary.json");

    public string Table => Path.Combine(directory, "walks.csv");

    public string Lock => Path.Combine(directory, "lock");

    public string Samples => Path.Combine(directory, "samples");

    public string Unfinished => Path.Combine(Samples, "unfinished.parquet");

    public string Part(int part) => Path.Combine(Samples, string.Create(CultureInfo.InvariantCulture, $"part-{part:D5}.parquet"));

    /// <summary>Number of parts that follow each other from 0.</summary>
    public int Parts()
    {
        int parts = 0;
        while (File.Exists(Part(parts)))
        {
            parts++;
        }

        return parts;
    }
}
