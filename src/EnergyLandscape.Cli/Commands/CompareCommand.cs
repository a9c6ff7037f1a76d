using System.CommandLine;
using System.Globalization;
using EnergyLandscape.Cli.Figures;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Walks.Comparison;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape compare`: what walks saw of a landscape that is known.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var command = new Verb(
            "compare",
            "Says what walks saw of a landscape: every so many samples are followed downhill to their minimum in the database, and basins, transitions, stagnation and attractors are compared with all that the database knows.",
            "  landscape compare xor.db walks\n  landscape compare xor.db sse ce -o compared --every 1 --json\n  landscape compare xor.db walks --add");
        Argument<string> database = CommonOptions.Database();
        var directories = new Argument<string[]>("WALKS") { Description = "Directories that 'landscape walk' made: the same network on the same data; loss, output and regularisation may differ.", Arity = ArgumentArity.OneOrMore };
        var folder = new Option<string?>("--output", "-o") { HelpName = "DIR", Description = "Directory for compare.json, tables and pictures. Default: the names of the database and of the walks, in the working directory." };
        var every = new Option<int>("--every") { HelpName = "K", Description = "Maps every so many samples of a walk, and the last.", DefaultValueFactory = _ => new ComparisonOptions().Every };
        var accuracy = new Option<double>("--accuracy") { HelpName = "A", Description = "Error of the quadratic model of the way down, as a fraction of a step, above which a step is halved.", DefaultValueFactory = _ => BasinDescent.DefaultAccuracy };
        var add = new Option<bool>("--add") { Description = "Adds minima that the database lacks." };
        Option<int?> threads = new("--threads") { HelpName = "N", Description = "Number of threads, 0 for all cores. The result does not depend on it." };
        var noPictures = new Option<bool>("--no-pictures") { Description = "Draws nothing." };
        var size = new PageSize();
        Option<bool> json = CommonOptions.Json();
        Option<ProgressStyle> progress = CommonOptions.Progress();
        command.Arguments.Add(database);
        WalkDirectoryArguments.RefuseOptions(directories);
        command.Arguments.Add(directories);
        foreach (Option option in new Option[] { folder, every, accuracy, add, threads, noPictures, json, progress })
        {
            command.Options.Add(option);
        }

        size.AddTo(command);
        command.SetAction((parsed, token) =>
        {
            var options = new ComparisonOptions { Every = parsed.GetValue(every), Accuracy = parsed.GetValue(accuracy) };
            Require(options.Every >= 1, "--every", options.Every, "a positive whole number");
            Require(options.Accuracy is >= 1e-6 and <= 1, "--accuracy", options.Accuracy, "a number from 1e-6 to 1");
            int asked = parsed.GetValue(threads) ?? 0, used = asked > 0 ? asked : Environment.ProcessorCount;
            Require(asked >= 0, "--threads", asked, "0 for all cores or a positive number");
            string path = parsed.GetValue(database)!;
            string[] walks = parsed.GetValue(directories)!;
            var target = new CompareFolder(parsed.GetValue(folder) ?? CompareFolder.DefaultName(path, walks));
            TextWriter output = parsed.InvocationConfiguration.Output;
            target.RequireWritable();
            using CompareSession session = CompareSession.Open(path, walks, parsed.GetValue(add));
            LandscapeComparison comparison = session.Compare(options, used, parsed.GetValue(progress), parsed.InvocationConfiguration.Error, token);
            using var text = new StringWriter(CultureInfo.InvariantCulture);
            JsonDocumentWriter.Print(text, writer => CompareJson.Write(writer, comparison, options));
            string document = text.ToString().ReplaceLineEndings("\n");
            var pictures = new List<(string Name, Rendering.Pictures.Picture Picture)>();
            if (!parsed.GetValue(noPictures))
            {
                pictures.AddRange(ComparePictures.Draw(session.Landscape, comparison, size.Asked(parsed), token));
            }

            (string Name, string Text)[] tables = [.. CompareTables.Of(comparison)];
            token.ThrowIfCancellationRequested();

            // Before anything is added: certification may take long, and what was compared is not to be lost with it.
            IReadOnlyList<string> written = target.Write(tables, document, pictures);
            if (parsed.GetValue(add))
            {
                session.Add(comparison, used, token);
            }

            if (parsed.GetValue(json))
            {
                output.Write(document);
            }
            else
            {
                CompareOutput.Print(output, comparison, path, parsed.GetValue(add), written);
            }

            return Task.FromResult(comparison.Whole.Basins.Mapped > 0 ? ExitCode.Success : ExitCode.NothingConverged);
        });
        return command;
    }

    private static void Require(bool condition, string option, object value, string expected)
    {
        if (!condition)
        {
            throw new InputException(FormattableString.Invariant($"{option} is {value}, expected {expected}"));
        }
    }
}
