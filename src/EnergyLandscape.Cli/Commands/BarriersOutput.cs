using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample.Analysis;

namespace EnergyLandscape.Cli.Commands;

/// <summary>How `landscape analyse` shows the barriers of a landscape.</summary>
internal static class BarriersOutput
{
    /// <summary>A table of the barriers and the number of the funnel.</summary>
    public static void Print(TextWriter output, LandscapeBarriers barriers)
    {
        TextTable table = TextTable.Create("barriers", "number", "mean", "deviation", "median", "lowest", "highest");
        Row(table, "transition state, above its higher minimum", barriers.Lower);
        Row(table, "transition state, above its lower minimum", barriers.Upper);
        Row(table, "transition state, both", barriers.Both);
        Row(table, "lowest path to the global minimum", barriers.ToGlobal);
        TextTable.Print(output, table);
        output.WriteLine(FormattableString.Invariant($"{barriers.BetweenCopies} of the transition states join copies of one minimum; {barriers.Unconnected} minima have no path to the global one{(barriers.AvoidsMinima ? " that avoids what is left out" : string.Empty)} and do not count."));
        output.WriteLine($"Mean lowest barrier to the global minimum over the deviation of the energies of the minima: {PerformanceOutput.Text(barriers.Funnel, "0.0000")}; over their range: {PerformanceOutput.Text(barriers.FunnelOfRange, "0.0000")}");
    }

    /// <summary>Writes the object.</summary>
    public static void WriteJson(Utf8JsonWriter json, LandscapeBarriers barriers)
    {
        json.WriteStartObject("barriers");
        json.WriteStartObject("transitionStates");
        json.WriteNumber("betweenCopies", barriers.BetweenCopies);
        json.WriteStartObject("lower");
        WriteSummary(json, barriers.Lower);
        json.WriteStartObject("upper");
        WriteSummary(json, barriers.Upper);
        json.WriteStartObject("both");
        WriteSummary(json, barriers.Both);
        json.WriteEndObject();
        json.WriteStartObject("toGlobalMinimum");
        WriteSummary(json, barriers.ToGlobal);
        json.WriteNumber("unconnected", barriers.Unconnected);
        json.WriteStartObject("energies");
        WriteSummary(json, barriers.Energies);
        json.Number("funnel", barriers.Funnel);
        json.Number("funnelOfRange", barriers.FunnelOfRange);
        json.WriteEndObject();
    }

    private static void Row(TextTable table, string name, SampleSummary of) => table.Row(
        name, Numbers.Whole(of.Count), Energy(of.Mean), Energy(of.Deviation), Energy(of.Median), Energy(of.Lowest), Energy(of.Highest));

    private static string Energy(double value) => PerformanceOutput.Text(value, "0.####e+0");

    // The caller has begun the object.
    private static void WriteSummary(Utf8JsonWriter json, SampleSummary summary)
    {
        json.WriteNumber("count", summary.Count);
        json.Number("mean", summary.Mean);
        json.Number("std", summary.Deviation);
        json.Number("median", summary.Median);
        json.Number("lowest", summary.Lowest);
        json.Number("highest", summary.Highest);
        json.WriteEndObject();
    }
}
