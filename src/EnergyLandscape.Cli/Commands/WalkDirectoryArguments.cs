using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>Directories of walks with labels, and the page of a picture of them: arguments and options that several verbs share.</summary>
internal sealed class WalkDirectoryArguments(PageOptions standard)
{
    private readonly Argument<string[]> _directories = new("DIR") { Description = "Directories that 'landscape walk' made.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _labels = new("--labels") { HelpName = "A,B,…", Description = "Labels in the order of the directories, instead of their names; GROUP/NAME puts those of one group together." };
    private readonly Option<string?> _title = new("--title") { HelpName = "TEXT", Description = "The line above the figure." };
    private readonly PageSize _size = new(standard);

    public void AddTo(Command command)
    {
        RefuseOptions(_directories);
        command.Arguments.Add(_directories);
        command.Options.Add(_labels);
        command.Options.Add(_title);
        _size.AddTo(command);
    }

    /// <summary>The directories, opened, each with its label.</summary>
    public IReadOnlyList<(string Label, WalkDirectory Directory)> Open(ParseResult parsed)
    {
        WalkDirectory[] directories = [.. parsed.GetValue(_directories)!.Select(WalkDirectory.Open)];
        string[] labels = parsed.GetValue(_labels)?.Split(',', StringSplitOptions.TrimEntries) ?? [.. directories.Select(NameOf)];
        if (labels.Length != directories.Length)
        {
            throw new InputException($"--labels gives {labels.Length} labels, expected one for each of the {directories.Length} directories");
        }

        foreach (WalkDirectory directory in directories)
        {
            RequireWalks(directory);
        }

        return [.. labels.Zip(directories)];
    }

    /// <summary>The options of the page's size.</summary>
    public IReadOnlyList<Option> SizeOptions => _size.Options;

    /// <summary>The line above the figure; null if none was given.</summary>
    public string? Title(ParseResult parsed) => parsed.GetValue(_title);

    /// <summary>Whether the height of the page was asked for.</summary>
    public bool HasHeight(ParseResult parsed) => _size.HasHeight(parsed);

    public T Page<T>(ParseResult parsed, T page)
        where T : PageOptions => _size.Of(parsed, page with { Title = parsed.GetValue(_title) });

    /// <summary>Refuses a file that no picture can be written to, before any work is done.</summary>
    public static void RequirePicture(string? path)
    {
        if (path is not null)
        {
            Picture.FormatOf(path);
            AtomicTextFile.RequireFolder(path);
        }
    }

    /// <summary>Refuses unknown options, which an argument of any number of directories would take for one more.</summary>
    public static void RefuseOptions(Argument<string[]> directories) => directories.Validators.Add(result =>
    {
        foreach (string option in result.Tokens.Select(token => token.Value).Where(value => value.StartsWith("--", StringComparison.Ordinal)))
        {
            result.AddError($"{option} is not recognised, expected a directory or an option");
        }
    });

    public static void RequireWalks(WalkDirectory directory)
    {
        if (directory.Walks == 0)
        {
            throw new InputException($"{directory.Directory} holds no finished walk, expected at least one; 'landscape walk' goes on with it");
        }
    }

    /// <summary>A label as a group and a name: what stands before and after the first stroke.</summary>
    public static (string Group, string Name) Parts(string label) =>
        label.Split('/', 2) is [string group, string name] ? (group, name) : (string.Empty, label);

    private static string NameOf(WalkDirectory directory) => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory.Directory)));
}
