using System.CommandLine;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`landscape list`: the stored minima, transition states or valleys, by energy.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var command = new Verb("list", "Lists minima, transition states or valleys by energy.", "  landscape list minima xor.db\n  landscape list ts xor.db --json\n  landscape list minima large.db --lowest 20\n  landscape list valleys flat.db");
        var kind = new Argument<string>("KIND") { Description = "minima, ts, or valleys: stationary points with flat directions, which are neither." };
        kind.AcceptOnlyFromAmong("minima", "ts", "valleys");
        Argument<string> database = CommonOptions.Database();
        Option<bool> json = CommonOptions.Json();
        var coordinates = new Option<bool>("--coordinates") { Description = "Adds the coordinates to the JSON." };
        command.Arguments.Add(kind);
        command.Arguments.Add(database);
        var lowest = new Option<int?>("--lowest") { HelpName = "N", Description = "Only so many, from the lowest energy." };
        command.Options.Add(lowest);
        command.Options.Add(json);
        var canonical = new Option<bool>("--canonical") { Description = "Adds the coordinates of the canonical image, the same for all symmetry images of a point." };
        command.Options.Add(coordinates);
        command.Options.Add(canonical);
        command.SetAction((parsed, _) =>
        {
            bool withCoordinates = parsed.GetValue(coordinates) || parsed.GetValue(canonical);
            TextWriter output = parsed.InvocationConfiguration.Output;
            bool minima = parsed.GetValue(kind) == "minima";
            int most = parsed.GetValue(lowest) switch
            {
                null => int.MaxValue,
                <= 0 and int count => throw new InputException(FormattableString.Invariant($"--lowest is {count}, expected a positive number")),
                int count => count,
            };
            string path = parsed.GetValue(database)!;
            if (parsed.GetValue(kind) == "valleys")
            {
                using StationaryPointStore flat = StationaryPointStore.OpenReadOnly(path, DatabaseParts.Points);
                ValleyList.Print(output, flat, most, parsed.GetValue(json) || withCoordinates, withCoordinates);
                return Task.FromResult(ExitCode.Success);
            }

            using StationaryPointStore store = StationaryPointStore.OpenReadOnly(
                path, DatabaseParts.Hits | (minima ? DatabaseParts.Points : DatabaseParts.Network) | (most == int.MaxValue ? DatabaseParts.Details : DatabaseParts.None));
            if (parsed.GetValue(json) || withCoordinates)
            {
                Func<StationaryPoint, ReadOnlyMemory<double>>? image = parsed.GetValue(canonical) ? CanonicalImages(path) : withCoordinates ? point => point.Coordinates : null;
                JsonDocumentWriter.Print(output, writer => WriteJson(writer, store, minima, most, image));
            }
            else
            {
                TextTable.Print(output, minima ? MinimaTable(store, most) : TransitionStateTable(store, most));
            }

            return Task.FromResult(ExitCode.Success);
        });
        return command;
    }

    /// <summary>Minima by energy.</summary>
    /// <param name="store">The store.</param>
    /// <param name="most">At most so many, from the lowest.</param>
    public static TextTable MinimaTable(StationaryPointStore store, int most = int.MaxValue)
    {
        TextTable table = TextTable.Create("id", "energy", "rms gradient", "lowest eigenvalue", "ln product", "orbit", "hits", CertificateColumn.Header);
        foreach (StoredPoint point in store.InEnergyOrder(StationaryPointKind.Minimum).Take(most))
        {
            table.Row(
                Numbers.Whole(point.Id), Numbers.Energy(point.Energy), Numbers.Short(point.Point.GradientRms), Numbers.Short(point.Point.LowestEigenvalue),
                Numbers.Fixed(point.Point.LogProduct), point.OrbitSize?.ToString() ?? "unknown", Numbers.Whole(point.TotalHits), CertificateColumn.Cell(point));
        }

        return table;
    }

    /// <summary>Transition states by energy.</summary>
    /// <param name="store">The store.</param>
    /// <param name="most">At most so many, from the lowest.</param>
    public static TextTable TransitionStateTable(StationaryPointStore store, int most = int.MaxValue)
    {
        TextTable table = TextTable.Create("id", "energy", "rms gradient", "negative eigenvalue", "ln product", "minima on one side", "on the other", "hits", CertificateColumn.Header);
        foreach (StoredPoint point in store.InEnergyOrder(StationaryPointKind.TransitionState).Take(most))
        {
            table.Row(
                Numbers.Whole(point.Id), Numbers.Energy(point.Energy), Numbers.Short(point.Point.GradientRms), Numbers.Short(point.Point.LowestEigenvalue),
                Numbers.Fixed(point.Point.LogProduct), string.Join(' ', Side(store, point.Id, 0)), string.Join(' ', Side(store, point.Id, 1)), Numbers.Whole(point.TotalHits), CertificateColumn.Cell(point));
        }

        return table;
    }

    private static Func<StationaryPoint, ReadOnlyMemory<double>> CanonicalImages(string database)
    {
        using LandscapeSession session = LandscapeSession.OpenReadOnly(database, DatabaseParts.None);
        SymmetryGroup symmetry = session.Potential.Symmetry;
        double tolerance = session.Store.Identity.Rule.DistanceWindow;
        return point => point.Coordinates.IsEmpty ? point.Coordinates : symmetry.Canonical(point.Coordinates.Span, tolerance)
            ?? throw new InputException($"{database} is of a landscape without canonical images; expected a network or a surface with --canonical.");
    }

    private static void WriteJson(Utf8JsonWriter json, StationaryPointStore store, bool minima, int most, Func<StationaryPoint, ReadOnlyMemory<double>>? image)
    {
        json.WriteStartArray();
        foreach (StoredPoint point in store.InEnergyOrder(minima ? StationaryPointKind.Minimum : StationaryPointKind.TransitionState).Take(most))
        {
            json.WriteStartObject();
            json.WriteNumber("id", point.Id);
            json.Number("energy", point.Energy);
            json.Number("gradientRms", point.Point.GradientRms);
            json.WriteNumber("index", point.Point.Index);
            if (minima)
            {
                json.WriteNumber("nullity", point.Point.Nullity);
                json.Number("lowestEigenvalue", point.Point.LowestEigenvalue);
                json.Number("logProduct", point.Point.LogProduct);
                json.Number("orbitSize", point.OrbitSize);
            }
            else
            {
                WriteConnections(json, store, point);
            }

            json.WriteNumber("hits", point.TotalHits);
            if (!minima)
            {
                json.Number("orbitSize", point.OrbitSize);
            }

            json.WriteStartObject("hitsByMethod");
            foreach ((string method, long hits) in point.Hits)
            {
                json.WriteNumber(method, hits);
            }

            json.WriteEndObject();
            CertificateColumn.WriteProperties(json, point);
            if (image is not null)
            {
                json.WriteStartArray("coordinates");
                foreach (double x in image(point.Point).Span)
                {
                    json.WriteNumberValue(x);
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteConnections(Utf8JsonWriter json, StationaryPointStore store, StoredPoint point)
    {
        int[][] sides = [Side(store, point.Id, 0), Side(store, point.Id, 1)];
        json.Number("negativeEigenvalue", point.Point.LowestEigenvalue);
        json.Number("logProduct", point.Point.LogProduct);
        json.WriteNumber("from", sides[0][0]);
        json.WriteNumber("to", sides[1][0]);
        json.WriteStartArray("connects");
        foreach (int[] side in sides)
        {
            json.WriteStartArray();
            foreach (int minimum in side)
            {
                json.WriteNumberValue(minimum);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    // The minima of one side, lowest first.
    private static int[] Side(StationaryPointStore store, int transitionState, int side) =>
        [.. store.ConnectionsOf(transitionState).Where(connection => connection.Side == side).Select(connection => connection.Minimum).Distinct()
            .OrderBy(id => store.Minima[id - 1].Energy).ThenBy(id => id)];
}
