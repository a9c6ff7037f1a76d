using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;

namespace EnergyLandscape.Cli.Commands;

/// <summary>What `landscape list valleys` prints.</summary>
internal static class ValleyList
{
    public static void Print(TextWriter output, StationaryPointStore store, int most, bool asJson, bool withCoordinates)
    {
        StoredValley[] valleys = [.. store.Valleys.OrderBy(valley => valley.Point.Energy).ThenBy(valley => valley.Id).Take(most)];
        if (asJson)
        {
            JsonDocumentWriter.Print(output, json => WriteJson(json, valleys, withCoordinates));
            return;
        }

        TextTable table = TextTable.Create("id", "energy", "dimension", "index", "rms gradient", "highest eigenvalue", "ln product", "hits");
        foreach (StoredValley valley in valleys)
        {
            table.Row(
                Numbers.Whole(valley.Id), Numbers.Energy(valley.Point.Energy), Numbers.Whole(valley.Dimension), Numbers.Whole(valley.Point.Index),
                Numbers.Short(valley.Point.GradientRms), Numbers.Short(valley.Point.HighestEigenvalue), Numbers.Fixed(valley.Point.LogProduct), Numbers.Whole(valley.Hits));
        }

        TextTable.Print(output, table);
    }

    /// <summary>Number of valleys and their dimensions in words; null where there are none.</summary>
    public static string? Summary(StationaryPointStore store) => store.Valleys.Count == 0
        ? null
        : $"{store.Valleys.Count}, of dimension {string.Join(", ", store.Valleys.CountBy(valley => valley.Dimension).OrderBy(count => count.Key).Select(count => count.Value == 1 ? $"{count.Key}" : $"{count.Key} ({count.Value})"))}";

    private static void WriteJson(Utf8JsonWriter json, StoredValley[] valleys, bool withCoordinates)
    {
        json.WriteStartArray();
        foreach (StoredValley valley in valleys)
        {
            json.WriteStartObject();
            json.WriteNumber("id", valley.Id);
            json.Number("energy", valley.Point.Energy);
            json.WriteNumber("dimension", valley.Dimension);
            json.WriteNumber("index", valley.Point.Index);
            json.Number("gradientRms", valley.Point.GradientRms);
            json.WriteNumber("nullity", valley.Point.Nullity);
            json.Number("lowestEigenvalue", valley.Point.LowestEigenvalue);
            json.Number("highestEigenvalue", valley.Point.HighestEigenvalue);
            json.Number("logProduct", valley.Point.LogProduct);
            json.WriteNumber("hits", valley.Hits);
            if (withCoordinates)
            {
                json.WriteStartArray("coordinates");
                foreach (double x in valley.Point.Coordinates.Span)
                {
                    json.WriteNumberValue(x);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
