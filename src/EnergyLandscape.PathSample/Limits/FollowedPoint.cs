namespace EnergyLandscape.PathSample.Limits;

/// <summary>A stored point with its way to vanishing regularisation.</summary>
/// <param name="Point">The point.</param>
/// <param name="Curves">Its own curve first. Where a minimum ceases to exist, it falls to another one, whose curve follows from there; more of them where that one
/// ceases to exist, too. Empty when the stored point could not be followed at all.</param>
/// <param name="Limit">What its own curve says of λ → 0; null when it does not get there.</param>
public sealed record FollowedPoint(StoredPoint Point, IReadOnlyList<LimitCurve> Curves, LimitExtrapolation? Limit)
{
    /// <summary>Its own curve; null when it could not be followed at all.</summary>
    public LimitCurve? Own => Curves.Count > 0 ? Curves[0] : null;

    /// <summary>Why its own curve ends.</summary>
    public LimitEnd End => Own?.End ?? LimitEnd.Lost;

    /// <summary>Ids of the points of its kind that are at the same place, modulo symmetry, at the smallest λ: those that merged with it, and those that fell to it or
    /// that it fell to.</summary>
    public IReadOnlyList<int> SameEnd { get; init; } = [];

    /// <summary>Number of its loss among the distinct losses at λ → 0, from 1, the lowest; null without a limit.</summary>
    public int? LossNumber { get; init; }

    /// <summary>The point at the smallest λ, reached on its own curve or after falls; null when there is none.</summary>
    public LimitPoint? Final => Curves.Count > 0 && Curves[^1].End == LimitEnd.Reached ? Curves[^1].Last : null;
}
