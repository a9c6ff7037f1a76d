using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Data;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape data generate`: data sets that are computed, not published.</summary>
internal static class DataGenerateCommand
{
    private const string Ljat = "ljat3";
    private static readonly string[] Minima = ["triangle", "line, atom 1 in the middle", "line, atom 2 in the middle", "line, atom 3 in the middle"];

    public static Command Create()
    {
        var command = Verb.Of(
            "data generate",
            "Makes a data set: ljat3, the minimum to which three atoms quench, from their distances at the start (docs/data.md).",
            "  landscape data generate ljat3 --count 10000 --seed 1 -o ljat3.csv\n  landscape data generate ljat3 --count 2000 --inputs r12,r13 --side 3.4641 -o wide.csv");
        var name = new Argument<string>("NAME") { Description = "The data set: ljat3." };
        var file = new Option<string>("--output", "-o") { HelpName = "FILE", Description = "The table to write, comma-separated.", Required = true };
        var count = new Option<long>("--count") { HelpName = "N", Description = "Number of rows.", Required = true };
        var seed = new Option<ulong>("--seed") { HelpName = "N", Description = "Master seed. Default 1.", DefaultValueFactory = _ => 1 };
        var side = new Option<double>("--side")
        {
            HelpName = "LENGTH",
            Description = "Side of the cube in which the atoms start, σ. Default 1.3856; 3.4641 is the other one in use.",
            DefaultValueFactory = _ => LjatOptions.DefaultSide,
        };
        var inputs = new Option<string>("--inputs") { HelpName = "NAMES", Description = "Which of r12, r13 and r23 are columns. Default r12,r13,r23.", DefaultValueFactory = _ => "r12,r13,r23" };
        var threads = new Option<int>("--threads") { HelpName = "N", Description = "Number of threads, 0 (default) for all cores. The rows do not depend on it.", DefaultValueFactory = _ => 0 };
        Option<bool> json = CommonOptions.Json();
        command.Arguments.Add(name);
        foreach (Option option in (Option[])[file, count, seed, side, inputs, threads, json])
        {
            command.Options.Add(option);
        }

        command.SetAction((parsed, token) =>
        {
            string set = parsed.GetValue(name)!;
            if (set != Ljat)
            {
                throw new InputException($"data set \"{set}\" cannot be generated, expected {Ljat}; 'landscape data list' shows those that can be fetched");
            }

            string path = parsed.GetValue(file)!;
            AtomicTextFile.RequireFolder(path);
            string[] columns = Columns(parsed.GetValue(inputs)!);
            LjatOptions options = new()
            {
                Count = AtLeast("--count", parsed.GetValue(count), 1),
                Seed = parsed.GetValue(seed),
                Side = parsed.GetValue(side) is var length && length > 0 && double.IsFinite(length) ? length
                    : throw new InputException(FormattableString.Invariant($"--side is {length}, expected a length greater than 0")),
                Threads = AtLeast("--threads", parsed.GetValue(threads), 0) is var most && most > 0 ? (int)most : Environment.ProcessorCount,
            };
            var data = new LjatTally();
            AtomicTextFile.Write(path, text => data = LjatGenerator.Run(options, new LjatTable(text, columns).Write, token));
            string sha256 = HashOf(path);
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                PrintJson(output, path, options, columns, data, sha256);
            }
            else
            {
                Print(output, path, options, data, sha256);
            }

            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    private static string HashOf(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private static long AtLeast(string option, long value, long least)
        => value >= least ? value : throw new InputException(FormattableString.Invariant($"{option} is {value}, expected a whole number of at least {least}"));

    private static string[] Columns(string text)
    {
        string[] columns = text.Split(',', StringSplitOptions.TrimEntries);
        return columns.All(LjatTable.Inputs.Contains) && columns.Distinct().Count() == columns.Length ? columns
            : throw new InputException($"--inputs is \"{text}\", expected one or more of r12, r13 and r23 with commas between them, such as r12,r13");
    }

    private static void Print(TextWriter output, string path, LjatOptions options, LjatTally data, string sha256)
    {
        TextTable properties = TextTable.Properties();
        properties.Row("file", path);
        properties.Row("sha256", sha256);
        properties.Row("rows", Numbers.Whole(data.Rows));
        properties.Row("starts left out", Numbers.Whole(data.LeftOut));
        properties.Row("seed", options.Seed.ToString(CultureInfo.InvariantCulture));
        properties.Row("side of the cube", options.Side.ToString(CultureInfo.InvariantCulture));
        TextTable.Print(output, properties);
        output.WriteLine();
        TextTable table = TextTable.Create("outcome", "minimum", "rows", "share");
        foreach (LjatOutcome outcome in Enum.GetValues<LjatOutcome>())
        {
            long rows = data.CountOf(outcome);
            table.Row(Numbers.Whole((int)outcome), Minima[(int)outcome], Numbers.Whole(rows), ((double)rows / data.Rows).ToString("F4", CultureInfo.InvariantCulture));
        }

        TextTable.Print(output, table);
    }

    private static void PrintJson(TextWriter output, string path, LjatOptions options, string[] columns, LjatTally data, string sha256) => JsonDocumentWriter.Print(output, json =>
    {
        json.WriteStartObject();
        json.WriteString("file", path);
        json.WriteString("sha256", sha256);
        json.WriteNumber("rows", data.Rows);
        json.WriteNumber("leftOut", data.LeftOut);
        json.WriteNumber("seed", options.Seed);
        json.WriteNumber("side", options.Side);
        json.WriteStartArray("inputs");
        foreach (string column in columns)
        {
            json.WriteStringValue(column);
        }

        json.WriteEndArray();
        json.WriteStartArray("outcomes");
        foreach (LjatOutcome outcome in Enum.GetValues<LjatOutcome>())
        {
            long rows = data.CountOf(outcome);
            json.WriteStartObject();
            json.WriteNumber("outcome", (int)outcome);
            json.WriteString("minimum", Minima[(int)outcome]);
            json.WriteNumber("rows", rows);
            json.WriteNumber("share", (double)rows / data.Rows);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    });
}
