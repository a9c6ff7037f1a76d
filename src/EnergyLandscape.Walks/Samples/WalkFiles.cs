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

    public string[] Pictures => [Path.Combine(directory, "cloud.svg"), Path.Combine(directory, "cloud.png")];

    public string NewRunFile => RunFile + ".new";

    public string Unfinished => Path.Combine(Samples, "unfinished.parquet");

    public string Part(int part) => Path.Combine(Samples, string.Create(CultureInfo.InvariantCulture, $"part-{part:D5}.parquet"));

    /// <summary>Whether a directory that is there holds nothing, or only what is made before its run file: the program may end in between.</summary>
    public bool IsBarelyBegun() =>
        System.IO.Directory.EnumerateFileSystemEntries(directory).All(entry => Path.GetFileName(entry) is var name
            && (name == Path.GetFileName(Lock) || name == Path.GetFileName(NewRunFile) || name == Path.GetFileName(Samples)))
        && !(System.IO.Directory.Exists(Samples) && System.IO.Directory.EnumerateFileSystemEntries(Samples).Any());

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
