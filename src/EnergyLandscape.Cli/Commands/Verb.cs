using System.CommandLine;

namespace EnergyLandscape.Cli.Commands;

/// <summary>A verb of the command; its help ends with examples.</summary>
internal sealed class Verb(string name, string summary, string examples) : Command(name, summary)
{
    public string Examples { get; } = examples;

    /// <summary>A verb of two words, such as "data fetch": the second is a command of the first.</summary>
    public static Verb Of(string words, string summary, string examples) => new(words[(words.LastIndexOf(' ') + 1)..], summary, examples);
}
