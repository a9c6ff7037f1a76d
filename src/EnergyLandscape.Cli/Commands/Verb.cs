using System.CommandLine;

namespace EnergyLandscape.Cli.Commands;

/// <summary>A verb of the command; its help ends with examples.</summary>
internal sealed class Verb(string name, string summary, string examples) : Command(name, summary)
{
    public string Examples { get; } = examples;
}
