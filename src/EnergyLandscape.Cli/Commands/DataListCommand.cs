using System.CommandLine;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Data;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape data list`: published data sets and which of their files are there.</summary>
internal static class DataListCommand
{
    public static Command Create()
    {
        var command = Verb.Of("data list", "Lists the data sets that can be fetched, with their files.", "  landscape data list\n  landscape data list --from data --json");
        var from = new Option<string>("--from") { HelpName = "DIR", Description = "Folder in which files are looked for, also in folders of the sets' names below it. Default: the working directory.", DefaultValueFactory = _ => "." };
        Option<bool> json = CommonOptions.Json();
        command.Options.Add(from);
        command.Options.Add(json);
        command.SetAction((parsed, _) =>
        {
            string folder = parsed.GetValue(from)!;
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                JsonDocumentWriter.Print(output, writer => WriteJson(writer, folder));
            }
            else
            {
                TextTable.Print(output, Table(folder));
            }

            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static TextTable Table(string folder)
    {
        TextTable table = TextTable.Create("name", "rows", "test rows", "inputs", "classes", "licence", "file", "present");
        foreach (PublishedDataSet set in PublishedDataSets.All)
        {
            string[] of = [set.Name, Numbers.Whole(set.Rows), Numbers.Whole(set.TestRows), Numbers.Whole(set.Inputs), Numbers.Whole(set.Classes), set.Licence];
            foreach (PublishedFile file in set.Files)
            {
                string state = StateOf(set, file, folder) switch { FileState.Present => "yes", FileState.Absent => "no", _ => "another file" };
                table.Row([.. of, file.Name, state]);
            }

            if (set.Files.IsEmpty)
            {
                table.Row([.. of, "built in", "yes"]);
            }
        }

        return table;
    }

    private static void WriteJson(Utf8JsonWriter json, string folder)
    {
        json.WriteStartArray();
        foreach (PublishedDataSet set in PublishedDataSets.All)
        {
            json.WriteStartObject();
            json.WriteString("name", set.Name);
            json.WriteNumber("rows", set.Rows);
            json.WriteNumber("testRows", set.TestRows);
            json.WriteNumber("inputs", set.Inputs);
            json.WriteNumber("classes", set.Classes);
            json.WriteString("licence", set.Licence);
            json.WriteStartArray("files");
            foreach (PublishedFile file in set.Files)
            {
                FileState state = StateOf(set, file, folder);
                json.WriteStartObject();
                json.WriteString("file", file.Name);
                json.WriteNumber("bytes", file.Bytes);
                json.WriteString("sha256", file.Sha256);
                json.WriteString("address", file.Address.AbsoluteUri);
                json.WriteBoolean("present", state == FileState.Present);
                json.WriteBoolean("different", state == FileState.Different);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static FileState StateOf(PublishedDataSet set, PublishedFile file, string folder)
    {
        // Sets that share a folder have its name before a hyphen, as winequality-red.
        string[] folders = [folder, Path.Combine(folder, set.Name), Path.Combine(folder, set.Name.Split('-')[0])];
        FileState[] states = [.. folders.Select(place => new DownloadFolder(place).StateOf(file))];
        return states.Contains(FileState.Present) ? FileState.Present : states.FirstOrDefault(state => state != FileState.Absent);
    }
}
