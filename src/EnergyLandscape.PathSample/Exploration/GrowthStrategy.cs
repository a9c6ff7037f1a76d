using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Minima and transition states as fast as they come, from the lowest minima on, of a landscape that cannot be exhausted.</summary>
/// <remarks>Single-ended searches set out from the lowest minima of the largest connected part that were searched from least, so that what they find
/// is connected. Bands join the lowest minima outside it first, and now and then the minima that high barriers separate from lower ones (untrapping, as PATHSAMPLE).
/// Random starts and basin-hopping look elsewhere. It ends with its budget or, if it runs dry, as <see cref="LandscapeStrategy"/> does.</remarks>
/// <param name="options">How long to go on.</param>
/// <param name="symmetry">Symmetry of the landscape.</param>
public sealed class GrowthStrategy(LandscapeStrategyOptions options, SymmetryGroup symmetry) : ExplorationStrategy
{
    // The superbasin tree of a large landscape takes as long as some searches.
    private const int UntrapEvery = 8;

    // A chain takes as long as a hundred searches from minima, and what it finds has to be connected yet.
    private const int ChainEvery = 4;
    private const int PatienceUnconnected = 5;
    private const int FirstPoints = 30;
    private const int SearchesPerPoint = 100;

    private readonly SearchedMinima _searched = new();
    private readonly NearbyMinima _nearby = new(symmetry);
    private int _part;

    /// <inheritdoc/>
    public override IReadOnlyList<PlannedSearch>? NextBatch(StationaryPointStore store, RandomStream stream, out string stopReason)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(stream);
        _searched.TakeUp(store);
        _part = store.Components.Largest ?? 0;
        stopReason = StopReason(store) ?? string.Empty;
        return stopReason.Length > 0 ? null : [.. Plan(store, stream)];
    }

    private string? StopReason(StationaryPointStore store)
    {
        if (store.Minima.Count >= options.MaxMinima)
        {
            return $"the database holds {store.Minima.Count} minima, the limit is {options.MaxMinima}";
        }

        long quiet = store.Log.WithoutNews;
        long required = options.Patience + (SearchesPerPoint * Math.Max(0L, (long)store.Minima.Count + store.TransitionStates.Count - FirstPoints));
        if (quiet < required)
        {
            return null;
        }

        return store.Minima.Count == 0 ? $"{quiet} searches found no minimum (patience {required})"
            : store.Components.Count <= 1 ? $"connected, and {quiet} further searches found nothing new (patience {required})"
            : quiet < PatienceUnconnected * required ? null
            : $"{quiet} searches found nothing new, but the network still has {store.Components.Count} unconnected parts";
    }

    private IEnumerable<PlannedSearch> Plan(StationaryPointStore store, RandomStream stream)
    {
        long index = store.Log.NextIndex;
        var untrapped = new Queue<(int From, int To)>(
            store.Log.Batches.Count % UntrapEvery == UntrapEvery - 1 ? _nearby.Trapped(store, UntrapEvery) : []);
        foreach ((int from, int to) in untrapped)
        {
            yield return Band(index++, from, to, stream);
        }

        bool hasChain = store.Log.Batches.Count % ChainEvery == 0;
        if (hasChain)
        {
            yield return PlanOne(store, SearchMethod.BasinHopping, index++, [], stream);
        }

        IReadOnlyList<string> methods = SearchMix.Growth.Next(store, BatchSize - untrapped.Count - (hasChain ? 1 : 0));
        var pairs = new Queue<(int From, int To)>(_nearby.Unconnected(store, methods.Count(method => method == SearchMethod.Band)));
        foreach (string method in methods)
        {
            yield return PlanOne(store, method, index++, pairs, stream);
        }
    }

    private PlannedSearch PlanOne(StationaryPointStore store, string method, long index, Queue<(int From, int To)> pairs, RandomStream stream)
    {
        switch (method)
        {
            case SearchMethod.MultiStart or SearchMethod.SaddleFromRandom:
                return new PlannedSearch(index, method);
            case var _ when store.Minima.Count == 0:
                return new PlannedSearch(index, SearchMethod.MultiStart);
            case SearchMethod.Band when pairs.TryDequeue(out (int From, int To) pair):
                return Band(index, pair.From, pair.To, stream);
            case SearchMethod.BasinHopping:
                return stream.NextInt(2) == 0 ? new PlannedSearch(index, method) : new PlannedSearch(index, method, StationaryPointKind.Minimum, Parent(store, stream));
            case SearchMethod.SaddleFromSaddle when store.TransitionStates.Count > 0:
                return new PlannedSearch(index, method, StationaryPointKind.TransitionState, store.TransitionStates[stream.NextInt(store.TransitionStates.Count)].Id);
            case SearchMethod.SaddleFromImages:
                return new PlannedSearch(index, method, StationaryPointKind.Minimum, Parent(store, stream), StationaryPointKind.Minimum, Parent(store, stream));
            default:
                int minimum = _searched.Next(store.Components, _part, lowest: stream.NextInt(4) != 0, stream, out int searches);
                return new PlannedSearch(index, SearchMethod.SaddleFromMode, StationaryPointKind.Minimum, minimum, Space: searches + 1);
        }
    }

    private static int Parent(StationaryPointStore store, RandomStream stream) => store.Minima[stream.NextInt(store.Minima.Count)].Id;

    private static PlannedSearch Band(long index, int from, int to, RandomStream stream) => new(
        index, stream.NextInt(4) == 0 ? SearchMethod.BandToImage : SearchMethod.Band, StationaryPointKind.Minimum, from, StationaryPointKind.Minimum, to);
}
