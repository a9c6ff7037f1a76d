using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample.Limits;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Limits;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape limit`: what becomes of stationary points when the regularisation vanishes.</summary>
internal static class LimitCommand
{
    public static Command Create()
    {
        var command = new Verb(
            "limit",
            "Follows every minimum of a regularised network to vanishing lambda: its loss there, whether its weights diverge, or where it ceases to exist.",
            "  landscape limit xor.db\n  landscape limit xor.db --to 1e-10 --ts --json\n  landscape limit xor.db --csv limit.csv --curves curves.csv -o limit.svg");
        Argument<string> database = CommonOptions.Database();
        var to = new Option<double>("--to") { HelpName = "LAMBDA", Description = "Smallest lambda.", DefaultValueFactory = _ => new LimitOptions().Lambda };
        var saddles = new Option<bool>("--ts") { Description = "Transition states instead of minima." };
        var csv = new Option<string?>("--csv") { HelpName = "FILE", Description = "Also writes the table as CSV." };
        var curves = new Option<string?>("--curves") { HelpName = "FILE", Description = "Also writes the points of all curves as CSV." };
        var picture = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "Draws losses and norms against lambda: .svg, .png or .pdf." };
        Option<int?> threads = CommonOptions.Threads();
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(database);
        foreach (Option option in new Option[] { to, saddles, csv, curves, picture, threads, json })
        {
            command.Options.Add(option);
        }

        var size = new PageSize(new LimitPictureOptions());
        size.AddTo(command);
        command.SetAction((parsed, token) =>
        {
            double smallest = parsed.GetValue(to);
            if (!(smallest >= 1e-100) || !double.IsFinite(smallest))
            {
                throw new InputException(FormattableString.Invariant($"--to is {smallest:R}, expected a positive number of at least 1e-100"));
            }

            foreach (string target in new[] { parsed.GetValue(csv), parsed.GetValue(curves), parsed.GetValue(picture) }.OfType<string>())
            {
                AtomicTextFile.RequireFolder(target);
            }

            WalkDirectoryArguments.RequirePicture(parsed.GetValue(picture));
            using LandscapeSession session = LandscapeSession.OpenReadOnly(parsed.GetValue(database)!);
            var options = new LimitOptions { Lambda = smallest, Quench = session.Options.Quench };
            StationaryPointKind kind = parsed.GetValue(saddles) ? StationaryPointKind.TransitionState : StationaryPointKind.Minimum;
            IReadOnlyList<FollowedPoint> points = LimitCensus.Run(session.Store, session.Potential, kind, options, ThreadsOf(parsed.GetValue(threads), session), token);
            if (parsed.GetValue(csv) is { } table)
            {
                AtomicTextFile.Write(table, LimitOutput.Csv(points));
            }

            if (parsed.GetValue(curves) is { } file)
            {
                AtomicTextFile.Write(file, LimitOutput.CurvesCsv(points));
            }

            if (parsed.GetValue(picture) is { } drawn)
            {
                LimitOutput.Draw(points, size.Of(parsed, new LimitPictureOptions { Title = TitleOf(session) })).Save(drawn);
            }

            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                JsonDocumentWriter.Print(output, writer => LimitJson.Write(writer, points, kind, options));
            }
            else
            {
                LimitOutput.PrintTable(output, points, options);
            }

            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static string TitleOf(LandscapeSession session) =>
        TreeCommand.TitleOf(session) + (session.Potential is NetworkPotential { Loss: LossFunction.CrossEntropy } ? ", cross-entropy" : string.Empty);

    /// <summary>Number of threads that an option asks for, or the session's own.</summary>
    public static int ThreadsOf(int? asked, LandscapeSession session) => asked switch
    {
        null => session.Threads,
        0 => Environment.ProcessorCount,
        > 0 => asked.Value,
        _ => throw new InputException($"--threads is {asked}, expected 0 for all cores or a positive number"),
    };
}
