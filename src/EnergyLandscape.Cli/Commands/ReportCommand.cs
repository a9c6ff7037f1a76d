using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Cli.Report;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape report`: everything about a database on one page, to be sent to a colleague.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        var command = new Verb(
            "report",
            "Writes one page of HTML about a database: counts with their evidence, figures, tables, the runs and the commands that reproduce them. It needs no network and prints on A4.",
            "  landscape report xor.db -o report.html\n  landscape report xor-seed1.db -o report.html --against xor-seed2.db");
        Argument<string> database = CommonOptions.Database();
        var path = new Option<string>("--output", "-o") { HelpName = "FILE", Description = "The page: .html.", Required = true };
        var against = new Option<string?>("--against") { HelpName = "DB2", Description = "A database of the same landscape from another seed: capture and recapture estimate how many points there are." };
        var fixedSpaces = new Option<bool>("--fixed-spaces") { Description = "The Morse-Euler sum in every fixed space of the symmetry group, too." };
        command.Arguments.Add(database);
        foreach (Option option in new Option[] { path, against, fixedSpaces })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, token) =>
        {
            string target = parsed.GetValue(path)!, file = parsed.GetValue(database)!;
            if (!target.EndsWith(".html", StringComparison.OrdinalIgnoreCase))
            {
                throw new InputException($"{target}: the extension '{Path.GetExtension(target)}' names no page, expected .html");
            }

            AtomicTextFile.RequireFolder(target);
            string? other = parsed.GetValue(against);
            DatabaseRecapture? recapture = other is null ? null : RecaptureOutput.Of(file, other);
            using LandscapeSession session = LandscapeSession.OpenReadOnly(file);
            var report = new LandscapeReport(session, recapture, other, parsed.GetValue(fixedSpaces));
            AtomicTextFile.Write(target, report.ToHtml(token));
            parsed.InvocationConfiguration.Output.WriteLine(target);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }
}
