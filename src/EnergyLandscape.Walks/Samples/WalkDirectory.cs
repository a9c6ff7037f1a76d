using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>A directory of walks: run.toml, samples/part-00000.parquet …, walks.csv and summary.json (docs/walks.md).</summary>
/// <remarks>Walks lie in parts of a fixed number each. Walks of a part that is not complete while walks are being made lie in
/// samples/unfinished.parquet. summary.json is written last: without it something is missing.</remarks>
/// <threadsafety>Safe for reading.</threadsafety>
public sealed class WalkDirectory
{
    private readonly WalkFiles _files;
    private readonly string[] _samples;

    private WalkDirectory(WalkFiles files)
    {
        _files = files;
        RunFileText = File.ReadAllText(files.RunFile);
        WalkParts parts = WalkParts.Of(files);
        IEnumerable<string> samples = Enumerable.Range(0, parts.Whole).Select(files.Part);
        _samples = [.. parts.HasUnfinished ? samples.Append(files.Unfinished) : samples];
        Steps = parts.Shape?.Steps ?? 0;
        Walks = parts.Walks;
    }

    /// <summary>Path of the directory.</summary>
    public string Directory => _files.Directory;

    /// <summary>The resolved run file.</summary>
    public string RunFileText { get; }

    /// <summary>Whether all walks that were asked for are there, with their summary.</summary>
    public bool Complete => File.Exists(_files.Summary);

    /// <summary>Number of walks that are there.</summary>
    public int Walks { get; }

    /// <summary>Samples of a walk; 0 while there is no walk.</summary>
    public int Steps { get; }

    /// <summary>Path of the table of walks.</summary>
    public string TablePath => _files.Table;

    /// <summary>Path of the summary.</summary>
    public string SummaryPath => _files.Summary;

    /// <summary>Paths of the pictures that 'landscape walk' draws.</summary>
    public IReadOnlyList<string> PicturePaths => _files.Pictures;

    /// <summary>Opens a directory for reading.</summary>
    /// <param name="directory">The directory.</param>
    /// <exception cref="InputException">It is none of 'landscape walk', or a file of it is damaged.</exception>
    public static WalkDirectory Open(string directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var files = new WalkFiles(directory);
        if (!File.Exists(files.RunFile))
        {
            string found = System.IO.Directory.Exists(directory) ? "holds no run.toml" : "does not exist";
            throw new InputException($"{directory} {found}, expected a directory that 'landscape walk' made");
        }

        return new WalkDirectory(files);
    }

    /// <summary>Makes a directory, or goes on with one: samples are appended until it is disposed of.</summary>
    /// <param name="directory">The directory; made if it does not exist, with those above it.</param>
    /// <param name="runFileText">The resolved run file.</param>
    /// <param name="steps">Samples of a walk.</param>
    /// <param name="difference">Says what is different between the run file that a directory was made with and the one given, as the end of a sentence
    /// after the directory's name, or null if both make the same walks.</param>
    /// <exception cref="InputException">The directory holds other walks or other files, cannot be written to, or is being written to.</exception>
    public static WalkRecorder CreateOrResume(string directory, string runFileText, int steps, Func<string, string?> difference)
    {
        ArgumentNullException.ThrowIfNull(directory);
        ArgumentNullException.ThrowIfNull(runFileText);
        ArgumentNullException.ThrowIfNull(difference);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 1);
        var files = new WalkFiles(directory);
        if (File.Exists(files.RunFile))
        {
            if (difference(File.ReadAllText(files.RunFile)) is { } words)
            {
                throw new InputException($"{directory} {words}; expected the same run file, or another directory with -o");
            }
        }
        else if (File.Exists(directory) || (System.IO.Directory.Exists(directory) && !files.IsBarelyBegun()))
        {
            throw new InputException($"{directory} exists and holds no run.toml, expected a new directory or one that 'landscape walk' made");
        }

        return new WalkRecorder(files, runFileText, steps);
    }

    /// <summary>All walks in the order of their numbers; a part is in memory at a time.</summary>
    /// <exception cref="InputException">A file is damaged.</exception>
    public IEnumerable<WalkTrajectory> ReadWalks()
    {
        SampleTable? table = null;
        int walk = 0;
        foreach (string path in _samples)
        {
            table = SampleFile.Read(path, table);
            for (int row = 0; row < table.Rows; row += Steps, walk++)
            {
                if (table.Whole[0][row] != walk || row + Steps > table.Rows)
                {
                    throw new InputException($"{path} holds walk {table.Whole[0][row]} where walk {walk} should be, expected the parts as 'landscape walk' wrote them; delete it and run the same command again");
                }

                yield return table.Walk(row, Steps);
            }
        }
    }
}
