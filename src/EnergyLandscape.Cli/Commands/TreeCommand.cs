using System.CommandLine;
using System.Globalization;
using EnergyLandscape.Cli.Figures;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Interactive;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape tree`: the disconnectivity graph, as disconnectionDPS.</summary>
internal static class TreeCommand
{
    private enum LabelStyle
    {
        Id,
        Energy,
        None,
    }

    public static Command Create()
    {
        var command = new Verb(
            "tree",
            "Draws the disconnectivity graph (as disconnectionDPS), as a picture or as a page to explore.", "  landscape tree xor.db -o xor.pdf\n  landscape tree xor.db -o xor.html --colour auc\n  landscape tree xor.db -o xor.svg --levels 20 --exclude 5 --width 85mm --axis\n  landscape tree xor.db -o xor.svg --without-zero --group auc --insets 8\n  landscape tree xor.db -o seen.svg --residence xor-walks/compare.json\n  landscape tree ljat.db -o ljat.svg --lowest 2000 --class-map --scatter");
        Argument<string> database = CommonOptions.Database();
        var path = new Option<string>("--output", "-o") { HelpName = "FILE", Description = "The picture: .svg, .png or .pdf; or .html, a page to explore in a browser, without network.", Required = true };
        var selection = new TreeSelection(byId: true, trims: false);
        var labels = new Option<LabelStyle>("--labels") { HelpName = "id|energy|none", Description = "What stands at branch ends: id, energy or none.", DefaultValueFactory = _ => LabelStyle.Id };
        var axis = new Option<bool>("--axis") { Description = "An energy axis instead of the scale bar." };
        var size = new PageSize(new TreePictureOptions());
        var residence = new Option<string?>("--residence") { HelpName = "FILE", Description = "Shows the share of walk samples of each minimum and superbasin: JSON of 'landscape compare'." };
        var colour = new Option<string?>("--colour") { HelpName = "NAME", Description = "Colours branches by a value such as energy or auc, with a bar as legend ('landscape analyse --csv' shows all)." };
        var group = new Option<string?>("--group") { HelpName = "NAME", Description = "Colours branches by equal values, such as auc (colours of Mehta et al. 2018), connected-nodes or quality." };
        var insets = new InsetOptions();
        var predictions = new PredictionOptions();
        var title = new Option<string?>("--title") { HelpName = "TEXT", Description = "The line above the figure; empty for none." };
        command.Arguments.Add(database);
        foreach (Option option in (Option[])[path, .. selection.All, colour, group, labels, axis, residence, .. predictions.All, title])
        {
            command.Options.Add(option);
        }

        insets.AddTo(command);
        size.AddTo(command);

        command.SetAction((parsed, token) =>
        {
            string target = parsed.GetValue(path)!;
            FigureFile.Require(target);
            bool isPage = FigureFile.IsPage(target);
            if (isPage)
            {
                // A page fits its window, has its axis, and tells about networks where the pointer is.
                FigureFile.Refuse(parsed, [axis, .. size.Options, insets.Option, .. predictions.All]);
            }

            selection.Check(parsed);
            predictions.Check(parsed, selection.AsksNetworks(parsed));
            using LandscapeSession session = LandscapeSession.OpenReadOnly(parsed.GetValue(database)!, isPage ? DatabaseParts.All : PartsFor(predictions.HasLosses(parsed)));
            SelectedTree selected = selection.Of(parsed, session, predictions.ThreadsOf(parsed, session), token);
            SuperbasinTree tree = selected.Tree;
            NetworkAnalysis? analysis = session.Potential is NetworkPotential ? AnalyseCommand.Of(session) : null;
            if (parsed.GetValue(colour) is not null && parsed.GetValue(group) is not null)
            {
                throw new InputException("--colour and --group both colour the branches, expected one of them");
            }

            LabelStyle style = parsed.GetValue(labels);
            BranchResidence? seen = parsed.GetValue(residence) is { } compared ? ResidenceFile.Read(compared, session.Store) : null;
            if (isPage)
            {
                string? column = parsed.GetValue(colour) ?? parsed.GetValue(group);
                TreePageData page = TreePages.Of(session, analysis, tree, seen, token);
                RequireColumn(column, page);
                AtomicTextFile.Write(target, TreePage.Write(page with
                {
                    Title = parsed.GetValue(title) ?? TitleOf(session) + DrawnMinima.Words(selected.EnergyOf, selected.Told) + (selected.Remark is { } remark ? $" ({remark})" : string.Empty),
                    Colour = column,
                    ShowLabels = style != LabelStyle.None,
                    EnergyLabels = style == LabelStyle.Energy,
                }));
                parsed.InvocationConfiguration.Output.WriteLine(target);
                return Task.FromResult(ExitCode.Success);
            }

            TreePictureOptions options = size.Of(parsed, new TreePictureOptions
            {
                Title = parsed.GetValue(title) ?? TitleOf(session) + DrawnMinima.Words(selected.EnergyOf, selected.Told) + insets.Words(parsed, tree),
                Remark = selected.Remark,
                Unconnected = selected.Unconnected,
                Axis = parsed.GetValue(axis),
                ScaleBar = !parsed.GetValue(axis),
                ShowLabels = style != LabelStyle.None,
                Labels = style == LabelStyle.Energy
                    ? tree.Leaves.ToDictionary(leaf => leaf.Lowest.Id, leaf => leaf.Energy.ToString("G7", CultureInfo.InvariantCulture))
                    : null,
                EnergyTitle = EnergyNameOf(session),
                Scale = parsed.GetValue(colour) is { } observable ? BranchColours.ScaleOf(Drawn(session.Store, tree), analysis, observable) : null,
                Groups = parsed.GetValue(group) is { } grouping ? BranchColours.GroupsOf(session.Store, Drawn(session.Store, tree), analysis, grouping, token) : null,
                Insets = insets.Read(parsed, session, analysis, tree),
                Residence = seen,
                ClassMap = predictions.MapOf(parsed, session, selected),
                Losses = predictions.LossesOf(parsed, session, selected, token),
            });

            // A page whose size was asked for is kept.
            TreePicture.Draw(tree, size.IsGiven(parsed) ? options : options.EnlargedForInsets()).Save(target);
            parsed.InvocationConfiguration.Output.WriteLine(target);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    /// <summary>The parts of a database that a figure needs.</summary>
    /// <param name="hasLosses">Whether the losses of all minima are asked for; a few points are read when they are.</param>
    public static DatabaseParts PartsFor(bool hasLosses) => DatabaseParts.Network | (hasLosses ? DatabaseParts.Details : DatabaseParts.None);

    /// <summary>What the energy of a landscape is called in figures.</summary>
    public static string EnergyNameOf(LandscapeSession session) => session.Potential is NetworkPotential ? "loss" : "energy";

    public static string TitleOf(LandscapeSession session)
    {
        StationaryPointStore store = session.Store;
        return $"{NameOf(session)}: {store.Minima.Count} {(store.Minima.Count == 1 ? "minimum" : "minima")}, {store.TransitionStates.Count} transition {(store.TransitionStates.Count == 1 ? "state" : "states")}";
    }

    /// <summary>What a landscape is called in figures.</summary>
    public static string NameOf(LandscapeSession session) => session.Potential is NetworkPotential network
        ? string.Create(CultureInfo.InvariantCulture, $"{NameOf(session.Run.Data!)} {network.Architecture}{(network.Loss == LossFunction.SquaredError ? ", squared error" : string.Empty)}, λ = {network.Lambda:0.###e+0}")
        : session.Run.Potential.Name == SurfaceName.MuellerBrown ? "Müller–Brown surface" : Path.GetFileNameWithoutExtension(session.Store.Path);

    private static void RequireColumn(string? name, TreePageData page)
    {
        string[] names = [.. page.Columns.Select(column => column.Name)];
        if (name is not null && !names.Contains(name))
        {
            throw new InputException($"The column to colour by is {name}, expected {string.Join(", ", names.SkipLast(1))} or {names[^1]}");
        }
    }

    private static string NameOf(DataSection data) => data.Source?.ToString().ToUpperInvariant() ?? Path.GetFileNameWithoutExtension(data.Path) ?? string.Empty;

    private static IEnumerable<StoredPoint> Drawn(StationaryPointStore store, SuperbasinTree tree) =>
        tree.Leaves.Select(leaf => leaf.Lowest.Id).Order().Select(id => store.Minima[id - 1]);
}
