using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>How the searches of a batch are shared out among the methods: a fixed part, so that no method starves and unseen points can be
/// estimated from starts that know nothing, and the rest in proportion to what a method lately found for its work.</summary>
public sealed class SearchMix
{
    // The log's latest searches decide.
    private const int Window = 3000;

    // A Hessian with the eigenproblem that mostly follows, in units of a gradient.
    private const double HessianWork = 4;

    private readonly string[] _fixed;
    private readonly string[] _adaptive;
    private readonly NewsValue _value;

    // The long ones come first, so that no thread is left alone with one at the end of a batch.
    private SearchMix(IEnumerable<(string Method, int Count)> always, string[] adaptive, NewsValue value)
    {
        _value = value;
        _fixed = [.. always.SelectMany(part => Enumerable.Repeat(part.Method, part.Count))];
        _adaptive = adaptive;
    }

    /// <summary>Looks for every point, higher saddles as stepping stones included.</summary>
    public static SearchMix Thorough { get; } = new(
        [
            (SearchMethod.Band, 1), (SearchMethod.DescentFromSaddle, 4), (SearchMethod.BasinHopping, 1), (SearchMethod.SaddleFromMinimum, 1),
            (SearchMethod.SaddleFromRandom, 4), (SearchMethod.FixedSpace, 6), (SearchMethod.MultiStart, 4),
        ],
        [SearchMethod.SaddleFromSaddle, SearchMethod.SaddleFromImages, SearchMethod.UnbalancedSpace, SearchMethod.FixedSpace, SearchMethod.Vary],

        // A search with a new minimum or transition state counts as three new higher saddles, which are stepping stones.
        new NewsValue(Search: 3, Minimum: 0, TransitionState: 0, HigherSaddle: 1, Unconnected: 1));

    /// <summary>Looks for minima and transition states, as many as it can find for its work.</summary>
    public static SearchMix Growth { get; } = new(
        [(SearchMethod.Band, 2), (SearchMethod.SaddleFromRandom, 1), (SearchMethod.MultiStart, 3)],
        [SearchMethod.SaddleFromMode, SearchMethod.SaddleFromSaddle, SearchMethod.SaddleFromImages, SearchMethod.MultiStart],

        // What does not belong to the largest part has to be connected yet.
        new NewsValue(Search: 0, Minimum: 1, TransitionState: 1, HigherSaddle: 0, Unconnected: 0.05));

    /// <summary>The methods of the next batch.</summary>
    /// <param name="store">The store; only the log and where points came from are looked at.</param>
    /// <param name="size">Number of searches.</param>
    public IReadOnlyList<string> Next(StationaryPointStore store, int size)
    {
        ArgumentNullException.ThrowIfNull(store);
        double[] yield = Yield(store);
        double total = yield.Sum();
        int free = size - _fixed.Length, given = 0;
        var methods = new List<string>(_fixed);
        double cumulative = 0;
        for (int k = 0; k < _adaptive.Length; k++)
        {
            cumulative += yield[k];
            int upTo = k == _adaptive.Length - 1 ? free : (int)Math.Round(free * cumulative / total, MidpointRounding.AwayFromZero);
            methods.AddRange(Enumerable.Repeat(_adaptive[k], upTo - given));
            given = upTo;
        }

        return methods;
    }

    // News for work of each adaptive method; one piece of news that nobody found keeps every method in the game.
    private double[] Yield(StationaryPointStore store)
    {
        IReadOnlyList<LoggedSearch> log = store.Log.Searches;
        int from = Math.Max(0, log.Count - Window);
        long first = log.Count == 0 ? 0 : log[from].Plan.Index;
        var news = new double[_adaptive.Length];
        var work = new double[_adaptive.Length];
        for (int i = from; i < log.Count; i++)
        {
            int method = Array.IndexOf(_adaptive, log[i].Plan.Method);
            if (method >= 0 && log[i].Record is { } record)
            {
                news[method] += record.NewPoint == true ? _value.Search : 0;
                work[method] += record.Counts.Energies + record.Counts.Gradients + (2 * record.Counts.HessianVectors) + (HessianWork * record.Counts.Hessians);
            }
        }

        if (log.Count > 0)
        {
            AddPoints(store, StationaryPointKind.Minimum, _value.Minimum, first, news);
            AddPoints(store, StationaryPointKind.TransitionState, _value.TransitionState, first, news);
            AddPoints(store, StationaryPointKind.HigherSaddle, _value.HigherSaddle, first, news);
        }

        double typical = work.Where(value => value > 0).DefaultIfEmpty(1).Average();
        return [.. news.Select((value, k) => (value + 1) / (work[k] + (0.1 * typical)))];
    }

    private void AddPoints(StationaryPointStore store, StationaryPointKind kind, double value, long first, double[] news)
    {
        IReadOnlyList<StoredPoint> points = store.PointsOf(kind);
        int? part = _value.Unconnected == 1 ? null : store.Components.Largest;
        for (int i = points.Count - 1; i >= 0 && value > 0 && points[i].FoundBy >= first; i--)
        {
            int method = store.Log.Find(points[i].FoundBy) is { } search ? Array.IndexOf(_adaptive, search.Plan.Method) : -1;
            if (method >= 0)
            {
                news[method] += value * (IsInPart(store, points[i], part) ? 1 : _value.Unconnected);
            }
        }
    }

    private static bool IsInPart(StationaryPointStore store, StoredPoint point, int? part)
    {
        int? minimum = point.Kind switch
        {
            StationaryPointKind.Minimum => point.Id,
            StationaryPointKind.TransitionState => store.ConnectionsOf(point.Id) is [var connection, ..] ? connection.Minimum : null,
            _ => null,
        };
        return minimum is not { } id || part is not { } largest || store.Components.AreConnected(id, largest);
    }

    // What counts as news, in units of one new higher saddle or, in growth, of one new point; and what share of it a point outside the largest connected part has.
    private readonly record struct NewsValue(double Search, double Minimum, double TransitionState, double HigherSaddle, double Unconnected);
}
