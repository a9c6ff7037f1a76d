using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>Attractors of walks as a table and as JSON.</summary>
internal static class AttractorOutput
{
    public static void PrintTable(TextWriter output, IReadOnlyList<Attractor> attractors, int walks)
    {
        TextTable table = TextTable.Create("attractor at loss", "from", "to", "least gradient", "walks", "samples", "convex", "saddle", "singular", "kind");
        foreach (Attractor attractor in attractors)
        {
            table.Row(
                Loss(attractor.Loss), Loss(attractor.LossLow), Loss(attractor.LossHigh), Numbers.Short(attractor.GradientNorm), $"{Numbers.Whole(attractor.Walks)} of {Numbers.Whole(walks)}", Numbers.Whole(attractor.Samples),
                Share(attractor, CurvatureClass.Convex), Share(attractor, CurvatureClass.Saddle), Share(attractor, CurvatureClass.Singular), KindOf(attractor).Replace('-', ' '));
        }

        TextTable.Print(output, table);
    }

    public static void WriteJson(Utf8JsonWriter json, IReadOnlyList<Attractor> attractors)
    {
        json.WriteStartArray("attractors");
        foreach (Attractor attractor in attractors)
        {
            json.WriteStartObject();
            json.Number("loss", attractor.Loss);
            json.Number("lossWidth", attractor.LossWidth);
            json.WriteNumber("walks", attractor.Walks);
            json.WriteNumber("samples", attractor.Samples);
            WriteShares(json, attractor.Curvature);
            json.Number("lossLow", attractor.LossLow);
            json.Number("lossHigh", attractor.LossHigh);
            json.Number("gradientNorm", attractor.GradientNorm);
            json.WriteBoolean("stationary", attractor.Stationary);
            json.WriteString("kind", KindOf(attractor));
            json.WriteNumber("walksEnding", attractor.WalksEnding);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The object "curvature": shares of the classified samples.</summary>
    public static void WriteShares(Utf8JsonWriter json, CurvatureCounts counts)
    {
        json.WriteStartObject("curvature");
        json.Number("convex", counts.Share(CurvatureClass.Convex));
        json.Number("concave", counts.Share(CurvatureClass.Concave));
        json.Number("saddle", counts.Share(CurvatureClass.Saddle));
        json.Number("singular", counts.Share(CurvatureClass.Singular));
        json.WriteEndObject();
    }

    private static string KindOf(Attractor attractor) => JsonNamingPolicy.KebabCaseLower.ConvertName(attractor.Kind.ToString());

    private static string Loss(double value) => value.ToString("0.000000", CultureInfo.InvariantCulture);

    private static string Share(Attractor attractor, CurvatureClass kind) =>
        attractor.Curvature.Classified == 0 ? "–" : (100 * attractor.Curvature.Share(kind)).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
