using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape minima`: multi-start quenches and basin-hopping, as GMIN.</summary>
internal static class MinimaCommand
{
    public static Command Create()
    {
        var command = new Verb("minima", "Finds minima by multi-start quenches and basin-hopping (as GMIN).", "  landscape minima examples/xor/xor.toml --threads 2");
        var settings = new RunSettings();
        settings.AddTo(command);
        command.SetAction((parsed, token) =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            RunFile run = settings.Read(parsed);
            if (parsed.GetValue(settings.PrintConfig))
            {
                output.Write(RunFileWriter.ToToml(run));
                return Task.FromResult(ExitCode.Success);
            }

            using LandscapeSession session = LandscapeSession.Create(run, parsed.GetValue(settings.RunFile)!, settings.DatabaseOf(parsed));
            ExplorationProfile? profile = settings.ProfileOf(parsed, session);
            ExplorationEnd end = session.Explore(
                new MinimaStrategy(run.Explore.Patience), BudgetOptions.Of(run.Explore), parsed.GetValue(settings.Progress), parsed.InvocationConfiguration.Error, token, profile);
            if (parsed.GetValue(settings.Json))
            {
                JsonDocumentWriter.Print(output, json => LandscapeSummary.WriteJson(json, session.Store, end, writeMore: () => ProfileOutput.WriteJson(json, profile)));
            }
            else
            {
                LandscapeSummary.PrintTable(output, session.Store, end, []);
                ProfileOutput.Print(output, profile);
            }

            return Task.FromResult(ExploreCommand.CodeOf(end, session.Store));
        });
        return command;
    }
}
