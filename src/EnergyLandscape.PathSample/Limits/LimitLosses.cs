namespace EnergyLandscape.PathSample.Limits;

/// <summary>The distinct losses at λ → 0.</summary>
/// <remarks>The points are taken by rising error: one that differs from all losses so far by more than the sum of the errors is the first of another loss. A point belongs to
/// the only loss whose first point it agrees with, if it agrees with the others there, too. One that agrees with several losses, because its error is as large as the
/// gap between them, or not with all others of its loss, is left unassigned: no loss is joined to another by an uncertain point.</remarks>
/// <param name="Losses">The losses, ascending.</param>
/// <param name="Unassigned">Points with a limit that could be of more than one loss, by energy, then id.</param>
public sealed record LimitLosses(IReadOnlyList<LimitLoss> Losses, IReadOnlyList<FollowedPoint> Unassigned)
{
    /// <summary>Sorts points by their loss.</summary>
    /// <param name="points">Followed points; those without a limit are left out.</param>
    public static LimitLosses Of(IEnumerable<FollowedPoint> points)
    {
        ArgumentNullException.ThrowIfNull(points);
        FollowedPoint[] byError =
        [
            .. points.Where(point => point.Limit is not null).OrderBy(point => point.Limit!.Error).ThenBy(point => point.Limit!.Energy).ThenBy(point => point.Point.Id),
        ];
        var groups = new List<List<FollowedPoint>>();
        var others = new List<FollowedPoint>();
        foreach (FollowedPoint point in byError)
        {
            if (groups.Exists(group => Agree(group[0], point)))
            {
                others.Add(point);
            }
            else
            {
                groups.Add([point]);
            }
        }

        var unassigned = new List<FollowedPoint>();
        foreach (FollowedPoint point in others)
        {
            List<FollowedPoint>[] possible = [.. groups.Where(group => Agree(group[0], point))];
            (possible.Length == 1 && possible[0].TrueForAll(member => Agree(member, point)) ? possible[0] : unassigned).Add(point);
        }

        return new LimitLosses([.. groups.Select(group => LimitLoss.Of(InOrder(group))).OrderBy(loss => loss.Energy)], InOrder(unassigned));
    }

    private static bool Agree(FollowedPoint a, FollowedPoint b) => Math.Abs(a.Limit!.Energy - b.Limit!.Energy) <= a.Limit.Error + b.Limit.Error;

    private static FollowedPoint[] InOrder(IEnumerable<FollowedPoint> points) => [.. points.OrderBy(point => point.Point.Energy).ThenBy(point => point.Point.Id)];
}
