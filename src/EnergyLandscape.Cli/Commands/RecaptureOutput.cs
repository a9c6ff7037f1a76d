using System.Globalization;
using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;

namespace EnergyLandscape.Cli.Commands;

/// <summary>Capture and recapture between two databases, for `info --against`.</summary>
internal static class RecaptureOutput
{
    /// <summary>Compares two databases.</summary>
    public static DatabaseRecapture Of(string database, string against)
    {
        using LandscapeSession session = LandscapeSession.OpenReadOnly(database);
        using StationaryPointStore first = StationaryPointStore.OpenReadOnly(database, session.Potential.Symmetry), second = StationaryPointStore.OpenReadOnly(against);
        return DatabaseRecapture.Of(first, second);
    }

    /// <summary>What the estimates are worth.</summary>
    public const string Remark = "Capture and recapture (Chapman): what is hard to find with one seed is hard with another, which makes these lower bounds.";

    public static void PrintTable(TextWriter output, DatabaseRecapture recapture, string database, string against)
    {
        TextTable.Print(output, Table(recapture, database, against));
        output.WriteLine(Remark);
    }

    /// <summary>The estimates.</summary>
    public static TextTable Table(DatabaseRecapture recapture, string database, string against)
    {
        TextTable table = TextTable.Create("kind", "in " + database, "in " + against, "in both", "in either", "estimated in all", "95 % interval");
        foreach ((string name, RecaptureEstimate kind) in new[] { ("minima", recapture.Minima), ("ts", recapture.TransitionStates) })
        {
            table.Row(
                name, Numbers.Whole(kind.First), Numbers.Whole(kind.Second), Numbers.Whole(kind.Both), Numbers.Whole(kind.Found),
                kind.Total.ToString("0.##", CultureInfo.InvariantCulture), $"{kind.Lower95} to {(kind.Upper95 is { } upper ? Numbers.Whole(upper) : "any number")}");
        }

        return table;
    }

    /// <summary>Writes the property `captureRecapture`.</summary>
    public static void WriteJson(Utf8JsonWriter json, DatabaseRecapture recapture, string against)
    {
        json.WriteStartObject("captureRecapture");
        json.WriteString("against", against);
        Write(json, "minima", recapture.Minima);
        Write(json, "transitionStates", recapture.TransitionStates);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, RecaptureEstimate kind)
    {
        json.WriteStartObject(name);
        json.WriteNumber("first", kind.First);
        json.WriteNumber("second", kind.Second);
        json.WriteNumber("both", kind.Both);
        json.Number("total", kind.Total);
        json.WriteNumber("lower95", kind.Lower95);
        json.Number("upper95", (double?)kind.Upper95);
        json.WriteEndObject();
    }
}
