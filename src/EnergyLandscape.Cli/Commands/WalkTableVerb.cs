using System.CommandLine;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>A verb that reads directories of walks, prints a row for each, and draws all of them if asked to.</summary>
internal static class WalkTableVerb
{
    /// <summary>Makes the verb.</summary>
    /// <typeparam name="TRow">What is known of one directory.</typeparam>
    /// <param name="name">Name of the verb.</param>
    /// <param name="description">What it does.</param>
    /// <param name="examples">Examples for its help.</param>
    /// <param name="drawing">What its option --output draws.</param>
    /// <param name="read">Reads a directory, given its label.</param>
    /// <param name="draw">Draws the rows on a page.</param>
    /// <param name="print">Prints the rows, as JSON or as a table.</param>
    public static Command Create<TRow>(
        string name,
        string description,
        string examples,
        string drawing,
        Func<string, WalkDirectory, TRow> read,
        Func<IReadOnlyList<TRow>, PageOptions, Picture> draw,
        Action<TextWriter, IReadOnlyList<TRow>, bool> print)
    {
        var command = new Verb(name, description, examples);
        var arguments = new WalkDirectoryArguments(new PageOptions { HeightMillimetres = 80 });
        var picture = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = drawing };
        Option<bool> json = CommonOptions.Json();
        arguments.AddTo(command);
        command.Options.Add(picture);
        command.Options.Add(json);
        command.SetAction((parsed, token) =>
        {
            string? target = parsed.GetValue(picture);
            WalkDirectoryArguments.RequirePicture(target);
            var rows = new List<TRow>();
            foreach ((string label, WalkDirectory directory) in arguments.Open(parsed))
            {
                token.ThrowIfCancellationRequested();
                rows.Add(read(label, directory));
            }

            if (target is not null)
            {
                draw(rows, arguments.Page(parsed, new PageOptions())).Save(target);
            }

            print(parsed.InvocationConfiguration.Output, rows, parsed.GetValue(json));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
