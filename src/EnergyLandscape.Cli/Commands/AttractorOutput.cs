using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Commands;

/// <summary>Attractors of walks as a sentence, a table and JSON.</summary>
internal static class AttractorOutput
{
    private static readonly string[] Counts = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

    /// <summary>Such as: four stationary attractors, one of them a local minimum besides the lowest.</summary>
    public static string Sentence(IReadOnlyList<Attractor> attractors)
    {
        int stationary = attractors.Count(attractor => attractor.Stationary), minima = attractors.Count(attractor => attractor.Kind == AttractorKind.LocalMinimum);
        int others = attractors.Count - stationary;
        string sentence = $"{Word(stationary)} stationary attractor{(stationary == 1 ? string.Empty : "s")}";
        sentence += stationary == 0 ? string.Empty
            : attractors.All(attractor => attractor.Curvature.Classified == 0) ? ", their curvature not classified"
            : $", {(minima == 0 ? "none" : Word(minima))} of them {(minima <= 1 ? "a local minimum" : "local minima")} besides the lowest";
        return sentence + (others == 0 ? string.Empty : $"; {Word(others)} attractor{(others == 1 ? string.Empty : "s")} of non-zero gradient");
    }

    /// <summary>Prints the sentence and a row an attractor.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="attractors">The attractors, by loss.</param>
    /// <param name="walks">Number of all walks.</param>
    public static void PrintTable(TextWriter output, IReadOnlyList<Attractor> attractors, int walks)
    {
        output.WriteLine($"{Sentence(attractors)} ({Numbers.Whole(walks)} {(walks == 1 ? "walk" : "walks")})");
        output.WriteLine();
        TextTable table = TextTable.Create("loss", "from", "to", "least gradient", "pass", "attractor", "walks", "of them end", "samples", "convex", "concave", "saddle", "singular");
        foreach (Attractor attractor in attractors)
        {
            string Share(CurvatureClass curvature) => attractor.Curvature.Classified == 0 ? "–" : Percent(attractor.Curvature.Share(curvature));
            table.Row(
                Loss(attractor.Loss), Loss(attractor.LossLow), Loss(attractor.LossHigh), Numbers.Short(attractor.GradientNorm),
                double.IsInfinity(attractor.Pass) ? "–" : "× " + attractor.Pass.ToString("0.0", CultureInfo.InvariantCulture), Words(attractor),
                Numbers.Whole(attractor.Walks), Numbers.Whole(attractor.WalksEnding), Numbers.Whole(attractor.Samples),
                Share(CurvatureClass.Convex), Share(CurvatureClass.Concave), Share(CurvatureClass.Saddle), Share(CurvatureClass.Singular));
        }

        TextTable.Print(output, table);
    }

    /// <summary>Writes the property <c>attractors</c>: an array ordered by loss.</summary>
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
            json.Number("pass", attractor.Pass);
            json.WriteBoolean("stationary", attractor.Stationary);
            json.WriteBoolean("localMinimum", attractor.Kind == AttractorKind.LocalMinimum);
            json.WriteString("kind", attractor.Kind.ToString());
            json.WriteNumber("walkShare", attractor.WalkShare);
            json.WriteNumber("walksEnding", attractor.WalksEnding);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the property <c>curvature</c>: shares of the classes among the classified samples.</summary>
    public static void WriteShares(Utf8JsonWriter json, CurvatureCounts curvature)
    {
        json.WriteStartObject("curvature");
        json.Number("convex", curvature.Share(CurvatureClass.Convex));
        json.Number("concave", curvature.Share(CurvatureClass.Concave));
        json.Number("saddle", curvature.Share(CurvatureClass.Saddle));
        json.Number("singular", curvature.Share(CurvatureClass.Singular));
        json.WriteEndObject();
    }

    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    public static string Words(Attractor attractor) => attractor.Kind switch
    {
        AttractorKind.GlobalMinimum => "lowest",
        AttractorKind.LocalMinimum => "local minimum",
        AttractorKind.Unclassified => "not classified",
        _ => attractor.Kind.ToString().ToLowerInvariant(),
    } + (attractor.Stationary ? string.Empty : ", non-zero gradient");

    public static string Loss(double loss) => loss is > 0 and < 1e-4 ? Numbers.Short(loss) : loss.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Word(int count) => count < Counts.Length ? Counts[count] : Numbers.Whole(count);
}
