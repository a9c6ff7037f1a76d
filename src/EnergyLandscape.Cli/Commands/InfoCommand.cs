using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape info`: what a database holds, how it came about, and what it may lack.</summary>
internal static class InfoCommand
{
    public static Command Create()
    {
        var command = new Verb(
            "info",
            "Shows what a database holds: counts, connectivity, evidence of what is missing, the discovery curve, searches by method and outcome.",
            "  landscape info xor.db --json\n  landscape info xor-seed1.db --against xor-seed2.db");
        Argument<string> database = CommonOptions.Database();
        Option<bool> json = CommonOptions.Json();
        var against = new Option<string?>("--against") { HelpName = "DB2", Description = "A database of the same landscape from another seed: capture and recapture estimate how many points there are." };
        command.Arguments.Add(database);
        command.Options.Add(json);
        var fixedSpaces = new Option<bool>("--fixed-spaces") { Description = "The Morse-Euler sum in every fixed space of the symmetry group, too; 1 in each when nothing is missing." };
        command.Options.Add(against);
        command.Options.Add(fixedSpaces);
        command.SetAction((parsed, _) =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            string path = parsed.GetValue(database)!;
            using StationaryPointStore store = StationaryPointStore.OpenReadOnly(path, DatabaseParts.All);
            MorseInequalities? morse = MorseInequalities.Of(store);
            MorseEulerSums? sums = parsed.GetValue(fixedSpaces) ? SumsOf(path) : null;
            string? other = parsed.GetValue(against);
            DatabaseRecapture? recapture = other is null ? null : RecaptureOutput.Of(path, other);
            if (parsed.GetValue(json))
            {
                JsonDocumentWriter.Print(output, writer => LandscapeSummary.WriteJson(writer, store, null, sums, recapture is null ? null : () => RecaptureOutput.WriteJson(writer, recapture, other!)));
                return Task.FromResult(ExitCode.Success);
            }

            LandscapeSummary.PrintTable(output, store, null, [], sums);
            output.WriteLine();
            MorseOutput.PrintTable(output, morse, sums);
            output.WriteLine();
            if (recapture is not null)
            {
                RecaptureOutput.PrintTable(output, recapture, path, other!);
                output.WriteLine();
            }

            if (!store.HasSearchLog)
            {
                return Task.FromResult(ExitCode.Success);
            }

            CompletenessOutput.PrintDiscovery(output, DiscoveryCurve.Of(store));
            output.WriteLine();
            LandscapeSummary.PrintMethods(output, store);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static MorseEulerSums SumsOf(string database)
    {
        using LandscapeSession session = LandscapeSession.OpenReadOnly(database);
        return MorseOutput.SumsOf(session);
    }
}
