using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Potentials;
using EnergyLandscape.Runs;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape measures`: ruggedness, neutrality and gradient measures of walks or loss curves.</summary>
internal static class MeasuresCommand
{
    private sealed record Row(WalkLosses Walk, WalkMeasurement Measured);

    public static Command Create()
    {
        var command = new Verb(
            "measures",
            "Measures ruggedness (FEM) and neutrality (M1, M2) of walks or loss curves, and the gradients (G_avg, G_dev) of Manhattan walks (docs/walks.md).",
            "  landscape measures curves.csv\n  landscape measures manhattan.csv --step 0.02 --box 1 --dimension 9 --json\n  landscape measures xor-walks --as-published");
        var source = new Argument<string>("FILE|DIR") { Description = "A table of losses with one column a walk, with a heading or without; or a directory of 'landscape walk'." };
        var published = new Option<bool>("--as-published") { Description = "Computes what the code of Bosman et al. does." };
        var step = new Option<double?>("--step") { HelpName = "S", Description = "Step of Manhattan walks, coordinate." };
        var box = new Option<double?>("--box") { HelpName = "B", Description = "Half the edge of their box [-B, B], coordinate; known for a directory of Manhattan walks, as are the two others." };
        var dimension = new Option<int?>("--dimension") { HelpName = "D", Description = "Number of coordinates." };
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(source);
        foreach (Option option in (Option[])[published, json, step, box, dimension])
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, token) =>
        {
            string path = parsed.GetValue(source)!;
            MeasureDefinition definition = parsed.GetValue(published) ? MeasureDefinition.AsPublished : MeasureDefinition.Defined;
            ManhattanWalk? manhattan = Manhattan(parsed.GetValue(step), parsed.GetValue(box), parsed.GetValue(dimension))
                ?? (WalkLosses.IsDirectory(path) ? Manhattan(path) : null);
            var rows = new List<Row>();
            foreach (WalkLosses losses in WalkLosses.Read(path, parsed.GetValue(published) ? 4 : 3, "for ruggedness and neutrality look at neighbours", parsed.InvocationConfiguration.Error))
            {
                token.ThrowIfCancellationRequested();
                rows.Add(new Row(losses with { Training = [], Test = null }, WalkMeasurement.Of(losses.Training, definition, manhattan)));
            }

            Print(parsed.InvocationConfiguration.Output, rows, parsed.GetValue(json), WalkLosses.IsDirectory(path), manhattan is not null);
            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static ManhattanWalk? Manhattan(double? step, double? box, int? dimension)
    {
        if (step is null && box is null && dimension is null)
        {
            return null;
        }

        if (step is not { } s || box is not { } b || dimension is not { } d)
        {
            throw new InputException("Gradient measures need --step, --box and --dimension, expected all three of them or none");
        }

        var walk = new ManhattanWalk(s, b, d);
        return walk.IsValid ? walk : throw new InputException(FormattableString.Invariant($"--step {s} --box {b} --dimension {d} is no Manhattan walk, expected three positive numbers"));
    }

    // The walks of a directory, if its run file made Manhattan walks.
    private static ManhattanWalk? Manhattan(string directory)
    {
        string name = Path.Combine(directory, "run.toml");
        RunFile run = RunFileReader.ReadText(WalkDirectory.Open(directory).RunFileText, name);
        if (run.Walk is not { Kind: WalkKind.Manhattan } walk)
        {
            return null;
        }

        int dimension = run.Potential.Kind == PotentialKind.Network
            ? new NetworkArchitecture(run.Potential.Layers, Enumerable.Repeat(Activation.Tanh, run.Potential.Layers.Count - 2), run.Potential.Biases).Dimension
            : RunFileLandscape.CreatePotential(run, name).Dimension;
        return new ManhattanWalk(walk.Step, (walk.Start[1] - walk.Start[0]) / 2, dimension);
    }

    private static void Print(TextWriter output, List<Row> rows, bool asJson, bool directory, bool gradients)
    {
        if (asJson)
        {
            JsonDocumentWriter.Print(output, json =>
            {
                json.WriteStartArray();
                foreach (Row row in rows)
                {
                    json.WriteStartObject();
                    json.Number("fem", row.Measured.Ruggedness);
                    json.Number("m1", row.Measured.Neutrality.Share);
                    json.Number("m2", row.Measured.Neutrality.LongestShare);
                    json.Number("gAvg", row.Measured.Gradient.Average);
                    json.Number("gDev", row.Measured.Gradient.Deviation);
                    if (directory)
                    {
                        json.WriteNumber("walk", row.Walk.Number);
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

        string[] headings = [directory ? "walk" : "column", "FEM", "M1", "M2"];
        TextTable table = TextTable.Create(gradients ? [.. headings, "G_avg", "G_dev"] : headings);
        Func<WalkMeasurement, double>[] columns =
        [
            row => row.Ruggedness, row => row.Neutrality.Share, row => row.Neutrality.LongestShare,
            .. gradients ? (Func<WalkMeasurement, double>[])[row => row.Gradient.Average, row => row.Gradient.Deviation] : [],
        ];
        foreach (Row row in rows)
        {
            table.Row([row.Walk.Label, .. columns.Select(column => Cell(column(row.Measured)))]);
        }

        double[][] known = [.. columns.Select(column => rows.Select(row => column(row.Measured)).Where(double.IsFinite).ToArray())];
        table.Row(["mean", .. known.Select(values => Cell(values.Length > 0 ? values.Average() : double.NaN))]);
        table.Row(["deviation", .. known.Select(values => Cell(Deviation(values)))]);
        TextTable.Print(output, table);
    }

    private static double Deviation(double[] values)
    {
        double mean = values.Length > 0 ? values.Average() : double.NaN;
        return values.Length > 0 ? Math.Sqrt(values.Average(value => (value - mean) * (value - mean))) : double.NaN;
    }

    private static string Cell(double value) => double.IsFinite(value) ? Numbers.Fixed(value) : "none";
}
