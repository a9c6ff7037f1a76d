using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Cli.Output;

/// <summary>The directory that a comparison is written to; compare.json is written last.</summary>
internal sealed class CompareFolder
{
    private const string Document = "compare.json";

    /// <summary>All files that a comparison may leave behind.</summary>
    private static readonly string[] Names =
        [Document, "walks.csv", "basins.csv", "superbasins.csv", "transitions.csv", "attractors.csv", "tree.svg", "tree.png", "cloud.svg", "cloud.png"];

    private readonly string _folder;

    /// <summary>Refuses a directory of walks, files of which would be replaced, and a place that no directory can be made in.</summary>
    public CompareFolder(string folder)
    {
        if (string.IsNullOrWhiteSpace(folder) || File.Exists(folder))
        {
            throw new InputException($"'{folder}' is not the name of a directory, expected one to write to with -o");
        }

        if (File.Exists(Path.Combine(folder, "run.toml")))
        {
            throw new InputException($"{folder} holds walks, expected another directory to write to with -o");
        }

        string above = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)))!;
        if (!Directory.Exists(above))
        {
            throw new InputException($"{folder} cannot be made, expected the folder {above} to exist");
        }

        _folder = folder;
    }

    /// <summary>Such as xor-walks; of several directories of walks, xor-walks-and-2-more.</summary>
    public static string DefaultName(string database, IReadOnlyList<string> walks)
    {
        string first = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(walks[0])));
        return $"{Path.GetFileNameWithoutExtension(database)}-{first}" + (walks.Count > 1 ? FormattableString.Invariant($"-and-{walks.Count - 1}-more") : string.Empty);
    }

    /// <summary>Refuses, before the work, a place that no files can be written to. Leaves nothing behind.</summary>
    public void RequireWritable()
    {
        if (Names.Select(PathOf).FirstOrDefault(Directory.Exists) is { } taken)
        {
            throw new InputException($"{taken} is a directory, expected another directory to write to with -o");
        }

        bool made = !Directory.Exists(_folder);
        Guarded(() =>
        {
            Directory.CreateDirectory(_folder);
            string probe = PathOf(".landscape-compare");
            File.WriteAllText(probe, string.Empty);
            File.Delete(probe);
            if (made)
            {
                Directory.Delete(_folder);
            }
        });
    }

    /// <summary>Writes all files. Those of an earlier comparison go first, so that none stands beside a new one.</summary>
    /// <returns>Their paths.</returns>
    public IReadOnlyList<string> Write(IEnumerable<(string Name, string Text)> tables, string document, IEnumerable<(string Name, Picture Picture)> pictures)
    {
        var written = new List<string>();
        Guarded(() =>
        {
            Directory.CreateDirectory(_folder);
            foreach (string name in Names)
            {
                File.Delete(PathOf(name));
            }
        });
        foreach ((string name, string text) in tables)
        {
            AtomicTextFile.Write(Next(name), text);
        }

        foreach ((string name, Picture picture) in pictures)
        {
            picture.Save(Next(name));
        }

        AtomicTextFile.Write(Next(Document), document);
        return written;

        string Next(string name)
        {
            written.Add(PathOf(name));
            return written[^1];
        }
    }

    private void Guarded(Action work)
    {
        try
        {
            work();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{_folder} cannot be written to ({problem.Message.TrimEnd('.')}), expected a folder that can be made and written to", problem);
        }
    }

    private string PathOf(string name) => Path.Combine(_folder, name);
}
