namespace EnergyLandscape.PathSample.Limits;

/// <summary>A stationary point followed to smaller and smaller λ.</summary>
/// <param name="Points">The points on a grid of λ from the start down, and the last one before the curve ended.</param>
/// <param name="IndexChanges">The bifurcations on the way.</param>
/// <param name="End">Why it ends.</param>
/// <param name="EndLambda">λ where it ends, extrapolated for a fold or a merge.</param>
/// <param name="EndCoordinates">The point there, extrapolated likewise.</param>
public sealed record LimitCurve(
    IReadOnlyList<LimitPoint> Points, IReadOnlyList<IndexChange> IndexChanges, LimitEnd End, double EndLambda, ReadOnlyMemory<double> EndCoordinates)
{
    /// <summary>The point of the smallest λ.</summary>
    public LimitPoint Last => Points[^1];
}
