using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Refines the points of another database one after the other, then explores as another strategy does.</summary>
/// <param name="points">Numbers of those points (<see cref="NumberOf"/>) in the order in which they are refined.</param>
/// <param name="isOfSameDatabase">Whether a search that refined a point took it from this database: by its index.</param>
/// <param name="then">What follows.</param>
public sealed class RefinementStrategy(IReadOnlyList<int> points, Func<long, bool> isOfSameDatabase, ExplorationStrategy then) : ExplorationStrategy
{
    private readonly HashSet<int> _planned = [];
    private int _taken;
    private int _passed;

    /// <summary>The number by which a point of another database is known, which it keeps when that database grows; from 1.</summary>
    /// <param name="kind">Its kind.</param>
    /// <param name="id">Its id.</param>
    public static int NumberOf(StationaryPointKind kind, int id) => checked((3 * (id - 1)) + (int)kind + 1);

    /// <inheritdoc/>
    public override IReadOnlyList<PlannedSearch>? NextBatch(StationaryPointStore store, RandomStream stream, out string stopReason)
    {
        ArgumentNullException.ThrowIfNull(store);
        IReadOnlyList<LoggedSearch> log = store.Log.Searches;
        for (; _taken < log.Count; _taken++)
        {
            if (log[_taken].Plan is { Method: SearchMethod.Refinement, Space: { } number } plan && isOfSameDatabase(plan.Index))
            {
                _planned.Add(number);
            }
        }

        var next = new List<PlannedSearch>(BatchSize);
        for (; _passed < points.Count && next.Count < BatchSize; _passed++)
        {
            if (!_planned.Contains(points[_passed]))
            {
                next.Add(new PlannedSearch(store.Log.NextIndex + next.Count, SearchMethod.Refinement, Space: points[_passed]));
            }
        }

        stopReason = string.Empty;
        return next.Count > 0 ? next : then.NextBatch(store, stream, out stopReason);
    }
}
