using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape info`: what a database holds and how it came about.</summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        var command = new Verb("info", "Shows what a database holds: counts, connectivity, searches by method and outcome.", "  landscape info xor.db --json");
        Argument<string> database = CommonOptions.Database();
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(database);
        command.Options.Add(json);
        command.SetAction((parsed, _) =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            using StationaryPointStore store = StationaryPointStore.OpenReadOnly(parsed.GetValue(database)!, coordinates: false);
            if (parsed.GetValue(json))
            {
                JsonDocumentWriter.Print(output, writer => LandscapeSummary.WriteJson(writer, store, null));
            }
            else
            {
                LandscapeSummary.PrintTable(output, store, null, []);
                LandscapeSummary.PrintMethods(output, store);
            }

            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
