using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape basins`: volumes of the basins of attraction, and which minima training reaches.</summary>
internal static class BasinsCommand
{
    public static Command Create()
    {
        var command = new Verb(
            "basins",
            "Measures basins of attraction: the share of random starts from where steepest descent reaches each minimum, and the same after training at each learning rate.",
            "  landscape basins xor.db --box -3 3 --samples 10000\n  landscape basins xor.db --start xavier --optimiser adam --rates 0.001,0.01,0.1 --steps 2000 -o shares.svg");
        Argument<string> database = CommonOptions.Database();
        var settings = new BasinsSettings();
        Option<bool> json = CommonOptions.Json();
        Option<ProgressStyle> progress = CommonOptions.Progress();
        var adds = new Option<bool>("--add") { Description = "Stores minima that the database lacks; without it they are reported only." };
        var csv = new Option<string?>("--csv") { HelpName = "FILE", Description = "Writes a row for each minimum and column." };
        var picture = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "Draws the shares with their intervals: .svg, .png or .pdf." };
        command.Arguments.Add(database);
        settings.AddTo(command);
        foreach (Option option in (Option[])[adds, csv, picture, json, progress])
        {
            command.Options.Add(option);
        }

        var size = new PageSize(BasinsOutput.DefaultPage);
        size.AddTo(command);
        command.SetAction((parsed, token) =>
        {
            BasinsRequest request = settings.Read(parsed);
            string? target = parsed.GetValue(picture), table = parsed.GetValue(csv);
            WalkDirectoryArguments.RequirePicture(target);
            if (table is not null)
            {
                AtomicTextFile.RequireFolder(table);
            }

            string name = parsed.GetValue(database)!;
            using LandscapeSession session = parsed.GetValue(adds) ? LandscapeSession.Open(name) : LandscapeSession.OpenForLookup(name);
            if (parsed.GetValue(adds))
            {
                NewMinima.RequireFinished(session.Store);
            }

            int threads = parsed.GetValue(settings.Threads) is { } given ? given > 0 ? given : Environment.ProcessorCount : session.Threads;
            BasinsOutput output = Measure(request, session, name, threads, new StartsProgressLine(parsed.InvocationConfiguration.Error, parsed.GetValue(progress), request.Samples), token);
            if (target is not null)
            {
                output.Draw(size.Of(parsed, BasinsOutput.DefaultPage)).Save(target);
            }

            if (table is not null)
            {
                AtomicTextFile.Write(table, output.ToCsv());
            }

            if (parsed.GetValue(adds) && output.New.Count > 0)
            {
                session.Record(output.New, SearchMethod.Basins, request.Seed, threads, token);
            }

            output.Print(parsed.InvocationConfiguration.Output, parsed.GetValue(json), parsed.GetValue(adds));
            return Task.FromResult(output.HasArrivals ? ExitCode.Success : ExitCode.NothingConverged);
        });
        return command;
    }

    private static BasinsOutput Measure(BasinsRequest request, LandscapeSession session, string name, int threads, StartsProgressLine progress, CancellationToken token)
    {
        IPotential potential = session.Potential;
        StartDistribution starts = request.StartsOn(potential, session.Options, name);
        var census = new BasinCensus(
            potential,
            session.Options,
            new BasinCensusSettings { Starts = starts, Seed = request.Seed, Accuracy = request.Accuracy, Threads = threads },
            request.Training?.ApproachesOn(potential, name),
            request.Training?.Rates.Length ?? 0);
        var catalogue = new BasinCatalogue(session.Store, potential);
        int stored = session.Store.Minima.Count;
        try
        {
            return new BasinsOutput(request, starts.Words, session, stored, catalogue, census.Run(request.Samples, catalogue, progress.Report, token));
        }
        finally
        {
            progress.Clear();
        }
    }
}
