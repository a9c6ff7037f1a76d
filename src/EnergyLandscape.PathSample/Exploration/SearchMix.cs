using EnergyLandscape.Numerics;

namespace EnergyLandscape.PathSample;

/// <summary>How the searches of a batch are shared out among the methods: a fixed part, so that no method starves and unseen points can be
/// estimated from starts that know nothing, and the rest in proportion to what a method lately found for its work.</summary>
public static class SearchMix
{
    // The log's latest searches decide.
    private const int Window = 3000;

    // A Hessian with the eigenproblem that mostly follows, in units of a gradient.
    private const double HessianWork = 4;

    // A new minimum or transition state counts as so many new higher saddles, which are stepping stones.
    private const double News = 3;

    // The long ones come first, so that no thread is left alone with one at the end of a batch.
    private static readonly string[] Fixed =
    [
        .. Enumerable.Repeat(SearchMethod.Band, 1),
        .. Enumerable.Repeat(SearchMethod.DescentFromSaddle, 4),
        .. Enumerable.Repeat(SearchMethod.BasinHopping, 1),
        .. Enumerable.Repeat(SearchMethod.SaddleFromMinimum, 1),
        .. Enumerable.Repeat(SearchMethod.SaddleFromRandom, 4),
        .. Enumerable.Repeat(SearchMethod.FixedSpace, 6),
        .. Enumerable.Repeat(SearchMethod.MultiStart, 4),
    ];

    private static readonly string[] Adaptive =
        [SearchMethod.SaddleFromSaddle, SearchMethod.SaddleFromImages, SearchMethod.UnbalancedSpace, SearchMethod.FixedSpace, SearchMethod.Vary];

    /// <summary>The methods of the next batch.</summary>
    /// <param name="store">The store; only the log and where points came from are looked at.</param>
    /// <param name="size">Number of searches.</param>
    public static IReadOnlyList<string> Next(StationaryPointStore store, int size)
    {
        ArgumentNullException.ThrowIfNull(store);
        double[] yield = Yield(store);
        double total = yield.Sum();
        int free = size - Fixed.Length, given = 0;
        var methods = new List<string>(Fixed);
        double cumulative = 0;
        for (int k = 0; k < Adaptive.Length; k++)
        {
            cumulative += yield[k];
            int upTo = k == Adaptive.Length - 1 ? free : (int)Math.Round(free * cumulative / total, MidpointRounding.AwayFromZero);
            methods.AddRange(Enumerable.Repeat(Adaptive[k], upTo - given));
            given = upTo;
        }

        return methods;
    }

    // News for work of each adaptive method; one piece of news that nobody found keeps every method in the game.
    private static double[] Yield(StationaryPointStore store)
    {
        IReadOnlyList<LoggedSearch> log = store.Log.Searches;
        int from = Math.Max(0, log.Count - Window);
        long first = log.Count == 0 ? 0 : log[from].Plan.Index;
        var news = new double[Adaptive.Length];
        var work = new double[Adaptive.Length];
        for (int i = from; i < log.Count; i++)
        {
            int method = Array.IndexOf(Adaptive, log[i].Plan.Method);
            if (method >= 0 && log[i].Record is { } record)
            {
                news[method] += record.NewPoint == true ? News : 0;
                work[method] += record.Counts.Energies + record.Counts.Gradients + (HessianWork * record.Counts.Hessians);
            }
        }

        for (int i = store.HigherSaddles.Count - 1; i >= 0 && store.HigherSaddles[i].FoundBy >= first && log.Count > 0; i--)
        {
            int method = store.Log.Find(store.HigherSaddles[i].FoundBy) is { } search ? Array.IndexOf(Adaptive, search.Plan.Method) : -1;
            if (method >= 0)
            {
                news[method]++;
            }
        }

        double typical = work.Where(value => value > 0).DefaultIfEmpty(1).Average();
        return [.. news.Select((value, k) => (value + 1) / (work[k] + (0.1 * typical)))];
    }
}
