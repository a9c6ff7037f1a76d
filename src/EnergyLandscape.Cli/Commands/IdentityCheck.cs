using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>What `landscape check DB --duplicates` does: the pairs of stored points that energy or geometry take for the same.</summary>
internal static class IdentityCheck
{
    public static int Run(TextWriter output, string path, double factor, bool asJson, CancellationToken token)
    {
        using LandscapeSession session = LandscapeSession.OpenForLookup(path, DatabaseParts.Points);
        StationaryPointStore store = session.Store;
        IReadOnlyList<NearPair> pairs = NearPairs.Of(store, session.Potential.Symmetry, factor, token);
        if (asJson)
        {
            JsonDocumentWriter.Print(output, json => WriteJson(json, store, pairs, NearPairs.ClosestInEnergy(store, session.Potential.Symmetry), factor));
        }
        else
        {
            Print(output, store, pairs, NearPairs.ClosestInEnergy(store, session.Potential.Symmetry), factor);
        }

        return pairs.Any(pair => pair.IsDuplicate) && factor <= 1 ? ExitCode.Input : ExitCode.Success;
    }

    private static void Print(TextWriter output, StationaryPointStore store, IReadOnlyList<NearPair> pairs, NearPair? closest, double factor)
    {
        IdentityRule rule = store.Identity.Rule;
        if (pairs.Count > 0)
        {
            TextTable table = TextTable.Create("point", "index", "energy", "point", "index", "energy gap", "distance", "same by");
            foreach (NearPair pair in pairs)
            {
                table.Row(
                    Name(pair.First), Numbers.Whole(pair.First.Point.Index), Numbers.Energy(pair.First.Energy), Name(pair.Second), Numbers.Whole(pair.Second.Point.Index),
                    Numbers.Short(pair.EnergyGap), Numbers.Short(pair.Distance), Words(pair));
            }

            TextTable.Print(output, table);
        }

        string windows = factor == 1 ? string.Empty : $"{Numbers.Short(factor)} times ";
        output.WriteLine(
            $"energies within {windows}{Numbers.Short(rule.EnergyWindow)}, distances modulo symmetry within {windows}{Numbers.Short(rule.DistanceWindow)}: " +
            $"pairs by energy alone {Count(pairs, IdentityAgreement.EnergyAlone)}, by geometry alone {Count(pairs, IdentityAgreement.GeometryAlone)}, by both {Count(pairs, IdentityAgreement.Both)}");
        output.WriteLine($"smallest energy gap kept {Number(store.SmallestGapKept)}, largest merged {Number(store.LargestGapMerged)}");
        if (closest is not null)
        {
            output.WriteLine($"nearest in energy: {Name(closest.First)} (index {closest.First.Point.Index}) and {closest.Second.Id} (index {closest.Second.Point.Index}), gap {Numbers.Short(closest.EnergyGap)}, distance {Numbers.Short(closest.Distance)}");
        }

        if (factor <= 1)
        {
            int duplicates = pairs.Count(pair => pair.IsDuplicate);
            output.WriteLine(duplicates == 0 ? "No point is stored twice." : duplicates == 1 ? "1 pair is one point stored twice." : $"{duplicates} pairs are one point stored twice each.");
        }
    }

    private static void WriteJson(Utf8JsonWriter json, StationaryPointStore store, IReadOnlyList<NearPair> pairs, NearPair? closest, double factor)
    {
        json.WriteStartObject();
        json.Number("energyWindow", store.Identity.Rule.EnergyWindow);
        json.Number("distanceWindow", store.Identity.Rule.DistanceWindow);
        json.Number("factor", factor);
        json.Number("smallestGapKept", store.SmallestGapKept);
        json.Number("largestGapMerged", store.LargestGapMerged);
        json.WriteStartArray("pairs");
        foreach (NearPair pair in pairs)
        {
            WritePair(json, pair);
        }

        json.WriteEndArray();
        json.WritePropertyName("nearestInEnergy");
        if (closest is null)
        {
            json.WriteNullValue();
        }
        else
        {
            WritePair(json, closest);
        }

        json.WriteEndObject();
    }

    private static void WritePair(Utf8JsonWriter json, NearPair pair)
    {
        json.WriteStartObject();
        WritePoint(json, "first", pair.First);
        WritePoint(json, "second", pair.Second);
        json.Number("energyGap", pair.EnergyGap);
        json.Number("distance", pair.Distance);
        json.WriteString("sameBy", Words(pair));
        json.WriteBoolean("duplicate", pair.IsDuplicate);
        json.WriteEndObject();
    }

    private static void WritePoint(Utf8JsonWriter json, string name, StoredPoint point)
    {
        json.WriteStartObject(name);
        json.WriteString("kind", point.Kind.ToString());
        json.WriteNumber("id", point.Id);
        json.WriteNumber("index", point.Point.Index);
        json.Number("energy", point.Energy);
        json.WriteEndObject();
    }

    private static string Name(StoredPoint point) => $"{Kind(point)} {Numbers.Whole(point.Id)}";

    private static string Kind(StoredPoint point) => point.Kind switch
    {
        StationaryPointKind.Minimum => "minimum",
        StationaryPointKind.TransitionState => "ts",
        _ => "higher saddle",
    };

    private static string Words(NearPair pair) => pair.Agreement switch
    {
        IdentityAgreement.EnergyAlone => "energy",
        IdentityAgreement.GeometryAlone => "geometry",
        IdentityAgreement.Both => "both",
        _ => "neither",
    };

    private static int Count(IReadOnlyList<NearPair> pairs, IdentityAgreement agreement) => pairs.Count(pair => pair.Agreement == agreement);

    private static string Number(double? value) => value is { } number ? Numbers.Short(number) : "none";
}
