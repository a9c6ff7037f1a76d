using System.CommandLine;
using System.Globalization;
using EnergyLandscape.Cli.Figures;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Clouds;
using EnergyLandscape.Rendering.Interactive;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape cloud`: loss-gradient clouds of walks, a pane a curvature class.</summary>
internal static class CloudCommand
{
    private enum Scale
    {
        Linear,
        Sqrt,
        Log,
    }

    public static Command Create()
    {
        var command = new Verb(
            "cloud",
            "Draws the loss-gradient clouds of walks (Bosman et al. 2020), a row a directory and a pane a curvature class, as a picture or as a page to explore.",
            "  landscape cloud xor -o xor.svg\n  landscape cloud xor -o xor.html\n  landscape cloud sse ce -o clouds.pdf --x sqrt --labels \"squared error,cross-entropy\" --attractors\n  landscape cloud glass -o close.svg --max-loss 0.2 --colour test-loss\n  landscape cloud xor --db xor.db -o points.svg --y sqrt");
        var arguments = new WalkDirectoryArguments(new CloudPictureOptions());
        var picture = new Option<string>("--output", "-o") { HelpName = "FILE", Description = "The picture: .svg, .png or .pdf; or .html, a page to explore in a browser, without network.", Required = true };
        Option<Scale> x = ScaleOption("--x", "Scale of the loss"), y = ScaleOption("--y", "Scale of the gradient norm"), bar = ScaleOption("--colour-scale", "Scale of the colours of generalisation losses");
        var colour = new Option<string>("--colour") { HelpName = "density|test-loss", Description = "What colours show: density or test-loss (the generalisation loss).", DefaultValueFactory = _ => "density" };
        colour.AcceptOnlyFromAmong("density", "test-loss");
        var limit = new Option<double?>("--max-loss") { HelpName = "X", Description = "Leaves out samples of a higher loss: a close-up." };
        var attractors = new Option<bool>("--attractors") { Description = "Marks the attractors below the axis of the loss in purple: a tick with a bar where the gradient comes near zero, a bar alone where it does not. A page always has them." };
        var stored = new Option<string?>("--db") { HelpName = "DB", Description = "Marks the stationary points of a database by kind, where the loss of the walks has them." };
        arguments.AddTo(command);
        foreach (Option option in new Option[] { picture, x, y, colour, bar, limit, attractors, stored })
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, token) =>
        {
            string target = parsed.GetValue(picture)!;
            FigureFile.Require(target);
            bool isPage = FigureFile.IsPage(target);
            if (isPage)
            {
                FigureFile.Refuse(parsed, [.. arguments.SizeOptions, bar]);
            }

            if (parsed.GetValue(limit) is { } most && !double.IsFinite(most))
            {
                throw new InputException(FormattableString.Invariant($"--max-loss is {most}, expected a finite number"));
            }

            IReadOnlyList<(string Label, WalkDirectory Directory)> directories = arguments.Open(parsed);
            var counting = new CloudOptions
            {
                LossScale = AxisOf(parsed.GetValue(x)),
                GradientScale = AxisOf(parsed.GetValue(y)),
                MaxLoss = parsed.GetValue(limit),
                LossBins = 400,
                GradientBins = 300,
            };
            var rows = new List<CloudRow>();
            var pageRows = new List<CloudPageRow>();
            long below = 0, beyond = 0;
            using LandscapeSession? session = parsed.GetValue(stored) is { } database ? LandscapeSession.OpenReadOnly(database) : null;
            foreach ((string label, WalkDirectory directory) in directories)
            {
                token.ThrowIfCancellationRequested();
                LossGradientCloud cloud = LossGradientCloud.Build(directory.ReadWalks, counting);
                below += cloud.BelowAxes;
                IReadOnlyList<PointOnWalks> all = session is null ? [] : StationaryPointsOnWalks.Of(session, directory, token);
                IReadOnlyList<PointOnWalks> points = [.. all.Where(point => CloudRows.IsWithin(cloud, point))];
                beyond += all.Count - points.Count;
                string heading = directories.Count > 1 ? label : string.Empty;
                if (isPage)
                {
                    pageRows.Add(CloudPages.Of(heading, cloud, AttractorCensus.Of(directory.ReadWalks), points));
                    continue;
                }

                rows.Add(CloudRows.Of(heading, cloud, parsed.GetValue(attractors) ? AttractorCensus.Of(directory.ReadWalks) : [], points));
            }

            string note = NoteOf(below, beyond);
            if (isPage)
            {
                AtomicTextFile.Write(target, CloudPage.Write(new CloudPageData
                {
                    Title = arguments.Title(parsed) ?? "Loss-gradient cloud of " + string.Join(", ", directories.Select(directory => directory.Label)),
                    Rows = pageRows,
                    Note = note,
                    ByTestLoss = parsed.GetValue(colour) == "test-loss",
                }));
                parsed.InvocationConfiguration.Output.WriteLine(target);
                return Task.FromResult(ExitCode.Success);
            }

            CloudPictureOptions page = arguments.Page(parsed, new CloudPictureOptions
            {
                Colour = parsed.GetValue(colour) == "density" ? CloudColour.Density : CloudColour.TestLoss,
                TestLossScale = PictureOf(parsed.GetValue(bar)),
                Note = note,
            });
            CloudPicture.Draw(rows, arguments.HasHeight(parsed) ? page : page.ForRows(rows.Count)).Save(target);
            parsed.InvocationConfiguration.Output.WriteLine(target);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    /// <summary>What a cloud cannot show, as its note.</summary>
    /// <param name="below">Number of samples below a logarithmic axis.</param>
    /// <param name="beyond">Number of stationary points beyond the axes.</param>
    public static string NoteOf(long below, long beyond)
    {
        var parts = new List<string>();
        if (below > 0)
        {
            parts.Add(below == 1 ? "1 sample below an axis stands at its lower end" : $"{below.ToString(CultureInfo.InvariantCulture)} samples below an axis stand at its lower end");
        }

        if (beyond > 0)
        {
            parts.Add(beyond == 1 ? "1 stationary point lies beyond the axes" : $"{beyond.ToString(CultureInfo.InvariantCulture)} stationary points lie beyond the axes");
        }

        return string.Join("; ", parts);
    }

    private static Option<Scale> ScaleOption(string name, string what) => new(name)
    {
        HelpName = "linear|sqrt|log",
        Description = what + ": linear, sqrt or log.",
        DefaultValueFactory = _ => Scale.Linear,
    };

    private static AxisScale AxisOf(Scale scale) => scale switch
    {
        Scale.Sqrt => AxisScale.SquareRoot,
        Scale.Log => AxisScale.Logarithmic,
        _ => AxisScale.Linear,
    };

    private static PictureScale PictureOf(Scale scale) => scale switch
    {
        Scale.Sqrt => PictureScale.SquareRoot,
        Scale.Log => PictureScale.Logarithmic,
        _ => PictureScale.Linear,
    };
}
