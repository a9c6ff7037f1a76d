using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Cli.Output;

/// <summary>The directory that a comparison is written to; compare.json is written last.</summary>
internal sealed class CompareFolder
{
    private const string Document = "compare.json";

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

    /// <summary>Writes all files.</summary>
    /// <returns>Their paths.</returns>
    public IReadOnlyList<string> Write(IEnumerable<(string Name, string Text)> tables, string document, IEnumerable<(string Name, Picture Picture)> pictures)
    {
        var written = new List<string>();
        try
        {
            Directory.CreateDirectory(_folder);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{_folder} cannot be made ({problem.Message.TrimEnd('.')}), expected a folder that can be written to", problem);
        }

        File.Delete(PathOf(Document));
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

    private string PathOf(string name) => Path.Combine(_folder, name);
}
