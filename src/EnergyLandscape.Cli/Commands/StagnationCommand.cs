using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Walks;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape stagnation`: how often and how long walks, or loss curves made elsewhere, stagnated.</summary>
internal static class StagnationCommand
{
    private sealed record Row(WalkLosses Walk, StagnationEstimate Training, StagnationEstimate? Test);

    public static Command Create()
    {
        var command = new Verb(
            "stagnation",
            "Counts the stretches where walks or loss curves stagnate, n_stag, and their mean length, l_stag (docs/walks.md).",
            "  landscape stagnation curves.csv\n  landscape stagnation curves.csv --as-published --json\n  landscape stagnation curves.csv -o walk.svg --column 3\n  landscape stagnation xor-walks -o walk.svg --walk 3");
        var source = new Argument<string>("FILE|DIR") { Description = "A table of losses with one column a walk, with a heading or without; or a directory of 'landscape walk'." };
        var published = new Option<bool>("--as-published") { Description = "Counts as the code of Bosman et al. 2020 does." };
        var printed = new Option<bool>("--as-printed") { Description = "Counts as the algorithms printed in Bosman et al. 2020 do." };
        var picture = new Option<string?>("--output", "-o") { HelpName = "FILE", Description = "Draws one walk: .svg, .png or .pdf." };
        var column = new Option<int?>("--column") { HelpName = "N", Description = "Which column of a table is drawn, from 1; the first unless given." };
        var walk = new Option<int?>("--walk") { HelpName = "N", Description = "Which walk of a directory is drawn, from 0; the first unless given." };
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(source);
        foreach (Option option in (Option[])[published, printed, json, picture, column, walk])
        {
            command.Options.Add(option);
        }

        var size = new PageSize(new StagnationPictureOptions());
        size.AddTo(command);
        command.SetAction((parsed, token) =>
        {
            string path = parsed.GetValue(source)!;
            StagnationOptions options = Options(parsed.GetValue(published), parsed.GetValue(printed));
            string? target = parsed.GetValue(picture);
            int drawn = Drawn(path, target, parsed.GetValue(column), parsed.GetValue(walk));
            var estimator = new StagnationEstimator(options);
            var rows = new List<Row>();
            bool found = false;
            foreach (WalkLosses losses in WalkLosses.Read(path, options.LeastPoints, "the shortest window", parsed.InvocationConfiguration.Error))
            {
                token.ThrowIfCancellationRequested();
                rows.Add(new Row(losses with { Training = [], Test = null }, estimator.Estimate(losses.Training), losses.Test is { } test ? estimator.Estimate(test) : null));
                if (target is not null && losses.Number == drawn)
                {
                    Draw(path, losses, options, size.Of(parsed, new StagnationPictureOptions()), target);
                    found = true;
                }
            }

            if (target is not null && !found)
            {
                string kind = WalkLosses.IsDirectory(path) ? "walk" : "column";
                throw new InputException($"{path} has no {kind} {drawn}, expected a number from {rows.Min(row => row.Walk.Number)} to {rows.Max(row => row.Walk.Number)}");
            }

            Print(parsed.InvocationConfiguration.Output, rows, parsed.GetValue(json), WalkLosses.IsDirectory(path));
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static StagnationOptions Options(bool published, bool printed) => (published, printed) switch
    {
        (true, true) => throw new InputException("--as-published and --as-printed are two ways to count, expected one of them"),
        (true, false) => StagnationOptions.AsPublished,
        (false, true) => StagnationOptions.AsPrinted,
        _ => StagnationOptions.Default,
    };

    // The column or walk of the picture; refuses what could not be drawn before anything is computed.
    private static int Drawn(string path, string? target, int? column, int? walk)
    {
        if (target is null && (column ?? walk) is not null)
        {
            throw new InputException($"{(column is null ? "--walk" : "--column")} says which walk to draw, expected -o with the picture's file, too");
        }

        if (target is null)
        {
            return 0;
        }

        Picture.FormatOf(target);
        AtomicTextFile.RequireFolder(target);
        bool directory = WalkLosses.IsDirectory(path);
        if ((directory ? column : walk) is not null)
        {
            throw new InputException(directory ? $"{path} is a directory and has no columns, expected --walk" : $"{path} is a table and has columns, expected --column");
        }

        return directory ? walk ?? 0 : column ?? 1;
    }

    private static void Draw(string path, WalkLosses losses, StagnationOptions options, StagnationPictureOptions page, string target)
    {
        StagnationProfile profile = Stagnation.Profile(losses.Training, options);
        string place = $"{Path.GetFileName(Path.TrimEndingDirectorySeparator(path))}, {(WalkLosses.IsDirectory(path) ? "walk" : "column")} {losses.Label}";
        if (!profile.Estimate.IsDefined)
        {
            throw new InputException($"{place} holds a loss that is infinite or not a number, expected one that can be drawn");
        }

        double low = losses.Training.Min(), range = losses.Training.Max() - low;
        string length = profile.Estimate.MeanLength.ToString("0.#", CultureInfo.InvariantCulture);
        StagnationPicture.Draw(
            new StagnationCurves(
                losses.Training, [.. profile.Smoothed.Select(value => low + (range * value))], profile.Deviations, profile.Estimate.Window, profile.Threshold,
                [.. profile.Stays.Select(stay => (stay.First, stay.Last))]),
            page with
            {
                Title = $"{place}: {(profile.Estimate.Count == 1 ? "1 stay" : $"{profile.Estimate.Count} stays")}, mean length {length}",
                DeviationTitle = "deviation / range",
            }).Save(target);
    }

    private static void Print(TextWriter output, List<Row> rows, bool asJson, bool directory)
    {
        if (asJson)
        {
            JsonDocumentWriter.Print(output, json =>
            {
                json.WriteStartArray();
                foreach (Row row in rows)
                {
                    json.WriteStartObject();
                    json.Number("nStag", Count(row.Training));
                    json.Number("lStag", row.Training.MeanLength);
                    json.Number("window", Window(row.Training));
                    if (directory)
                    {
                        json.WriteNumber("walk", row.Walk.Number);
                        json.Number("testNStag", Count(row.Test));
                        json.Number("testLStag", row.Test?.MeanLength ?? double.NaN);
                        json.Number("testWindow", Window(row.Test));
                    }
                    else
                    {
                        json.WriteNumber("column", row.Walk.Number);
                        json.WriteString("name", row.Walk.Name);
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
            return;
        }

        bool test = rows.Any(row => row.Test is not null);
        string[] headings = [directory ? "walk" : "column", "n_stag", "l_stag", "window"];
        TextTable table = TextTable.Create(test ? [.. headings, "test n_stag", "test l_stag", "test window"] : headings);
        foreach (Row row in rows)
        {
            string[] cells = [row.Walk.Label, .. Cells(row.Training)];
            table.Row(test ? [.. cells, .. Cells(row.Test ?? StagnationEstimate.Undefined)] : cells);
        }

        StagnationSummary training = StagnationSummary.Of(rows.Select(row => row.Training)), tested = StagnationSummary.Of(rows.Select(row => row.Test ?? StagnationEstimate.Undefined));
        foreach (bool mean in (bool[])[true, false])
        {
            string[] cells = [mean ? "mean" : "deviation", .. Cells(training, mean)];
            table.Row(test ? [.. cells, .. Cells(tested, mean)] : cells);
        }

        TextTable.Print(output, table);
        if (training.Undefined > 0)
        {
            output.WriteLine($"Left out of mean and deviation, for a loss is infinite or not a number: {training.Undefined} of {rows.Count} walks.");
        }
    }

    private static double? Count(StagnationEstimate? estimate) => estimate is { IsDefined: true } known ? known.Count : null;

    private static double? Window(StagnationEstimate? estimate) => estimate is { IsDefined: true } known ? known.Window : null;

    private static string[] Cells(StagnationEstimate estimate) => estimate.IsDefined
        ? [Numbers.Whole(estimate.Count), Decimal(estimate.MeanLength), Numbers.Whole(estimate.Window)]
        : ["none", "none", "none"];

    private static string[] Cells(StagnationSummary summary, bool mean) => summary.Walks == 0
        ? ["none", "none", string.Empty]
        : [Decimal(mean ? summary.MeanCount : summary.DeviationOfCount), Decimal(mean ? summary.MeanLength : summary.DeviationOfLength), string.Empty];

    private static string Decimal(double value) => value.ToString("0.####", CultureInfo.InvariantCulture);
}
