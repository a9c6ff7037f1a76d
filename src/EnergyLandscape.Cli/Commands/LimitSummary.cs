using System.Globalization;
using EnergyLandscape.PathSample.Limits;
using EnergyLandscape.Potentials;
using Numbers = EnergyLandscape.Cli.Output.Numbers;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The sentences under the table of `landscape limit`.</summary>
internal static class LimitSummary
{
    public static void Print(TextWriter output, IReadOnlyList<FollowedPoint> points, LimitOptions options)
    {
        string smallest = Numbers.Short(options.Lambda);
        LimitLosses losses = LimitLosses.Of(points);
        output.WriteLine($"Distinct losses at lambda → 0: {losses.Losses.Count}" + (losses.Losses.Count == 0 ? "." : ": "
            + string.Join("; ", losses.Losses.Select(loss =>
                $"{loss.Energy.ToString("F9", CultureInfo.InvariantCulture)} ± {Numbers.ShortUp(loss.Error)} ({Count(loss.Points)})")) + "."));
        if (losses.Unassigned.Count > 0)
        {
            output.WriteLine($"Of which of these losses, the error of the extrapolation leaves open: {losses.Unassigned.Count} (ids {Ids(losses.Unassigned)}).");
        }

        output.WriteLine($"Weights diverge: {Count(points, NormTrend.Diverges)}; have a limit: {Count(points, NormTrend.Finite)}; undecided: {Count(points, NormTrend.Undecided)}; "
            + $"cease to exist above lambda = {smallest}: {points.Count(LimitOutput.Ceases)}; lost: {points.Count(point => point.End == LimitEnd.Lost)}.");
        foreach ((string change, FollowedPoint[] changed) in Changes(points))
        {
            output.WriteLine($"{change} at lambda = {smallest}: {changed.Length}" + (changed.Length > 0 ? $" (ids {Ids(changed)})." : "."));
        }

        LimitPoint[] tried = [.. points.SelectMany(point => point.Curves).SelectMany(curve => curve.Points).Where(at => at.IsVerified is not null)];
        FollowedPoint[] unverified = [.. points.Where(point => !point.IsVerified)];
        output.WriteLine($"Verified at every decade: {tried.Count(at => at.IsVerified == true)} of {tried.Length} points."
            + (unverified.Length > 0 ? $" Not at every decade: {unverified.Length} (ids {Ids(unverified)})." : string.Empty));
    }

    private static IEnumerable<(string Change, FollowedPoint[] Points)> Changes(IReadOnlyList<FollowedPoint> points)
    {
        FollowedPoint[] changed = [.. points.Where(point => point.ChangesIndex)];
        if (points.Any(point => point.Point.Kind == StationaryPointKind.Minimum))
        {
            yield return ("Minima that are saddles", changed);
        }
        else
        {
            yield return ("Transition states that are minima", [.. changed.Where(point => point.EndIndex == 0)]);
            yield return ("Transition states that are higher saddles", [.. changed.Where(point => point.EndIndex > 1)]);
        }
    }

    private static string Count(IEnumerable<FollowedPoint> points, NormTrend trend) => Count([.. points.Where(point => point.Limit?.Trend == trend)]);

    private static string Count(IReadOnlyList<FollowedPoint> points) => points.Count == 0 ? "0" : $"{points.Count}, minima {points.Count(point => point.EndIndex == 0)}";

    private static string Ids(IEnumerable<FollowedPoint> points) => string.Join(' ', points.Select(point => Numbers.Whole(point.Point.Id)));
}
