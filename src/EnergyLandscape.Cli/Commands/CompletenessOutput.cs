using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The evidence of completeness and the discovery curve, as tables and as JSON.</summary>
internal static class CompletenessOutput
{
    private const double Further = 1000;

    /// <summary>The headline, two rows of a table of properties.</summary>
    public static void AddHeadline(TextTable table, CompletenessEvidence evidence)
    {
        foreach (KindEvidence kind in new[] { evidence.Minima, evidence.TransitionStates })
        {
            if (kind is { Unseen: { } unseen, UnseenUpper95: { } upper })
            {
                table.Row("unseen " + Plural(kind.Kind), $"{Few(unseen)} estimated, at most {Few(upper)} with 95 % confidence; more where basins are unequal");
            }
        }
    }

    public static void PrintTable(TextWriter output, CompletenessEvidence evidence)
    {
        TextTable.Print(output, Table(evidence));
        foreach (string remark in Remarks(evidence))
        {
            output.WriteLine(remark);
        }
    }

    /// <summary>The estimates, a row for each kind and sample of arrivals.</summary>
    public static TextTable Table(CompletenessEvidence evidence)
    {
        TextTable table = TextTable.Create("kind", "arrivals of", "points", "arrivals", "once", "twice", "coverage", "unseen", "at most", "new in 1000 more");
        foreach (KindEvidence kind in Kinds(evidence))
        {
            Row(table, kind.Kind, "all searches", kind.All);
            Row(table, kind.Kind, "random starts", kind.Random);
            foreach (MethodEvidence method in kind.Methods.Count > 1 ? kind.Methods : [])
            {
                Row(table, kind.Kind, method.Method, method.Estimate);
            }
        }

        return table;
    }

    /// <summary>What the estimates mean, and the check of those from random starts, a sentence each.</summary>
    public static IEnumerable<string> Remarks(CompletenessEvidence evidence)
    {
        yield return "Coverage: Good and Turing, ± standard error; unseen: Chao1; at most and new in 1000 more arrivals: upper 95 % bounds (docs/methods.md).";
        yield return "Unequal basins make the numbers of unseen points lower bounds: what is rarer than one in the number of arrivals leaves no trace in them.";
        foreach (KindEvidence kind in Kinds(evidence))
        {
            if (kind.NotSeenAtRandom is { } missed)
            {
                yield return missed == 0
                    ? $"All {kind.Known} known {Plural(kind.Kind)} were also reached from random starts."
                    : $"{missed} of {kind.Known} known {Plural(kind.Kind)} were never reached from random starts{(kind.IsRandomRefuted ? ": more than the estimate from those allows, which is void" : string.Empty)}.";
            }
        }
    }

    public static void PrintDiscovery(TextWriter output, IReadOnlyList<DiscoveryStep> curve) => TextTable.Print(output, Discovery(curve));

    /// <summary>A few rows of the discovery curve.</summary>
    public static TextTable Discovery(IReadOnlyList<DiscoveryStep> curve)
    {
        TextTable table = TextTable.Create("searches", "minima", "transition states", "higher saddles");
        foreach (DiscoveryStep step in DiscoveryCurve.Thinned(curve))
        {
            table.Row(Numbers.Whole(step.Searches), Numbers.Whole(step.Minima), Numbers.Whole(step.TransitionStates), Numbers.Whole(step.HigherSaddles));
        }

        return table;
    }

    /// <summary>Writes the property `completeness`; null without arrivals.</summary>
    public static void WriteJson(Utf8JsonWriter json, CompletenessEvidence evidence)
    {
        if (!evidence.HasArrivals)
        {
            json.WriteNull("completeness");
            return;
        }

        json.WriteStartObject("completeness");
        json.Number("unseenMinima", evidence.Minima.Unseen);
        json.Number("unseenMinimaUpper95", evidence.Minima.UnseenUpper95);
        json.Number("unseenTransitionStates", evidence.TransitionStates.Unseen);
        json.Number("unseenTransitionStatesUpper95", evidence.TransitionStates.UnseenUpper95);
        json.Number("unseenHigherSaddles", evidence.HigherSaddles.Unseen);
        json.Number("unseenHigherSaddlesUpper95", evidence.HigherSaddles.UnseenUpper95);
        json.WriteStartArray("kinds");
        foreach (KindEvidence kind in Kinds(evidence))
        {
            json.WriteStartObject();
            json.WriteString("kind", kind.Kind.ToString());
            json.WriteNumber("known", kind.Known);
            json.Number("notSeenAtRandom", (double?)kind.NotSeenAtRandom);
            json.WriteBoolean("randomRefuted", kind.IsRandomRefuted);
            json.WriteStartArray("estimates");
            WriteEstimate(json, "all", kind.All);
            WriteEstimate(json, "random", kind.Random);
            foreach (MethodEvidence method in kind.Methods)
            {
                WriteEstimate(json, method.Method, method.Estimate);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Writes the property `discovery`.</summary>
    public static void WriteDiscovery(Utf8JsonWriter json, IReadOnlyList<DiscoveryStep> curve)
    {
        json.WriteStartArray("discovery");
        foreach (DiscoveryStep step in curve)
        {
            json.WriteStartObject();
            json.WriteNumber("searches", step.Searches);
            json.WriteNumber("minima", step.Minima);
            json.WriteNumber("transitionStates", step.TransitionStates);
            json.WriteNumber("higherSaddles", step.HigherSaddles);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteEstimate(Utf8JsonWriter json, string arrivalsOf, UnseenEstimate? estimate)
    {
        if (estimate is null)
        {
            return;
        }

        json.WriteStartObject();
        json.WriteString("arrivalsOf", arrivalsOf);
        json.WriteNumber("seen", estimate.Counts.Seen);
        json.WriteNumber("arrivals", estimate.Counts.Arrivals);
        json.WriteNumber("singletons", estimate.Counts.Singletons);
        json.WriteNumber("doubletons", estimate.Counts.Doubletons);
        json.Number("coverage", estimate.Coverage);
        json.Number("coverageStandardError", estimate.CoverageStandardError);
        json.Number("unseen", estimate.Unseen);
        json.Number("unseenUpper95", estimate.UnseenUpper95);
        json.Number("unseenMass", estimate.UnseenMass);
        json.Number("unseenMassUpper95", estimate.UnseenMassUpper95);
        json.WriteEndObject();
    }

    private static void Row(TextTable table, StationaryPointKind kind, string arrivalsOf, UnseenEstimate? estimate)
    {
        if (estimate is not null)
        {
            table.Row(
                Singular(kind), arrivalsOf, Numbers.Whole(estimate.Counts.Seen), Numbers.Whole(estimate.Counts.Arrivals), Numbers.Whole(estimate.Counts.Singletons),
                Numbers.Whole(estimate.Counts.Doubletons),
                string.Create(CultureInfo.InvariantCulture, $"{estimate.Coverage:F4} ± {estimate.CoverageStandardError:F4}"),
                Few(estimate.Unseen), Few(estimate.UnseenUpper95), Few(estimate.ExpectedNewUpper95(Further)));
        }
    }

    private static IEnumerable<KindEvidence> Kinds(CompletenessEvidence evidence) =>
        new[] { evidence.Minima, evidence.TransitionStates, evidence.HigherSaddles }.Where(kind => kind.All is not null);

    private static string Few(double number) => number.ToString(number < 100 ? "0.##" : "F0", CultureInfo.InvariantCulture);

    private static string Singular(StationaryPointKind kind) => kind switch
    {
        StationaryPointKind.Minimum => "minimum",
        StationaryPointKind.TransitionState => "ts",
        _ => "higher saddle",
    };

    private static string Plural(StationaryPointKind kind) => kind switch
    {
        StationaryPointKind.Minimum => "minima",
        StationaryPointKind.TransitionState => "transition states",
        _ => "higher saddles",
    };
}
