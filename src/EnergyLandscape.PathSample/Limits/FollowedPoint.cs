namespace EnergyLandscape.PathSample.Limits;

/// <summary>A stored point with its way to vanishing regularisation.</summary>
/// <param name="Point">The point.</param>
/// <param name="Curves">Its own curve first. Where a minimum ceases to exist, it falls to another one, whose curve follows from there; more of them where that one
/// ceases to exist, too. Empty when the stored point could not be followed at all.</param>
/// <param name="Limit">What its own curve says of λ → 0; null unless it gets there.</param>
public sealed record FollowedPoint(StoredPoint Point, IReadOnlyList<LimitCurve> Curves, LimitExtrapolation? Limit)
{
    /// <summary>Its own curve; null when it could not be followed at all.</summary>
    public LimitCurve? Own => Curves.Count > 0 ? Curves[0] : null;

    /// <summary>Why its own curve ends.</summary>
    public LimitEnd End => Own?.End ?? LimitEnd.Lost;

    /// <summary>Number of negative eigenvalues where its own curve ends; null when it could not be followed at all.</summary>
    public int? EndIndex => Own?.Last.Index;

    /// <summary>Whether it gets to the smallest λ as a point of another index than it has in the database.</summary>
    public bool ChangesIndex => End == LimitEnd.Reached && EndIndex != Point.Point.Index;

    /// <summary>Whether every point that was verified, one a decade on each of its curves, was found to be what it is.</summary>
    public bool IsVerified => Curves.Count > 0 && Curves.All(curve => curve.Points.All(at => at.IsVerified != false));

    /// <summary>Ids of the points of its kind that are at the same place, modulo symmetry, at the smallest λ: those that merged with it, and those that fell to it or
    /// that it fell to.</summary>
    public IReadOnlyList<int> SameEnd { get; init; } = [];

    /// <summary>Number of its loss among the distinct losses at λ → 0, from 1, the lowest; null without a limit, and where it could be several of them.</summary>
    public int? LossNumber { get; init; }

    /// <summary>The point at the smallest λ, reached on its own curve or after falls; null when there is none.</summary>
    public LimitPoint? Final => Curves.Count > 0 && Curves[^1].End == LimitEnd.Reached ? Curves[^1].Last : null;
}
