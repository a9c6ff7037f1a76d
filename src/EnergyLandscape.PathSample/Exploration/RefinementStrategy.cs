using EnergyLandscape.Numerics;

namespace EnergyLandscape.PathSample;

/// <summary>Refines the points of another database one after the other, then explores as another strategy does.</summary>
/// <param name="points">Number of those points (<see cref="ExplorationOptions.Refined"/>).</param>
/// <param name="firstSearch">Index of the first search that may have refined one of them; searches before refined points of other databases.</param>
/// <param name="then">What follows.</param>
public sealed class RefinementStrategy(int points, long firstSearch, ExplorationStrategy then) : ExplorationStrategy
{
    private int _planned;
    private int _taken;

    /// <inheritdoc/>
    public override IReadOnlyList<PlannedSearch>? NextBatch(StationaryPointStore store, RandomStream stream, out string stopReason)
    {
        ArgumentNullException.ThrowIfNull(store);
        IReadOnlyList<LoggedSearch> log = store.Log.Searches;
        for (; _taken < log.Count; _taken++)
        {
            if (log[_taken].Plan is { Method: SearchMethod.Refinement, Space: { } number } plan && plan.Index >= firstSearch)
            {
                _planned = Math.Max(_planned, number);
            }
        }

        if (_planned >= points)
        {
            return then.NextBatch(store, stream, out stopReason);
        }

        stopReason = string.Empty;
        long first = store.Log.NextIndex;
        return [.. Enumerable.Range(0, Math.Min(BatchSize, points - _planned)).Select(i => new PlannedSearch(first + i, SearchMethod.Refinement, Space: _planned + i + 1))];
    }
}
