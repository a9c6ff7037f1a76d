using System.Text.Json;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample.Limits;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The JSON of `landscape limit`.</summary>
internal static class LimitJson
{
    public static void Write(Utf8JsonWriter json, IReadOnlyList<FollowedPoint> points, StationaryPointKind kind, LimitOptions options)
    {
        bool areMinima = kind == StationaryPointKind.Minimum;
        LimitLosses losses = LimitLosses.Of(points);
        json.WriteStartObject();
        json.Number("lambda", points.FirstOrDefault(point => point.Own is not null)?.Own!.Points[0].Lambda);
        json.Number("to", options.Lambda);
        json.WriteStartArray("points");
        foreach (FollowedPoint point in points)
        {
            WritePoint(json, point);
        }

        json.WriteEndArray();
        json.Number("becomeSaddles", areMinima ? points.Count(point => point.ChangesIndex) : (double?)null);
        json.Number("becomeMinima", areMinima ? (double?)null : points.Count(point => point.ChangesIndex && point.EndIndex == 0));
        WriteIds(json, "unverified", points.Where(point => !point.IsVerified));
        WriteIds(json, "unassigned", losses.Unassigned);
        json.WriteStartArray("losses");
        foreach (LimitLoss loss in losses.Losses)
        {
            json.WriteStartObject();
            json.WriteNumber("loss", loss.Energy);
            json.WriteNumber("lossError", loss.Error);
            WriteIds(json, "ids", loss.Points);
            WriteIds(json, "minima", loss.Minima);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteIds(Utf8JsonWriter json, string name, IEnumerable<FollowedPoint> points)
    {
        json.WriteStartArray(name);
        foreach (FollowedPoint point in points)
        {
            json.WriteNumberValue(point.Point.Id);
        }

        json.WriteEndArray();
    }

    private static void WritePoint(Utf8JsonWriter json, FollowedPoint point)
    {
        json.WriteStartObject();
        json.WriteNumber("id", point.Point.Id);
        json.Number("energy", point.Point.Energy);
        json.WriteString("end", LimitOutput.EndOf(point));
        json.Number("endLambda", point.Own?.EndLambda);
        json.Number("loss", point.Limit?.Energy);
        json.Number("lossError", point.Limit?.Error);
        json.Number("lossNumber", (double?)point.LossNumber);
        json.Number("norm", point.Own?.Points[0].Norm);
        json.Number("endNorm", point.Own?.Last.Norm);
        json.Number("growth", point.Limit?.Growth);
        json.Number("exponent", point.Limit?.Exponent);
        if (point.Limit is null)
        {
            json.WriteNull("weights");
        }
        else
        {
            json.WriteString("weights", LimitOutput.TrendOf(point));
        }

        json.Number("endIndex", (double?)point.EndIndex);
        json.Number("vanishing", (double?)point.Limit?.Vanishing);
        json.WriteStartArray("indexChanges");
        foreach (IndexChange change in point.Own?.IndexChanges ?? [])
        {
            json.WriteStartObject();
            json.WriteNumber("lambda", change.Lambda);
            json.WriteNumber("before", change.Before);
            json.WriteNumber("after", change.After);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("sameEnd");
        foreach (int id in point.SameEnd)
        {
            json.WriteNumberValue(id);
        }

        json.WriteEndArray();
        json.WriteBoolean("verified", point.IsVerified);
        json.WriteStartArray("decades");
        foreach (LimitPoint at in point.Own?.Points.Where(at => at.IsVerified is not null) ?? [])
        {
            json.WriteStartObject();
            json.WriteNumber("lambda", at.Lambda);
            json.Number("energy", at.Energy);
            json.Number("norm", at.Norm);
            json.Number("lowestEigenvalue", at.Eigenvalues.Span[0]);
            json.WriteNumber("index", at.Index);
            json.Number("precision", at.Precision);
            json.WriteBoolean("verified", at.IsVerified == true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
