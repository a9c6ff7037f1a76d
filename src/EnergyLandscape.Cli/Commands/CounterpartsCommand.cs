using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Counterparts;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape counterparts`: which points of two landscapes over the same weights belong to each other.</summary>
internal static class CounterpartsCommand
{
    public static Command Create()
    {
        var command = new Verb(
            "counterparts",
            "Compares two landscapes of one network, such as those of two losses: every minimum of each goes downhill in the other; those that reach each other are counterparts.",
            "  landscape counterparts cross-entropy.db squared-error.db\n  landscape counterparts a.db b.db --ts --csv pairs.csv\n  landscape counterparts a.db b.db --json");
        Argument<string> first = Database("DB1"), second = Database("DB2");
        var saddles = new Option<bool>("--ts") { Description = "Compares transition states, too: eigenvector-following from each in the other landscape." };
        var csv = new Option<string?>("--csv") { HelpName = "FILE", Description = "Also writes one row a point as CSV." };
        Option<int?> threads = CommonOptions.Threads();
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(first);
        command.Arguments.Add(second);
        foreach (Option option in new Option[] { saddles, csv, threads, json })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, token) =>
        {
            if (parsed.GetValue(csv) is { } target)
            {
                AtomicTextFile.RequireFolder(target);
            }

            using LandscapeSession one = LandscapeSession.OpenReadOnly(parsed.GetValue(first)!), other = LandscapeSession.OpenReadOnly(parsed.GetValue(second)!);
            using StationaryPointStore a = WithSymmetry(one), b = WithSymmetry(other);
            var output = new CounterpartsOutput(new ComparedLandscape(a, one.Potential, one.Options), new ComparedLandscape(b, other.Potential, other.Options));
            int count = LimitCommand.ThreadsOf(parsed.GetValue(threads), one);
            output.Take(StationaryPointKind.Minimum, count, token);
            if (parsed.GetValue(saddles))
            {
                output.Take(StationaryPointKind.TransitionState, count, token);
            }

            if (parsed.GetValue(csv) is { } file)
            {
                AtomicTextFile.Write(file, output.Csv());
            }

            TextWriter writer = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                JsonDocumentWriter.Print(writer, output.WriteJson);
            }
            else
            {
                output.PrintTables(writer);
            }

            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static Argument<string> Database(string name) => new(name) { Description = "A database of stationary points." };

    // Looking points up by the identity rule needs the symmetry, which is known only after the run file was read.
    private static StationaryPointStore WithSymmetry(LandscapeSession session) => StationaryPointStore.OpenReadOnly(session.Store.Path, session.Potential.Symmetry);
}
