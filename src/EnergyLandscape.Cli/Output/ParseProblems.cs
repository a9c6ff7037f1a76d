using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;

namespace EnergyLandscape.Cli.Output;

/// <summary>What is wrong with a command line, one sentence a problem.</summary>
internal static partial class ParseProblems
{
    public static IEnumerable<string> Of(ParseResult parsed)
    {
        string verb = Words(parsed.CommandResult);
        string[] sentences = [.. parsed.Errors.Select(problem => Sentence(problem.Message)).Distinct()];

        // An unknown verb is also a missing one; the first says more.
        return (sentences.Length > 1 ? sentences.Where(sentence => !sentence.StartsWith("Required command", StringComparison.Ordinal)) : sentences)
            .Select(sentence => $"{sentence}; '{verb} --help' shows what is expected");
    }

    private static string Words(CommandResult command) => command is { Command: not RootCommand, Parent: CommandResult above } ? $"{Words(above)} {command.Command.Name}" : "landscape";

    private static string Sentence(string message)
    {
        if (NotParsed().Match(message) is { Success: true } wrong)
        {
            string given = wrong.Groups["given"].Value, expected = Expected(wrong.Groups["type"].Value);
            return wrong.Groups["option"].Success ? $"{wrong.Groups["option"].Value} is {given}, expected {expected}" : $"{given} is not recognised, expected {(given.StartsWith("--", StringComparison.Ordinal) ? "an option or " : string.Empty)}{expected}";
        }

        if (NotAmong().Match(message) is { Success: true } choice)
        {
            return $"{choice.Groups["given"].Value} is not recognised, expected {string.Join(" or ", choice.Groups["names"].Value.Split(['\n', '\r', '\t', '\''], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}";
        }

        return Space().Replace(message, " ").Trim().TrimEnd('.');
    }

    private static string Expected(string type) => type switch
    {
        _ when type.Contains("UInt64", StringComparison.Ordinal) => "a whole number from 0 to 9223372036854775807",
        _ when type.Contains("Int", StringComparison.Ordinal) => "a whole number",
        _ when type.Contains("Double", StringComparison.Ordinal) => "a number",
        _ when type.Contains("ProgressStyle", StringComparison.Ordinal) => "auto, plain, json or none",
        _ when type.Contains("LabelStyle", StringComparison.Ordinal) => "id, energy or none",
        _ when type.EndsWith("+Scale", StringComparison.Ordinal) => "linear, sqrt or log",
        _ => "another kind of value",
    };

    [GeneratedRegex("^Cannot parse argument '(?<given>.*?)'( for option '(?<option>[^']*)'| for [a-z]+ '[^']*')? as expected type '(?<type>[^']*)'", RegexOptions.Singleline)]
    private static partial Regex NotParsed();

    [GeneratedRegex("^Argument '(?<given>.*)' not recognized. Must be one of:(?<names>.*)$", RegexOptions.Singleline)]
    private static partial Regex NotAmong();

    [GeneratedRegex("\\s+")]
    private static partial Regex Space();
}
