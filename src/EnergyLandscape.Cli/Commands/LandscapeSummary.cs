using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>What a database holds, as a table and as the JSON of `info`.</summary>
internal static class LandscapeSummary
{
    public static void PrintTable(TextWriter output, StationaryPointStore store, ExplorationEnd? end, IReadOnlyList<string> pictures, MorseEulerSums? sums = null)
    {
        CompletenessEvidence evidence = CompletenessEvidence.Of(store);
        TextTable table = Properties(store, evidence, sums);
        if (end is not null)
        {
            table.Row("ended", end.Reason);
        }

        foreach (string picture in pictures)
        {
            table.Row("picture", picture);
        }

        TextTable.Print(output, table);
        if (evidence.HasArrivals)
        {
            output.WriteLine();
            CompletenessOutput.PrintTable(output, evidence);
        }
    }

    /// <summary>What a database holds, in short.</summary>
    public static TextTable Properties(StationaryPointStore store, CompletenessEvidence evidence, MorseEulerSums? sums)
    {
        TextTable table = TextTable.Properties();
        table.Row("database", store.Path);
        table.Row("minima", Numbers.Whole(store.Minima.Count));
        table.Row("transition states", Numbers.Whole(store.TransitionStates.Count));
        table.Row("higher saddles", Numbers.Whole(store.HigherSaddles.Count));
        if (ValleyList.Summary(store) is { } valleys)
        {
            table.Row("valleys", valleys);
        }

        table.Row("certified points", CertificateColumn.Summary(store));
        table.Row("unconnected parts", Numbers.Whole(store.Components.Count));
        if (store.Minima.Count > 0)
        {
            StoredPoint lowest = store.InEnergyOrder(StationaryPointKind.Minimum).First();
            table.Row("global minimum", $"{Numbers.Energy(lowest.Energy)} (id {lowest.Id})");
        }

        table.Row("searches", Searches(store));
        CompletenessOutput.AddHeadline(table, evidence);
        MorseOutput.AddHeadline(table, MorseInequalities.Of(store), sums, MorseOutput.MustBeOne(store));
        table.Row("counted by", Rule(store));
        if (store.Runs.Count > 0)
        {
            table.Row("seed", store.Runs[^1].Seed);
        }

        return table;
    }

    public static void PrintMethods(TextWriter output, StationaryPointStore store) => TextTable.Print(output, Methods(store));

    /// <summary>Searches by method and outcome.</summary>
    public static TextTable Methods(StationaryPointStore store)
    {
        TextTable table = TextTable.Create("method", "outcome", "searches", "with news");
        foreach (OutcomeCount count in store.Log.Outcomes)
        {
            table.Row(count.Method, count.Outcome, Numbers.Whole(count.Searches), Numbers.Whole(count.NewPoints));
        }

        return table;
    }

    public static void WriteJson(Utf8JsonWriter json, StationaryPointStore store, ExplorationEnd? end, MorseEulerSums? sums = null, Action? writeMore = null)
    {
        StoredPoint? lowest = store.InEnergyOrder(StationaryPointKind.Minimum).FirstOrDefault();
        json.WriteStartObject();
        json.WriteNumber("minima", store.Minima.Count);
        json.WriteNumber("transitionStates", store.TransitionStates.Count);
        json.WriteNumber("components", store.Components.Count);
        json.Number("globalMinimum", lowest?.Energy);
        json.WriteNumber("searches", store.FinishedSearches);
        if (store.Runs.Count > 0 && ulong.TryParse(store.Runs[^1].Seed, out ulong seed))
        {
            json.WriteNumber("seed", seed);
        }
        else
        {
            json.WriteNull("seed");
        }

        CompletenessOutput.WriteJson(json, CompletenessEvidence.Of(store));
        json.WriteNumber("higherSaddles", store.HigherSaddles.Count);
        json.WriteNumber("valleys", store.Valleys.Count);
        MorseOutput.WriteJson(json, MorseInequalities.Of(store), sums);
        CertificateColumn.WriteCounts(json, store);
        WriteIdentity(json, store);
        json.WriteString("stopReason", end?.Reason ?? (store.Runs.Count > 0 ? store.Runs[^1].StopReason : null));
        json.WriteStartArray("methods");
        foreach (OutcomeCount count in store.Log.Outcomes)
        {
            json.WriteStartObject();
            json.WriteString("method", count.Method);
            json.WriteString("outcome", count.Outcome);
            json.WriteNumber("searches", count.Searches);
            json.WriteNumber("withNews", count.NewPoints);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        CompletenessOutput.WriteDiscovery(json, DiscoveryCurve.Of(store));
        writeMore?.Invoke();
        json.WriteEndObject();
    }

    private static void WriteIdentity(Utf8JsonWriter json, StationaryPointStore store)
    {
        json.WriteStartObject("identity");
        json.WriteString("lump", store.Identity.Rule.Lump == Lumping.Geometry ? "geometry" : "energy");
        json.Number("energyWindow", store.Identity.Rule.EnergyWindow);
        json.Number("distanceWindow", store.Identity.Rule.DistanceWindow);
        json.Number("smallestGapKept", store.SmallestGapKept);
        json.Number("largestGapMerged", store.LargestGapMerged);
        json.WriteEndObject();
    }

    /// <summary>Number of searches, and how many of them failed if the log tells.</summary>
    public static string Searches(StationaryPointStore store)
    {
        if (!store.HasSearchLog)
        {
            return $"{store.FinishedSearches}, search log not kept";
        }

        long failed = store.Log.Outcomes.Where(count => count.Outcome is "step-limit" or "no-descent" or "not-finite" or "no-path").Sum(count => count.Searches);
        return $"{store.Log.Finished}, {failed} of them without convergence";
    }

    private static string Rule(StationaryPointStore store)
    {
        IdentityRule rule = store.Identity.Rule;
        string text = rule.Lump == Lumping.Geometry
            ? $"energy within {Numbers.Short(rule.EnergyWindow)} and distance modulo symmetry within {Numbers.Short(rule.DistanceWindow)}"
            : $"energy alone, within {Numbers.Short(rule.EnergyWindow)}";
        string kept = store.SmallestGapKept is { } gap ? $"; smallest energy gap kept {Numbers.Short(gap)}" : string.Empty;
        string merged = store.LargestGapMerged is { } most ? $", largest merged {Numbers.Short(most)}" : string.Empty;
        return text + kept + merged;
    }
}
