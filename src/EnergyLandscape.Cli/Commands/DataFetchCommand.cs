using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Data;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape data fetch`: the files of a data set, from where they are published, checked.</summary>
internal static class DataFetchCommand
{
    public static Command Create()
    {
        var command = Verb.Of(
            "data fetch",
            "Downloads the files of a data set, resumes what was begun and checks their SHA-256; prints the section [data] that reads them.",
            "  landscape data fetch iris --to data\n  landscape data fetch mnist --to data --mirror https://storage.googleapis.com/cvdf-datasets/mnist/");
        var name = new Argument<string>("NAME") { Description = "The data set, as 'landscape data list' shows it." };
        var to = new Option<string>("--to") { HelpName = "DIR", Description = "Folder for the files, made when it does not exist. Default: the working directory.", DefaultValueFactory = _ => "." };
        var mirror = new Option<string?>("--mirror") { HelpName = "URL", Description = "Folder on the web that has the files under their names. Default: where they are published." };
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(name);
        command.Options.Add(to);
        command.Options.Add(mirror);
        command.Options.Add(json);
        command.SetAction(async (parsed, token) =>
        {
            PublishedDataSet set = PublishedDataSets.Find(parsed.GetValue(name)!);
            DownloadFolder folder = new(parsed.GetValue(to)!);
            using DataDownload download = new(MirrorOf(parsed.GetValue(mirror)));
            bool[] fetched = new bool[set.Files.Length];
            for (int i = 0; i < fetched.Length; i++)
            {
                if (folder.StateOf(set.Files[i]) == FileState.Absent)
                {
                    await parsed.InvocationConfiguration.Error.WriteLineAsync(FormattableString.Invariant($"{download.AddressOf(set.Files[i])}, {set.Files[i].Bytes} bytes")).ConfigureAwait(false);
                }

                fetched[i] = await download.Fetch(set.Files[i], folder, token).ConfigureAwait(false);
            }

            if (parsed.GetValue(json))
            {
                PrintJson(parsed.InvocationConfiguration.Output, set, folder, fetched);
            }
            else
            {
                Print(parsed.InvocationConfiguration.Output, set, folder, fetched);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static Uri? MirrorOf(string? text) => text is null ? null
        : Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https" ? address
        : throw new InputException($"--mirror is {text}, expected an address such as https://example.org/data/");

    private static void Print(TextWriter output, PublishedDataSet set, DownloadFolder folder, bool[] fetched)
    {
        if (!set.Files.IsEmpty)
        {
            TextTable table = TextTable.Create("file", "bytes", "sha256", string.Empty);
            for (int i = 0; i < fetched.Length; i++)
            {
                table.Row(folder.PathOf(set.Files[i]), Numbers.Whole(set.Files[i].Bytes), set.Files[i].Sha256, fetched[i] ? "fetched" : "was there");
            }

            TextTable.Print(output, table);
            output.WriteLine();
        }

        output.WriteLine("In a run file beside it:");
        output.WriteLine("[data]");
        output.Write(set.RunFileKeys);
    }

    private static void PrintJson(TextWriter output, PublishedDataSet set, DownloadFolder folder, bool[] fetched) => JsonDocumentWriter.Print(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("name", set.Name);
        json.WriteStartArray("files");
        for (int i = 0; i < fetched.Length; i++)
        {
            json.WriteStartObject();
            json.WriteString("file", folder.PathOf(set.Files[i]));
            json.WriteNumber("bytes", set.Files[i].Bytes);
            json.WriteString("sha256", set.Files[i].Sha256);
            json.WriteBoolean("fetched", fetched[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("runFileKeys", set.RunFileKeys);
        json.WriteEndObject();
    });
}
