using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Which stored points are still to be continued: each one once, as nothing in a continuation is random.</summary>
/// <param name="potential">The landscape; one that is no member of a family is never continued.</param>
/// <param name="allIndices">Whether higher saddles are continued, too; else minima and transition states.</param>
public sealed class Continuations(IPotential potential, bool allIndices)
{
    // Searches of a batch; more once little else is found.
    private const int Share = 2;
    private const int QuietShare = 16;

    private readonly bool _isPossible = ContinuationSearch.CanContinue(potential);

    /// <summary>The next points to be continued, in the order in which they were found.</summary>
    /// <param name="store">The store.</param>
    /// <param name="isQuiet">Whether other searches have lately found little.</param>
    public IReadOnlyList<StoredPoint> Next(StationaryPointStore store, bool isQuiet) => [.. Remaining(store).Take(isQuiet ? QuietShare : Share)];

    /// <summary>Points that no search has continued yet, in the order in which they were found.</summary>
    /// <param name="store">The store.</param>
    public IEnumerable<StoredPoint> Remaining(StationaryPointStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (!_isPossible)
        {
            return [];
        }

        HashSet<(StationaryPointKind?, int?)> done = [.. store.Log.Searches.Where(search => search.Plan.Method == SearchMethod.Continuation)
            .Select(search => (search.Plan.ParentKind, search.Plan.Parent))];
        return store.Minima.Concat(store.TransitionStates).Concat(allIndices ? store.HigherSaddles : [])
            .Where(point => !done.Contains((point.Kind, point.Id)))
            .OrderBy(point => point.FoundBy).ThenBy(point => point.Kind).ThenBy(point => point.Id);
    }
}
