using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Minima and transition states until the network is connected and enough further searches found nothing new.</summary>
/// <param name="patience">Searches without news before it stops; more when the landscape is larger, see <see cref="Required"/>.</param>
/// <param name="exhaustive">Adds searches for higher saddles and descents from them, and asks for more patience.</param>
/// <param name="pairs">Chooses the pairs for elastic bands.</param>
public sealed class LandscapeStrategy(long patience, bool exhaustive, PairSelection pairs) : ExplorationStrategy
{
    // Where connections are missing, bands get this many times the patience before the exploration gives up on them.
    private const int PatienceUnconnected = 5;

    // Rare points hide longer in large landscapes: beyond the first ones, each point that is known asks for so many more searches.
    private const int FirstPoints = 30;
    private const int SearchesPerPoint = 100;

    // Number of transition states from which a landscape counts as grown.
    private const int GrownAt = 20;

    // The long ones come first, so that no thread is left alone with one at the end of a batch.
    private static readonly string[] Mix =
    [
        .. Enumerable.Repeat(SearchMethod.DescentFromSaddle, 1),
        .. Enumerable.Repeat(SearchMethod.BandToImage, 1),
        .. Enumerable.Repeat(SearchMethod.BasinHopping, 1),
        .. Enumerable.Repeat(SearchMethod.HigherSaddle, 4),
        .. Enumerable.Repeat(SearchMethod.SaddleFromRandom, 7),
        .. Enumerable.Repeat(SearchMethod.SaddleFromSymmetric, 9),
        .. Enumerable.Repeat(SearchMethod.SaddleFromMinimum, 5),
        .. Enumerable.Repeat(SearchMethod.SaddleFromSaddle, 17),
        .. Enumerable.Repeat(SearchMethod.SaddleFromImages, 9),
        .. Enumerable.Repeat(SearchMethod.SymmetricQuench, 3),
        .. Enumerable.Repeat(SearchMethod.MultiStart, 7),
    ];

    // In a landscape with many transition states the last ones are found from those next to them.
    private static readonly string[] GrownMix =
    [
        .. Enumerable.Repeat(SearchMethod.DescentFromSaddle, 2),
        .. Enumerable.Repeat(SearchMethod.Band, 1),
        .. Enumerable.Repeat(SearchMethod.BandToImage, 1),
        .. Enumerable.Repeat(SearchMethod.BasinHopping, 1),
        .. Enumerable.Repeat(SearchMethod.HigherSaddle, 8),
        .. Enumerable.Repeat(SearchMethod.SaddleFromRandom, 3),
        .. Enumerable.Repeat(SearchMethod.SaddleFromSymmetric, 12),
        .. Enumerable.Repeat(SearchMethod.SaddleFromMinimum, 2),
        .. Enumerable.Repeat(SearchMethod.SaddleFromSaddle, 18),
        .. Enumerable.Repeat(SearchMethod.SaddleFromImages, 10),
        .. Enumerable.Repeat(SearchMethod.SymmetricQuench, 2),
        .. Enumerable.Repeat(SearchMethod.MultiStart, 4),
    ];

    private static readonly string[] ExhaustiveMix =
    [
        .. Enumerable.Repeat(SearchMethod.DescentFromSaddle, 4),
        .. Enumerable.Repeat(SearchMethod.Band, 1),
        .. Enumerable.Repeat(SearchMethod.BandToImage, 1),
        .. Enumerable.Repeat(SearchMethod.BasinHopping, 1),
        .. Enumerable.Repeat(SearchMethod.HigherSaddle, 12),
        .. Enumerable.Repeat(SearchMethod.SaddleFromRandom, 4),
        .. Enumerable.Repeat(SearchMethod.SaddleFromSymmetric, 10),
        .. Enumerable.Repeat(SearchMethod.SaddleFromMinimum, 3),
        .. Enumerable.Repeat(SearchMethod.SaddleFromSaddle, 13),
        .. Enumerable.Repeat(SearchMethod.SaddleFromImages, 8),
        .. Enumerable.Repeat(SearchMethod.SymmetricQuench, 3),
        .. Enumerable.Repeat(SearchMethod.MultiStart, 4),
    ];

    /// <summary>Searches without news that a landscape of a given size asks for.</summary>
    public long Required(int minima, int transitionStates) =>
        (patience + (SearchesPerPoint * Math.Max(0L, (long)minima + transitionStates - FirstPoints))) * (exhaustive ? 3 : 1);

    /// <inheritdoc/>
    public override IReadOnlyList<PlannedSearch>? NextBatch(StationaryPointStore store, RandomStream stream, out string stopReason)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(stream);
        stopReason = string.Empty;
        long quiet = SearchesWithoutNews(store);
        long required = Required(store.Minima.Count, store.TransitionStates.Count);
        LandscapeNetwork network = LandscapeNetwork.Of(store);
        bool isConnected = network.ComponentCount <= 1;
        if (quiet >= required && (isConnected || quiet >= PatienceUnconnected * required))
        {
            stopReason = isConnected
                ? $"connected, and {quiet} further searches found nothing new (patience {required})"
                : $"{quiet} searches found nothing new, but the network still has {network.ComponentCount} unconnected parts";
            return null;
        }

        return [.. Plan(store, network, stream)];
    }

    private IEnumerable<PlannedSearch> Plan(StationaryPointStore store, LandscapeNetwork network, RandomStream stream)
    {
        string[] mix = exhaustive ? ExhaustiveMix : store.TransitionStates.Count < GrownAt ? Mix : GrownMix;
        int bands = mix.Count(method => method is SearchMethod.Band or SearchMethod.BandToImage);
        var chosen = new Queue<(int From, int To)>(store.Minima.Count == 0 ? [] : pairs.Choose(store, network, bands, stream));
        var descents = new Queue<int>(NotDescended(store).Take(mix.Count(method => method == SearchMethod.DescentFromSaddle)));
        long index = store.Log.NextIndex;
        foreach (string method in mix)
        {
            yield return PlanOne(store, method, index++, chosen, descents, stream);
        }
    }

    // Descents follow every negative mode and random combinations, so a second one of the same saddle tells little.
    private IEnumerable<int> NotDescended(StationaryPointStore store)
    {
        int rounds = exhaustive ? 3 : 1;
        var done = new int[store.HigherSaddles.Count + 1];
        foreach (LoggedSearch search in store.Log.Searches)
        {
            if (search.Plan.Method == SearchMethod.DescentFromSaddle)
            {
                done[search.Plan.Parent!.Value]++;
            }
        }

        return Enumerable.Range(0, rounds).SelectMany(round => store.HigherSaddles.Where(saddle => done[saddle.Id] == round).Select(saddle => saddle.Id));
    }

    private static PlannedSearch PlanOne(StationaryPointStore store, string method, long index, Queue<(int From, int To)> chosen, Queue<int> descents, RandomStream stream)
    {
        switch (method)
        {
            case SearchMethod.BasinHopping when store.Minima.Count > 0 && stream.NextInt(2) == 0:
                return new PlannedSearch(index, method, StationaryPointKind.Minimum, Any(store.Minima, stream));
            case SearchMethod.SaddleFromImages when store.Minima.Count > 0:
                PlannedSearch one = FromAny(store, method, index, stream);
                PlannedSearch two = stream.NextInt(3) == 0 ? one : FromAny(store, method, index, stream);
                return one with { OtherKind = two.ParentKind, Other = two.Parent };
            case SearchMethod.SaddleFromMinimum when store.Minima.Count > 0:
                return new PlannedSearch(index, method, StationaryPointKind.Minimum, Any(store.Minima, stream));
            case SearchMethod.SaddleFromSaddle when store.TransitionStates.Count + store.HigherSaddles.Count > 0:
                return FromSaddle(store, method, index, stream);
            case SearchMethod.SaddleFromSymmetric or SearchMethod.SymmetricQuench when store.Minima.Count > 0 && stream.NextInt(2) == 0:
                return FromAny(store, method, index, stream);
            case SearchMethod.SaddleFromSymmetric or SearchMethod.SymmetricQuench:
                return new PlannedSearch(index, method);
            case SearchMethod.HigherSaddle when store.TransitionStates.Count + store.HigherSaddles.Count > 0 && stream.NextInt(3) > 0:
                return FromSaddle(store, method, index, stream);
            case SearchMethod.HigherSaddle:
                return new PlannedSearch(index, method);
            case SearchMethod.DescentFromSaddle when descents.TryDequeue(out int saddle):
                return new PlannedSearch(index, method, StationaryPointKind.HigherSaddle, saddle);
            case SearchMethod.DescentFromSaddle:
                return PlanOne(store, SearchMethod.SaddleFromSaddle, index, chosen, descents, stream);
            case SearchMethod.Band or SearchMethod.BandToImage when chosen.TryDequeue(out (int From, int To) pair):
                // The nearest image of a minimum is itself.
                string band = pair.From == pair.To || stream.NextInt(2) == 0 ? SearchMethod.BandToImage : SearchMethod.Band;
                return new PlannedSearch(index, band, StationaryPointKind.Minimum, pair.From, StationaryPointKind.Minimum, pair.To);
            case SearchMethod.MultiStart or SearchMethod.BasinHopping:
                return new PlannedSearch(index, method);
            default:
                return new PlannedSearch(index, SearchMethod.SaddleFromRandom);
        }
    }

    // Of two saddles drawn the later one, so that the surroundings of what was found last are searched soon.
    private static PlannedSearch FromSaddle(StationaryPointStore store, string method, long index, RandomStream stream)
    {
        StoredPoint one = AnySaddle(store, stream), two = AnySaddle(store, stream);
        StoredPoint saddle = one.FoundBy >= two.FoundBy ? one : two;
        return new PlannedSearch(index, method, saddle.Kind, saddle.Id);
    }

    // Transition states and higher saddles alike often, however many there are of each.
    private static StoredPoint AnySaddle(StationaryPointStore store, RandomStream stream)
    {
        bool higher = store.TransitionStates.Count == 0 || (store.HigherSaddles.Count > 0 && stream.NextInt(2) == 0);
        IReadOnlyList<StoredPoint> saddles = higher ? store.HigherSaddles : store.TransitionStates;
        return saddles[stream.NextInt(saddles.Count)];
    }

    private static PlannedSearch FromAny(StationaryPointStore store, string method, long index, RandomStream stream)
    {
        int at = stream.NextInt(store.Minima.Count + store.TransitionStates.Count + store.HigherSaddles.Count);
        return at < store.Minima.Count
            ? new PlannedSearch(index, method, StationaryPointKind.Minimum, store.Minima[at].Id)
            : FromSaddle(store, method, index, stream);
    }

    private static int Any(IReadOnlyList<StoredPoint> points, RandomStream stream) => points[stream.NextInt(points.Count)].Id;
}
