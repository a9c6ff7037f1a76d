using System.CommandLine;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape data`: data sets that can be fetched, and what a network sees of one.</summary>
internal static class DataCommand
{
    public static Command Create() => new Verb(
        "data",
        "Lists and fetches published data sets, makes others, and shows what a network sees of the data in a run file.",
        "  landscape data list\n  landscape data fetch iris --to data\n  landscape data generate ljat3 --count 10000 -o ljat3.csv\n  landscape data show iris.toml")
    {
        DataListCommand.Create(),
        DataFetchCommand.Create(),
        DataGenerateCommand.Create(),
        DataShowCommand.Create(),
    };
}
