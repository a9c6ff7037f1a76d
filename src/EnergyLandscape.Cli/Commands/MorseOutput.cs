using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Runs;

namespace EnergyLandscape.Cli.Commands;

/// <summary>Points by index with their symmetry copies, and the Morse-Euler sums, as tables and as JSON.</summary>
internal static class MorseOutput
{
    /// <summary>The sums of a database in every fixed space, which takes its coordinates and its potential.</summary>
    public static MorseEulerSums SumsOf(LandscapeSession session)
    {
        var sums = new MorseEulerSums(session.Potential);
        sums.TakeUp(session.Store);
        return sums;
    }

    /// <summary>Whether the sum of a database must be 1: whether the landscape that it remembers grows at infinity.</summary>
    public static bool MustBeOne(StationaryPointStore store) =>
        store.Runs.Count > 0 && RunFileLandscape.GrowsAtInfinity(RunFileReader.ReadText(store.Runs[^1].RunFile, store.Path), store.Path);

    /// <summary>One or two rows of a table of properties.</summary>
    public static void AddHeadline(TextTable table, MorseInequalities? morse, MorseEulerSums? sums, bool mustBeOne)
    {
        if (morse is null || !mustBeOne)
        {
            return;
        }

        string verdict = morse.EulerSum.IsOne ? "1, as it must be; no proof that nothing is missing" : $"{morse.EulerSum}, not 1: points of some index are missing; --all-indices looks for all";
        table.Row("Morse-Euler sum", morse.Violated.Count == 0 ? verdict : $"{verdict}; Morse inequality violated for index {string.Join(", ", morse.Violated)}");
        if (sums is { Spaces.Count: > 0 })
        {
            int known = sums.Sums.Count(sum => sum is not null), unbalanced = sums.Unbalanced.Count();
            table.Row("in fixed spaces", unbalanced == 0 ? $"1 in all {known}" : $"not 1 in {unbalanced} of {known}");
        }
    }

    public static void PrintTable(TextWriter output, MorseInequalities? morse, MorseEulerSums? sums)
    {
        if (morse is null)
        {
            return;
        }

        TextTable.Print(output, Points(morse));
        if (sums is not null)
        {
            output.WriteLine();
            TextTable.Print(output, Spaces(sums));
        }
    }

    /// <summary>Points by index.</summary>
    public static TextTable Points(MorseInequalities morse)
    {
        TextTable table = TextTable.Create("index", "points", "symmetry copies");
        for (int k = 0; k < morse.Distinct.Count; k++)
        {
            table.Row(Numbers.Whole(k), Numbers.Whole(morse.Distinct[k]), morse.Copies[k].ToString(CultureInfo.InvariantCulture));
        }

        return table;
    }

    /// <summary>The Morse-Euler sum in every fixed space.</summary>
    public static TextTable Spaces(MorseEulerSums sums)
    {
        TextTable spaces = TextTable.Create("fixed space: units that are", "coordinates", "points", "Morse-Euler sum");
        for (int k = 0; k < sums.Spaces.Count; k++)
        {
            spaces.Row(
                sums.Spaces[k].Name.Length == 0 ? "any" : sums.Spaces[k].Name, Numbers.Whole(sums.Spaces[k].ReducedDimension), Numbers.Whole(sums.PointsIn(k).Count),
                sums.Sums[k]?.ToString(CultureInfo.InvariantCulture) ?? "unknown");
        }

        return spaces;
    }

    public static void WriteJson(Utf8JsonWriter json, MorseInequalities? morse, MorseEulerSums? sums)
    {
        if (morse is null)
        {
            json.WriteNull("morse");
            return;
        }

        json.WriteStartObject("morse");
        json.Number("eulerSum", morse.EulerSum);
        json.WriteStartArray("indices");
        for (int k = 0; k < morse.Distinct.Count; k++)
        {
            json.WriteStartObject();
            json.WriteNumber("index", k);
            json.WriteNumber("points", morse.Distinct[k]);
            json.Number("copies", morse.Copies[k]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("violated");
        foreach (int k in morse.Violated)
        {
            json.WriteNumberValue(k);
        }

        json.WriteEndArray();
        WriteSpaces(json, sums);
        json.WriteEndObject();
    }

    private static void WriteSpaces(Utf8JsonWriter json, MorseEulerSums? sums)
    {
        if (sums is null)
        {
            json.WriteNull("fixedSpaces");
            return;
        }

        json.WriteStartArray("fixedSpaces");
        for (int k = 0; k < sums.Spaces.Count; k++)
        {
            json.WriteStartObject();
            json.WriteString("name", sums.Spaces[k].Name);
            json.WriteNumber("coordinates", sums.Spaces[k].ReducedDimension);
            json.WriteNumber("points", sums.PointsIn(k).Count);
            json.Number("eulerSum", sums.Sums[k]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
