using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>What the arrivals at points of one kind say about points of that kind that are not known.</summary>
/// <remarks>
/// <para>The headline is <see cref="All"/>: the arrivals of all searches together, so that a point that two of them found is no singleton.
/// Those searches know what is known and look near it, so their arrivals are not independent draws. Four corrections, each to the side of
/// caution: a search that ended where it had started is no arrival; descent paths are none either; arrivals of one method that may come
/// in bunches (<see cref="SearchMethod.Bunched"/>) count once a point; and a known point that is left without arrivals counts as seen once. Points that were only
/// added by other commands (<see cref="SearchMethod.Additions"/>) are left out: to the searches they are unseen.</para>
/// <para>Beside it stands <see cref="Random"/>: only searches whose starts do not depend on what is known
/// (<see cref="SearchMethod.NonAdaptive"/>), fewer, but independent draws. <see cref="NotSeenAtRandom"/> points are known from other searches
/// that this stream never saw: a direct check of its estimate.</para>
/// </remarks>
/// <param name="Kind">Kind of the points.</param>
/// <param name="Known">Number of known points.</param>
/// <param name="All">Estimate from all searches; null without arrivals.</param>
/// <param name="Random">Estimate from searches with non-adaptive starts, all such methods together; null without arrivals.</param>
/// <param name="Methods">The same for each non-adaptive method that arrived anywhere, in ordinal order of the names.</param>
public sealed record KindEvidence(
    StationaryPointKind Kind, int Known, UnseenEstimate? All, UnseenEstimate? Random, IReadOnlyList<MethodEvidence> Methods)
{
    /// <summary>Known points at which no search with a non-adaptive start has arrived; null when no such search arrived anywhere.</summary>
    public long? NotSeenAtRandom => Random is null ? null : Known - Random.Counts.Seen;

    /// <summary>True when more known points escaped the non-adaptive searches than the upper 95 % bound of their own estimate allows: the
    /// probabilities of the points are so unequal that this estimate is void.</summary>
    public bool IsRandomRefuted => NotSeenAtRandom > Random?.UnseenUpper95;

    /// <summary>Estimated number of points that are not in the database; a lower bound. Null without arrivals.</summary>
    public double? Unseen => All?.Unseen;

    /// <summary>Upper end of the 95 % interval of <see cref="Unseen"/>, as far as the assumptions go; never zero. Null without arrivals.</summary>
    public double? UnseenUpper95 => All?.UnseenUpper95;
}
