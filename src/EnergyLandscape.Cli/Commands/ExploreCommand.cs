using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape explore`: minima, transition states, network and pictures, as PATHSAMPLE.</summary>
internal static class ExploreCommand
{
    public static Command Create()
    {
        var command = new Verb(
            "explore",
            "Finds minima and transition states until the network is connected and patience is spent, then draws the disconnectivity graph beside the database.",
            "  landscape explore examples/xor/xor.toml\n  landscape explore RUN.toml --db out/run.db --max-seconds 60 --json\n\nCtrl-C is safe: what was found is in the database, and the same command goes on.");
        var settings = new RunSettings();
        settings.AddTo(command);
        var noPictures = new Option<bool>("--no-pictures") { Description = "Draws nothing." };
        var exhaustive = new Option<bool>("--exhaustive") { Description = "Goes on until hardly any minimum or transition state is estimated to be unseen." };
        var allIndices = new Option<bool>("--all-indices") { Description = "Goes on until saddles of every index are found and the Morse-Euler sums are 1; implies --exhaustive." };
        var allMinima = new Option<bool>("--all-minima") { Description = "Draws all minima, also those so high that the others shrink to a tenth of the picture." };
        var growth = new Option<bool>("--growth") { Description = "For landscapes that cannot be exhausted: adds minima and transition states as fast as it can, from the lowest minima on (strategy = \"growth\")." };
        var maxMinima = new Option<int?>("--max-minima") { HelpName = "N", Description = "Stops when the database holds so many minima." };
        command.Options.Add(growth);
        var from = new Option<string?>("--from") { HelpName = "DB", Description = "Another database, of a landscape with as many coordinates, whose points are refined here first: after tighter settings, other rows or another lambda." };
        command.Options.Add(from);
        command.Options.Add(maxMinima);
        command.Options.Add(noPictures);
        command.Options.Add(allMinima);
        command.Options.Add(exhaustive);
        command.Options.Add(allIndices);
        command.SetAction((parsed, token) =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            RunFile run = settings.Read(parsed);
            run = parsed.GetValue(exhaustive) ? run with { Explore = run.Explore with { Exhaustive = true } } : run;
            run = parsed.GetValue(allIndices) ? run with { Explore = run.Explore with { AllIndices = true } } : run;
            run = parsed.GetValue(growth) ? run with { Explore = run.Explore with { Strategy = ExplorationKind.Growth } } : run;
            if (parsed.GetValue(maxMinima) is { } most)
            {
                run = most > 0 ? run with { Explore = run.Explore with { MaxMinima = most } } : throw new InputException(FormattableString.Invariant($"--max-minima is {most}, expected a positive whole number"));
            }

            run = parsed.GetValue(from) is { } other ? run with { Explore = run.Explore with { From = Path.GetFullPath(other) } } : run;
            if (run.Explore is { Strategy: ExplorationKind.Growth, Exhaustive: true } or { Strategy: ExplorationKind.Growth, AllIndices: true })
            {
                throw new InputException($"{parsed.GetValue(settings.RunFile)}: an exploration by growth cannot be exhaustive, expected one of strategy = \"growth\" and exhaustive or all-indices");
            }

            if (parsed.GetValue(settings.PrintConfig))
            {
                output.Write(RunFileWriter.ToToml(run));
                return Task.FromResult(ExitCode.Success);
            }

            string database = settings.DatabaseOf(parsed);
            using LandscapeSession session = LandscapeSession.Create(run, parsed.GetValue(settings.RunFile)!, database);
            LandscapeStrategyOptions options = RunFileLandscape.CreateStrategyOptions(run);
            ExplorationStrategy strategy = run.Explore.Strategy == ExplorationKind.Growth
                ? new GrowthStrategy(options, session.Potential.Symmetry)
                : new LandscapeStrategy(options, session.Potential);
            strategy = session.Refining(strategy);
            ExplorationProfile? profile = settings.ProfileOf(parsed, session);
            ExplorationEnd end = session.Explore(strategy, BudgetOptions.Of(run.Explore), parsed.GetValue(settings.Progress), parsed.InvocationConfiguration.Error, token, profile);
            string[] pictures = end.Kind == ExplorationEndKind.Cancelled || parsed.GetValue(noPictures) || session.Store.Minima.Count == 0
                ? []
                : [Path.ChangeExtension(database, ".svg"), Path.ChangeExtension(database, ".png")];
            if (pictures.Length > 0)
            {
                SuperbasinTree tree = session.Store.ToSuperbasinTree();
                IReadOnlyList<int> leftOut = parsed.GetValue(allMinima) ? [] : DrawnMinima.Flattening(tree);
                Picture picture = TreePicture.Draw(tree.Without(leftOut), new TreePictureOptions { Title = TreeCommand.TitleOf(session) + DrawnMinima.Words(tree, leftOut) });
                foreach (string path in pictures)
                {
                    picture.Save(path);
                }
            }

            MorseEulerSums? sums = run.Explore.AllIndices ? MorseOutput.SumsOf(session) : null;
            if (parsed.GetValue(settings.Json))
            {
                JsonDocumentWriter.Print(output, json => LandscapeSummary.WriteJson(json, session.Store, end, sums, () => ProfileOutput.WriteJson(json, profile)));
            }
            else
            {
                LandscapeSummary.PrintTable(output, session.Store, end, pictures, sums);
                ProfileOutput.Print(output, profile);
            }

            return Task.FromResult(CodeOf(end, session.Store));
        });
        return command;
    }

    public static int CodeOf(ExplorationEnd end, StationaryPointStore store) => end.Kind switch
    {
        ExplorationEndKind.Cancelled => ExitCode.Cancelled,
        _ when store.Minima.Count == 0 => ExitCode.NothingConverged,
        _ => ExitCode.Success,
    };
}
