using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Data;
using EnergyLandscape.Potentials;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape data show`: what the network of a run file sees of its data.</summary>
internal static class DataShowCommand
{
    public static Command Create()
    {
        var command = Verb.Of("data show", "Shows what the network of a run file sees: rows, inputs, classes, scaling, checksum.", "  landscape data show iris.toml\n  landscape data show iris.toml --json");
        Argument<string> file = CommonOptions.RunFile();
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(file);
        command.Options.Add(json);
        command.SetAction((parsed, _) =>
        {
            string path = parsed.GetValue(file)!;
            RunFile run = RunFileReader.Read(path);
            if (run.Data is not { } section)
            {
                throw new InputException($"{path} has no section [data], expected the run file of a network");
            }

            TrainingData data = RunFileLandscape.CreateTrainingData(run, path);
            IReadOnlyList<string> names = RunFileLandscape.ReadTrainingFiles(run, path)?.Inputs().Names ?? [];
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                JsonDocumentWriter.Print(output, writer => WriteJson(writer, section, data, names));
            }
            else
            {
                Print(output, section, data, names);
            }

            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    // As many as fit on a line; --json has all.
    private const int MostNames = 12;

    private static string[] FilesOf(DataSection section) => [.. new[] { section.Path, section.LabelsPath, section.TestPath, section.TestLabelsPath }.OfType<string>()];

    private static string ScalingOf(DataSection section) => JsonNamingPolicy.KebabCaseLower.ConvertName(section.Scaling.ToString());

    private static void Print(TextWriter output, DataSection section, TrainingData data, IReadOnlyList<string> names)
    {
        TextTable properties = TextTable.Properties();
        string[] files = FilesOf(section);
        foreach (string file in files)
        {
            properties.Row("file", file);
        }

        if (files.Length == 0)
        {
            properties.Row("built in", data.Training.Name);
        }
        else
        {
            properties.Row(files.Length == 1 ? "sha256" : "sha256 of all", data.Sha256);
        }

        (double lowest, double highest) = InputRange.Of(data.Training);
        properties.Row("training rows", Numbers.Whole(data.Training.Rows));
        properties.Row("test rows", Numbers.Whole(data.Test?.Rows ?? 0));
        properties.Row("inputs", Numbers.Whole(data.Training.InputColumns) + (names.Count == 0 ? string.Empty : ": " + string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? ", …" : string.Empty)));
        if (section.Ignore.Count > 0)
        {
            properties.Row("columns left out", string.Join(", ", section.Ignore));
        }

        properties.Row("network outputs", Numbers.Whole(data.Training.TargetColumns));
        properties.Row("scaling", ScalingOf(section));
        properties.Row("inputs from", string.Create(CultureInfo.InvariantCulture, $"{lowest:0.######} to {highest:0.######} in the training rows"));
        if (section.TestShare > 0)
        {
            properties.Row("split", string.Create(CultureInfo.InvariantCulture, $"share {section.TestShare} for testing, seed {section.SplitSeed}"));
        }

        if (section.Rows is not null || section.TestRows is not null)
        {
            properties.Row("rows chosen", section.RowsSeed is { } seed ? $"at random, seed {Numbers.Whole((long)seed)}" : "the first ones of the file");
        }

        TextTable.Print(output, properties);
        output.WriteLine();
        TextTable table = TextTable.Create("class", "target", "training rows", "test rows");
        for (int i = 0; i < data.Classes.Count; i++)
        {
            string target = data.Training.TargetColumns == 1 ? Numbers.Whole(i) : $"output {i + 1}";
            table.Row(data.Classes[i], target, Numbers.Whole(data.TrainingCounts[i]), Numbers.Whole(TestCount(data, i)));
        }

        TextTable.Print(output, table);
    }

    private static void WriteNames(Utf8JsonWriter json, string property, IEnumerable<string> names)
    {
        json.WriteStartArray(property);
        foreach (string name in names)
        {
            json.WriteStringValue(name);
        }

        json.WriteEndArray();
    }

    private static int TestCount(TrainingData data, int number) => data.TestCounts.Count == 0 ? 0 : data.TestCounts[number];

    private static void WriteJson(Utf8JsonWriter json, DataSection section, TrainingData data, IReadOnlyList<string> names)
    {
        (double lowest, double highest) = InputRange.Of(data.Training);
        json.WriteStartObject();
        json.WriteStartArray("files");
        foreach (string file in FilesOf(section))
        {
            json.WriteStringValue(file);
        }

        json.WriteEndArray();
        json.WriteString("sha256", data.Sha256.Length == 0 ? null : data.Sha256);
        json.WriteNumber("trainingRows", data.Training.Rows);
        json.WriteNumber("testRows", data.Test?.Rows ?? 0);
        json.WriteNumber("inputs", data.Training.InputColumns);
        WriteNames(json, "inputNames", names);
        WriteNames(json, "ignored", section.Ignore);
        json.WriteNumber("outputs", data.Training.TargetColumns);
        json.WriteString("scaling", ScalingOf(section));
        json.Number("lowestInput", lowest);
        json.Number("highestInput", highest);
        json.WriteNumber("testShare", section.TestShare);
        json.WriteNumber("splitSeed", section.SplitSeed);
        if (section.RowsSeed is { } rowsSeed)
        {
            json.WriteNumber("rowsSeed", rowsSeed);
        }
        else
        {
            json.WriteNull("rowsSeed");
        }

        json.WriteStartArray("classes");
        for (int i = 0; i < data.Classes.Count; i++)
        {
            json.WriteStartObject();
            json.WriteString("class", data.Classes[i]);
            json.WriteNumber("training", data.TrainingCounts[i]);
            json.WriteNumber("test", TestCount(data, i));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
