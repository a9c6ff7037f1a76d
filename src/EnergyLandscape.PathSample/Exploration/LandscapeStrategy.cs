using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Minima and transition states until the network is connected and enough further searches found nothing new; when it is to be
/// exhaustive, until the evidence says that hardly anything is left to find.</summary>
/// <param name="options">How long to go on.</param>
/// <param name="potential">The landscape.</param>
public sealed class LandscapeStrategy(LandscapeStrategyOptions options, IPotential potential) : ExplorationStrategy
{
    // Where connections are missing, bands get this many times the patience before the exploration gives up on them; sums that are not 1 get
    // so many times the patience, too.
    private const int PatienceUnconnected = 5;

    // Rare points hide longer in large landscapes: beyond the first ones, each point that is known asks for so many more searches.
    private const int FirstPoints = 30;
    private const int SearchesPerPoint = 100;

    private readonly PairSelection _pairs = new(potential.Symmetry);
    private readonly Continuations _continuations = new(potential, options.AllIndices);
    private readonly MorseEulerSums _sums = new(potential);

    /// <summary>Searches without news that a landscape of a given size asks for.</summary>
    /// <param name="points">Number of known minima and transition states; with higher saddles, if they are wanted.</param>
    public long Required(int points) => ((options.Exhaustive ? 2 : 1) * options.Patience) + ((options.AllIndices ? SearchesPerPoint / 10 : SearchesPerPoint) * Math.Max(0L, (long)points - FirstPoints));

    /// <inheritdoc/>
    public override IReadOnlyList<PlannedSearch>? NextBatch(StationaryPointStore store, RandomStream stream, out string stopReason)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(stream);
        if (options.Exhaustive)
        {
            _sums.TakeUp(store);
        }

        stopReason = StopReason(store) ?? string.Empty;
        return stopReason.Length > 0 ? null : [.. Plan(store, stream)];
    }

    private string? StopReason(StationaryPointStore store)
    {
        if (store.Minima.Count >= options.MaxMinima)
        {
            return $"the database holds {store.Minima.Count} minima, the limit is {options.MaxMinima}";
        }

        int points = store.Minima.Count + store.TransitionStates.Count + (options.AllIndices ? store.HigherSaddles.Count : 0);
        long quiet = Quiet(store), required = Required(points);
        if (quiet < required)
        {
            return null;
        }

        bool hasPatience = quiet < PatienceUnconnected * required;
        if (store.Components.Count > 1)
        {
            return hasPatience ? null : $"{quiet} searches found nothing new, but the network still has {store.Components.Count} unconnected parts";
        }

        if (options.Exhaustive && _continuations.Remaining(store).Any())
        {
            return null;
        }

        if (options.Exhaustive)
        {
            CompletenessEvidence evidence = CompletenessEvidence.Of(store);
            if (Math.Max(evidence.Minima.Unseen ?? 0, evidence.TransitionStates.Unseen ?? 0) > options.MostUnseen)
            {
                return hasPatience ? null : $"{quiet} searches found nothing new, but the estimate of unseen points stays above {options.MostUnseen:G3}";
            }
        }

        if (options.AllIndices && _sums.Unbalanced.Any())
        {
            return hasPatience ? null : $"{quiet} searches found nothing new, but the Morse-Euler sum is not 1 in {_sums.Unbalanced.Count()} of {_sums.Spaces.Count} fixed spaces";
        }

        return $"connected, and {quiet} further searches found nothing new (patience {required})";
    }

    private long Quiet(StationaryPointStore store)
    {
        long quiet = SearchesWithoutNews(store);
        return options.AllIndices && store.HigherSaddles.Count > 0
            ? Math.Min(quiet, store.Log.NextIndex - 1 - store.HigherSaddles[^1].FoundBy)
            : quiet;
    }

    private IEnumerable<PlannedSearch> Plan(StationaryPointStore store, RandomStream stream)
    {
        IReadOnlyList<StoredPoint> continued = options.Exhaustive ? _continuations.Next(store, Quiet(store) >= options.Patience / 2) : [];
        IReadOnlyList<string> methods = SearchMix.Thorough.Next(store, BatchSize - continued.Count);
        int bands = methods.Count(method => method is SearchMethod.Band or SearchMethod.BandToImage);
        var chosen = new Queue<(int From, int To)>(store.Minima.Count == 0 ? [] : _pairs.Choose(store, bands, stream));
        var descents = new Queue<int>(NotDescended(store).Take(methods.Count(method => method == SearchMethod.DescentFromSaddle)));
        var spaces = new Queue<int>(options.Exhaustive ? _sums.Unbalanced : []);
        long index = store.Log.NextIndex;
        foreach (StoredPoint point in continued)
        {
            yield return new PlannedSearch(index++, SearchMethod.Continuation, point.Kind, point.Id);
        }

        foreach (string method in methods)
        {
            yield return PlanOne(store, method, index++, chosen, descents, spaces, stream);
        }
    }

    // Descents follow every negative mode and random combinations, so a second one of the same saddle tells little.
    private static IEnumerable<int> NotDescended(StationaryPointStore store)
    {
        var done = new bool[store.HigherSaddles.Count + 1];
        foreach (LoggedSearch search in store.Log.Searches)
        {
            if (search.Plan.Method == SearchMethod.DescentFromSaddle)
            {
                done[search.Plan.Parent!.Value] = true;
            }
        }

        return store.HigherSaddles.Where(saddle => !done[saddle.Id]).OrderBy(saddle => saddle.Point.Index).ThenBy(saddle => saddle.Id).Select(saddle => saddle.Id);
    }

    private PlannedSearch PlanOne(
        StationaryPointStore store, string method, long index, Queue<(int From, int To)> chosen, Queue<int> descents, Queue<int> spaces, RandomStream stream)
    {
        switch (method)
        {
            case SearchMethod.FixedSpace or SearchMethod.MultiStart or SearchMethod.SaddleFromRandom:
                return new PlannedSearch(index, method);
            case SearchMethod.UnbalancedSpace when spaces.TryDequeue(out int space):
                spaces.Enqueue(space);
                return InUnbalancedSpace(store, index, space, stream);
            case SearchMethod.BasinHopping:
                return store.Minima.Count > 0 && stream.NextInt(2) == 0
                    ? new PlannedSearch(index, method, StationaryPointKind.Minimum, store.Minima[stream.NextInt(store.Minima.Count)].Id)
                    : new PlannedSearch(index, method);
            case SearchMethod.SaddleFromMinimum when store.Minima.Count > 0:
                return new PlannedSearch(index, method, StationaryPointKind.Minimum, store.Minima[stream.NextInt(store.Minima.Count)].Id);
            case SearchMethod.SaddleFromSaddle when store.TransitionStates.Count + store.HigherSaddles.Count > 0:
                StoredPoint saddle = Saddle(store, stream);
                return new PlannedSearch(index, method, saddle.Kind, saddle.Id);
            case SearchMethod.SaddleFromImages when store.Minima.Count > 0:
                StoredPoint one = Any(store, stream);
                return Pair(index, method, one, stream.NextInt(3) == 0 ? one : Any(store, stream));
            case SearchMethod.DescentFromSaddle when descents.TryDequeue(out int higher):
                return new PlannedSearch(index, method, StationaryPointKind.HigherSaddle, higher);
            case SearchMethod.Band or SearchMethod.BandToImage when chosen.TryDequeue(out (int From, int To) pair):
                // The nearest image of a minimum is itself.
                string band = pair.From == pair.To || stream.NextInt(2) == 0 ? SearchMethod.BandToImage : SearchMethod.Band;
                return new PlannedSearch(index, band, StationaryPointKind.Minimum, pair.From, StationaryPointKind.Minimum, pair.To);
            default:
                return store.Snapshot.Count(StationaryPointKind.Minimum) == 0
                    ? new PlannedSearch(index, SearchMethod.MultiStart)
                    : Pair(index, SearchMethod.Vary, Any(store, stream), Any(store, stream));
        }
    }

    // A quarter starts anywhere in the space.
    private PlannedSearch InUnbalancedSpace(StationaryPointStore store, long index, int space, RandomStream stream)
    {
        var plan = new PlannedSearch(index, SearchMethod.UnbalancedSpace, Space: space + 1);
        IReadOnlyList<(StationaryPointKind Kind, int Id)> points = _sums.PointsIn(space);
        if (points.Count == 0 || stream.NextInt(4) == 0)
        {
            return plan;
        }

        (StationaryPointKind kind, int id) = points[stream.NextInt(points.Count)];
        StoredPoint other = Any(store, stream);
        return plan with { ParentKind = kind, Parent = id, OtherKind = other.Kind, Other = other.Id };
    }

    private static PlannedSearch Pair(long index, string method, StoredPoint one, StoredPoint two) => new(index, method, one.Kind, one.Id, two.Kind, two.Id);

    // Of two drawn the later one, so that the surroundings of what was found last are searched soon.
    private static StoredPoint Any(StationaryPointStore store, RandomStream stream)
    {
        StoredPoint one = Drawn(), two = Drawn();
        return one.FoundBy >= two.FoundBy ? one : two;

        StoredPoint Drawn()
        {
            int at = stream.NextInt(store.Minima.Count + store.TransitionStates.Count + store.HigherSaddles.Count);
            return at < store.Minima.Count ? store.Minima[at]
                : at < store.Minima.Count + store.TransitionStates.Count ? store.TransitionStates[at - store.Minima.Count]
                : store.HigherSaddles[at - store.Minima.Count - store.TransitionStates.Count];
        }
    }

    // Transition states and higher saddles alike often, however many there are of each.
    private static StoredPoint Saddle(StationaryPointStore store, RandomStream stream)
    {
        StoredPoint one = Drawn(), two = Drawn();
        return one.FoundBy >= two.FoundBy ? one : two;

        StoredPoint Drawn()
        {
            bool higher = store.TransitionStates.Count == 0 || (store.HigherSaddles.Count > 0 && stream.NextInt(2) == 0);
            IReadOnlyList<StoredPoint> saddles = higher ? store.HigherSaddles : store.TransitionStates;
            return saddles[stream.NextInt(saddles.Count)];
        }
    }
}
