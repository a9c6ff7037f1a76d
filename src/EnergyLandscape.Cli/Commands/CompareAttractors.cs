using System.Globalization;
using System.Numerics;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Walks;
using EnergyLandscape.Walks.Comparison;

namespace EnergyLandscape.Cli.Commands;

/// <summary>Attractors of walks and the stationary points behind them, as a table and as JSON.</summary>
internal static class CompareAttractors
{
    public static void PrintTable(TextWriter output, AttractorComparison attractors, int? batch)
    {
        output.WriteLine(Sentence(attractors));
        if (batch is { } rows)
        {
            output.WriteLine(FormattableString.Invariant($"The walks followed batches of {rows} rows: their attractors and n_stag are of batch losses, the points of the database of the loss on all rows."));
        }

        if (attractors.Attractors.Count == 0)
        {
            return;
        }

        output.WriteLine();
        TextTable table = TextTable.Create(
            "loss", "attractor", "minima by loss", "copies", "ts by loss", "higher saddles", "samples go down to", "minima", "copies seen", "of");
        foreach (AttractorMatch match in attractors.Attractors)
        {
            table.Row(
                AttractorOutput.Loss(match.Attractor.Loss), AttractorOutput.Words(match.Attractor), Numbers.Whole(match.Minima.Count), Number(match.MinimumCopies),
                Numbers.Whole(match.TransitionStates.Count), Numbers.Whole(match.HigherSaddles.Count), Descents(match), Numbers.Whole(match.Descents.Count),
                Numbers.Whole(match.DescentCopiesSeen), Number(match.DescentCopies));
        }

        TextTable.Print(output, table);
    }

    /// <summary>Whether the attractors that the cloud shows are as many as there are losses of minima.</summary>
    public static string Sentence(AttractorComparison attractors)
    {
        static string Are(int count, string one, string many) => FormattableString.Invariant($"{count} {(count == 1 ? one : many)}");
        return $"{Are(attractors.Stationary, "stationary attractor", "stationary attractors")}, {Are(attractors.StationaryMinima, "of them a minimum", "of them minima")} by their curvature; "
            + $"the minima of the database have {Are(attractors.DistinctLosses, "loss", "different losses")} on its own landscape, {Are(attractors.DistinctWalkLosses, "loss", "different losses")} by the loss of the walks";
    }

    public static void WriteJson(Utf8JsonWriter json, AttractorComparison attractors)
    {
        json.WriteStartObject("attractorCounts");
        json.WriteNumber("stationary", attractors.Stationary);
        json.WriteNumber("stationaryMinima", attractors.StationaryMinima);
        json.WriteNumber("distinctLosses", attractors.DistinctLosses);
        json.WriteNumber("distinctWalkLosses", attractors.DistinctWalkLosses);
        json.WriteBoolean("stationaryEqual", attractors.Stationary == attractors.DistinctLosses);
        json.WriteBoolean("stationaryMinimaEqual", attractors.StationaryMinima == attractors.DistinctLosses);
        json.WriteEndObject();
        json.WriteStartArray("attractors");
        foreach (AttractorMatch match in attractors.Attractors)
        {
            Attractor attractor = match.Attractor;
            json.WriteStartObject();
            json.Number("loss", attractor.Loss);
            json.Number("lossLow", attractor.LossLow);
            json.Number("lossHigh", attractor.LossHigh);
            json.Number("gradientNorm", attractor.GradientNorm);
            json.WriteBoolean("stationary", attractor.Stationary);
            json.WriteString("kind", attractor.Kind.ToString());
            json.WriteNumber("samples", attractor.Samples);
            json.WriteStartObject("byLoss");
            WriteIds(json, "minima", match.Minima);
            json.Number("minimumCopies", match.MinimumCopies);
            WriteIds(json, "transitionStates", match.TransitionStates);
            WriteIds(json, "higherSaddles", match.HigherSaddles);
            json.WriteEndObject();
            json.WriteStartObject("byDescent");
            json.WriteNumber("samplesMapped", match.MappedSamples);
            json.WriteNumber("distinctMinima", match.Descents.Count);
            json.WriteNumber("copiesSeen", match.DescentCopiesSeen);
            json.Number("copies", match.DescentCopies);
            json.WriteStartArray("basins");
            foreach ((int minimum, long samples) in match.Descents)
            {
                json.WriteStartObject();
                json.WriteNumber("id", minimum);
                json.WriteNumber("samples", samples);
                json.Number("share", (double)samples / match.MappedSamples);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteIds(Utf8JsonWriter json, string name, IReadOnlyList<int> ids)
    {
        json.WriteStartArray(name);
        foreach (int id in ids)
        {
            json.WriteNumberValue(id);
        }

        json.WriteEndArray();
    }

    private static string Descents(AttractorMatch match)
    {
        const int Most = 3;
        IEnumerable<string> first = match.Descents.Take(Most).Select(descent => string.Create(
            CultureInfo.InvariantCulture, $"{descent.Minimum} ({100.0 * descent.Samples / match.MappedSamples:0.#} %)"));
        return match.Descents.Count == 0 ? "–" : string.Join(", ", first) + (match.Descents.Count > Most ? ", …" : string.Empty);
    }

    private static string Number(BigInteger? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "unknown";
}
