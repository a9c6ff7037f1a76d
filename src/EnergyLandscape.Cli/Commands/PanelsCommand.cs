using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Panels;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape panels`: the disconnectivity graphs of several databases on one page.</summary>
internal static class PanelsCommand
{
    private const int MostColumns = 3;

    public static Command Create()
    {
        var command = new Verb(
            "panels",
            "Draws the disconnectivity graphs of several databases on one page, row by row, each on its own scale of energies.",
            "  landscape panels xor-3-1e-2.db xor-3-1e-4.db xor-3-1e-6.db -o xor.svg --without-zero\n  landscape panels ljat-1hl-100.db ljat-2hl-100.db ljat-1hl-1000.db ljat-2hl-1000.db -o ljat.pdf --columns 2 --lowest 2000 --class-map --scatter\n  landscape panels a.db b.db -o two.png --titles LJAT19-1HL-100,LJAT19-1HL-1000 --class-map --plane r12,r13 --at r23=1.2");
        var databases = new Argument<string[]>("DB") { Description = "The databases of stationary points, row by row.", Arity = ArgumentArity.OneOrMore };
        var path = new Option<string>("--output", "-o") { HelpName = "FILE", Description = "The picture: .svg, .png or .pdf.", Required = true };
        var columns = new Option<int?>("--columns") { HelpName = "N", Description = $"Graphs in a row. Default: {MostColumns}, or as many as there are." };
        var titles = new Option<string?>("--titles") { HelpName = "A,B,…", Description = "What stands above the graphs, one a database. Default: names of the files." };
        var title = new Option<string?>("--title") { HelpName = "TEXT", Description = "The line above the page." };
        var axis = new Option<bool>("--axis") { Description = "Energy axes instead of scale bars." };
        var selection = new TreeSelection(byId: false, trims: true);
        var predictions = new PredictionOptions();
        var size = new PageSize();
        command.Arguments.Add(databases);
        foreach (Option option in (Option[])[path, columns, titles, title, .. selection.All, .. predictions.All, axis])
        {
            command.Options.Add(option);
        }

        size.AddTo(command);
        command.SetAction((parsed, token) =>
        {
            string target = parsed.GetValue(path)!;
            Picture.FormatOf(target);
            AtomicTextFile.RequireFolder(target);
            selection.Check(parsed);
            predictions.Check(parsed, selection.AsksNetworks(parsed));
            string[] files = parsed.GetValue(databases)!;
            int across = parsed.GetValue(columns) ?? Math.Min(MostColumns, files.Length);
            if (across < 1 || across > files.Length)
            {
                throw new InputException(FormattableString.Invariant($"--columns is {across}, expected 1 to {files.Length}, the number of databases"));
            }

            string[] names = Titles(parsed.GetValue(titles), files);
            PlaneRanges?[] ranges = predictions.HasMap(parsed) ? RangesOf(parsed, predictions, files) : new PlaneRanges?[files.Length];
            var panels = new List<LandscapePanel>(files.Length);
            var energies = new HashSet<string>();
            for (int i = 0; i < files.Length; i++)
            {
                using LandscapeSession session = LandscapeSession.OpenReadOnly(files[i], TreeCommand.PartsFor(predictions.HasLosses(parsed)));
                SelectedTree selected = selection.Of(parsed, session, predictions.ThreadsOf(parsed, session), token);
                energies.Add(TreeCommand.EnergyNameOf(session));
                panels.Add(new LandscapePanel(names[i], selected.Tree)
                {
                    Remark = Remark(selected),
                    Unconnected = selected.Unconnected,
                    ClassMap = predictions.MapOf(parsed, session, selected, ranges[i]),
                    Losses = predictions.LossesOf(parsed, session, selected, token),
                });
            }

            PanelsPictureOptions options = PanelsPictureOptions.For(files.Length, across, predictions.HasLosses(parsed));
            PanelsPicture.Draw(panels, size.Asked(parsed).Of(options) with
            {
                Title = parsed.GetValue(title),
                Axis = parsed.GetValue(axis),
                EnergyTitle = energies.Count == 1 ? energies.Single() : "energy",
            }).Save(target);
            parsed.InvocationConfiguration.Output.WriteLine(target);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    // Maps of one problem are compared: they have one range.
    private static PlaneRanges[] RangesOf(ParseResult parsed, PredictionOptions predictions, string[] files)
    {
        PlaneRanges[] own = [.. files.Select(file =>
        {
            using LandscapeSession session = LandscapeSession.OpenReadOnly(file, DatabaseParts.None);
            return predictions.RangesOf(parsed, session);
        })];
        ILookup<string, PlaneRanges> problems = own.ToLookup(ranges => ranges.Problem);
        return [.. own.Select(ranges => problems[ranges.Problem].Aggregate((a, b) => a.With(b)))];
    }

    private static string? Remark(SelectedTree selected)
    {
        string leftOut = DrawnMinima.Words(selected.EnergyOf, selected.Told).Trim(' ', '(', ')');
        string[] remarks = [.. new[] { leftOut, selected.Remark }.OfType<string>().Where(remark => remark.Length > 0)];
        return remarks.Length == 0 ? null : string.Join("; ", remarks);
    }

    private static string[] Titles(string? asked, string[] files)
    {
        if (asked is null)
        {
            return [.. files.Select(file => Path.GetFileNameWithoutExtension(file))];
        }

        string[] titles = asked.Split(',', StringSplitOptions.TrimEntries);
        return titles.Length == files.Length ? titles : throw new InputException($"--titles names {titles.Length} graphs, expected {files.Length} names with commas, one a database");
    }
}
