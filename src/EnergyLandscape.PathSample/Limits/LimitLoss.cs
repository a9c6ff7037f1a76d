namespace EnergyLandscape.PathSample.Limits;

/// <summary>A loss at λ → 0 and the points that have it.</summary>
/// <param name="Energy">Mean of their losses weighted by the inverse squares of their errors, in the potential's units.</param>
/// <param name="Error">Mean of their errors with the same weights: it falls no lower than the least of them, because curves of one loss err alike.</param>
/// <param name="Points">The points by energy, then id. Each two of them agree within the sum of their errors.</param>
public sealed record LimitLoss(double Energy, double Error, IReadOnlyList<FollowedPoint> Points)
{
    /// <summary>Those of them that are minima at the smallest λ.</summary>
    public IEnumerable<FollowedPoint> Minima => Points.Where(point => point.EndIndex == 0);

    /// <summary>The loss of points that agree.</summary>
    /// <param name="points">Points with a limit, at least one.</param>
    internal static LimitLoss Of(IReadOnlyList<FollowedPoint> points)
    {
        double least = points.Min(point => point.Limit!.Error), weights = 0, energy = 0, error = 0;
        foreach (LimitExtrapolation limit in points.Select(point => point.Limit!))
        {
            double ratio = limit.Error > 0 ? least / limit.Error : 1, weight = ratio * ratio;
            weights += weight;
            energy += weight * limit.Energy;
            error += weight * limit.Error;
        }

        return new LimitLoss(energy / weights, error / weights, points);
    }
}
