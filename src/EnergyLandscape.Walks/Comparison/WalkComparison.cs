namespace EnergyLandscape.Walks.Comparison;

/// <summary>What some walks saw of a landscape.</summary>
/// <param name="Walks">The walks, mapped.</param>
/// <param name="Basins">Samples, walks and ends by minimum.</param>
/// <param name="Superbasins">The same by superbasin.</param>
/// <param name="Transitions">Transitions against the edges of the database.</param>
/// <param name="Stagnation">n_stag against numbers of basins.</param>
public sealed record WalkComparison(
    IReadOnlyList<WalkItinerary> Walks, OccupationCensus Basins, IReadOnlyList<SuperbasinOccupation> Superbasins, TransitionCensus Transitions, StagnationAgainstBasins Stagnation)
{
    /// <summary>Counts walks.</summary>
    /// <param name="landscape">The database, with all walks mapped that are compared with it.</param>
    /// <param name="walks">The walks.</param>
    /// <param name="independent">Whether the walks are independent of each other; shares have no interval if not.</param>
    public static WalkComparison Of(ComparedLandscape landscape, IReadOnlyList<WalkItinerary> walks, bool independent = true)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(walks);
        return new WalkComparison(
            walks, OccupationCensus.Of(landscape, walks, independent), SuperbasinOccupation.Of(landscape.Tree, walks, independent), TransitionCensus.Of(landscape, walks),
            StagnationAgainstBasins.Of(walks, independent));
    }
}
