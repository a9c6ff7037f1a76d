using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Every search that a database was ever to make: one row each, whatever came of it.</summary>
/// <threadsafety>Safe for concurrent reads while its store is not written to.</threadsafety>
public sealed class SearchLog
{
    private readonly List<LoggedSearch> _rows = [];
    private readonly List<SearchBatch> _batches = [];
    private readonly Dictionary<SearchPair, PairAttempts> _pairs = [];
    private readonly Dictionary<(StationaryPointKind Kind, int Id), long> _returns = [];
    private readonly Lazy<Dictionary<(string Method, StationaryPointKind Kind, int Id), int>> _starts;
    private readonly SortedDictionary<(string Method, string Outcome), OutcomeCount> _outcomes = new(OrdinalPair.Order);

    private int _withNews;

    internal SearchLog() => _starts = new(() =>
    {
        var starts = new Dictionary<(string, StationaryPointKind, int), int>();
        foreach (LoggedSearch row in _rows)
        {
            CountStart(starts, row.Plan);
        }

        return starts;
    });

    /// <summary>All searches in order of index.</summary>
    public IReadOnlyList<LoggedSearch> Searches => _rows;

    /// <summary>All batches in order of number.</summary>
    public IReadOnlyList<SearchBatch> Batches => _batches;

    /// <summary>Number of searches that have ended.</summary>
    public long Finished { get; private set; }

    /// <summary>Number of planned searches since the last one that found a new minimum or transition state; of all when none did.</summary>
    public long WithoutNews => _rows.Count - _withNews;

    /// <summary>Index for the next search: one more than the highest, or 1.</summary>
    public long NextIndex => _rows.Count == 0 ? 1 : _rows[^1].Plan.Index + 1;

    /// <summary>How searches ended, by method and outcome in ordinal order.</summary>
    public IReadOnlyList<OutcomeCount> Outcomes => [.. _outcomes.Values];

    /// <summary>Pairs of minima that were tried, with the number of attempts and failures.</summary>
    public IReadOnlyDictionary<SearchPair, PairAttempts> Pairs => _pairs;

    /// <summary>How often a method was to join two minima.</summary>
    /// <param name="method">Name of the method.</param>
    /// <param name="first">Id of a minimum.</param>
    /// <param name="second">Id of another; the order does not matter.</param>
    public PairAttempts AttemptsOf(string method, int first, int second) => _pairs.GetValueOrDefault(new SearchPair(method, first, second));

    /// <summary>The row of a search, or null when no such search was planned.</summary>
    /// <param name="index">Number of the search.</param>
    public LoggedSearch? Find(long index) => Position(index) is { } at ? _rows[at] : null;

    /// <summary>The last searches in order of index, for decisions that look at the recent past: the whole log grows without bound.</summary>
    /// <param name="count">How many; all when there are fewer.</param>
    public IEnumerable<LoggedSearch> Latest(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        for (int i = Math.Max(0, _rows.Count - count); i < _rows.Count; i++)
        {
            yield return _rows[i];
        }
    }

    /// <summary>How many searches of a method were planned with a point as the one that they start from; counted at the first use and kept up to date from then
    /// on.</summary>
    /// <param name="method">Name of the method.</param>
    /// <param name="kind">Kind of the point.</param>
    /// <param name="id">Id of the point.</param>
    public int StartsFrom(string method, StationaryPointKind kind, int id) => _starts.Value.GetValueOrDefault((method, kind, id));

    /// <summary>How many searches set out from a point and ended on it.</summary>
    /// <param name="kind">Kind of the point.</param>
    /// <param name="id">Id of the point.</param>
    public long ReturnsTo(StationaryPointKind kind, int id) => _returns.GetValueOrDefault((kind, id));

    /// <summary>How many searches of an index up to this one have ended.</summary>
    /// <param name="index">Number of a search; 0 stands for an import, before all searches.</param>
    public long FinishedUpTo(long index)
    {
        // Indices may have gaps, but searches end in the order of their indices.
        if (Guess(index) is { } at)
        {
            return Math.Min(at + 1, Finished);
        }

        int low = 0, high = _rows.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = _rows[middle].Plan.Index <= index ? (middle + 1, high) : (low, middle);
        }

        return Math.Min(low, Finished);
    }

    /// <summary>Takes up a search with its end, as it comes from the file.</summary>
    internal void Append(LoggedSearch search)
    {
        Plan(search.Plan, search.Batch);
        if (search.Record is { } record)
        {
            _rows[^1] = search;
            Count(record, _rows.Count - 1);
        }
    }

    internal void Plan(PlannedSearch plan, int batch)
    {
        _rows.Add(new LoggedSearch(plan, batch, null));
        if (_starts.IsValueCreated)
        {
            CountStart(_starts.Value, plan);
        }

        if (PairOf(plan) is { } pair)
        {
            PairAttempts before = _pairs.GetValueOrDefault(pair);
            _pairs[pair] = before with { Attempts = before.Attempts + 1 };
        }
    }

    internal void Plan(SearchBatch batch) => _batches.Add(batch);

    /// <summary>Forgets the last batch, none of whose searches has ended.</summary>
    internal void Withdraw()
    {
        int first = _rows.Count - _batches[^1].Count;
        foreach (LoggedSearch row in _rows.Skip(first))
        {
            if (_starts.IsValueCreated && row.Plan is { ParentKind: { } kind, Parent: { } id })
            {
                _starts.Value[(row.Plan.Method, kind, id)]--;
            }

            if (PairOf(row.Plan) is { } pair && _pairs[pair] is var tried)
            {
                _pairs[pair] = tried with { Attempts = tried.Attempts - 1 };
                _ = tried.Attempts == 1 && _pairs.Remove(pair);
            }
        }

        _rows.RemoveRange(first, _rows.Count - first);
        _batches.RemoveAt(_batches.Count - 1);
    }

    internal void Complete(SearchRecord record)
    {
        int at = Position(record.Index) ?? throw new InvalidOperationException($"Search {record.Index} was never planned.");
        LoggedSearch row = _rows[at];
        if (row.Record is not null)
        {
            throw new InvalidOperationException($"Search {record.Index} has already ended.");
        }

        _rows[at] = row with { Record = record };
        Count(record, at);
    }

    private void Count(SearchRecord record, int at)
    {
        PlannedSearch plan = _rows[at].Plan;
        Finished++;
        _withNews = record.NewPoint == true ? Math.Max(_withNews, at + 1) : _withNews;
        if (record is { PointKind: { } kind, Point: { } id } && IsStart(plan, kind, id))
        {
            _returns[(kind, id)] = _returns.GetValueOrDefault((kind, id)) + 1;
        }

        var key = (plan.Method, record.Outcome);
        OutcomeCount count = _outcomes.GetValueOrDefault(key, new OutcomeCount(plan.Method, record.Outcome, 0, 0));
        _outcomes[key] = count with
        {
            Searches = count.Searches + 1, NewPoints = count.NewPoints + (record.NewPoint == true ? 1 : 0),
        };
        if (record.Point is null && PairOf(plan) is { } pair)
        {
            PairAttempts before = _pairs[pair];
            _pairs[pair] = before with { Failures = before.Failures + 1 };
        }
    }

    internal PendingBatch? Pending()
    {
        if (_batches.Count == 0)
        {
            return null;
        }

        SearchBatch batch = _batches[^1];
        List<LoggedSearch> searches = _rows.GetRange(_rows.Count - batch.Count, batch.Count);
        return searches.Exists(search => search.Record is null) ? new PendingBatch(batch, searches) : null;
    }

    private static void CountStart(Dictionary<(string Method, StationaryPointKind Kind, int Id), int> starts, PlannedSearch plan)
    {
        if (plan is { ParentKind: { } kind, Parent: { } id })
        {
            starts[(plan.Method, kind, id)] = starts.GetValueOrDefault((plan.Method, kind, id)) + 1;
        }
    }

    private static bool IsStart(PlannedSearch plan, StationaryPointKind kind, int id) =>
        (plan.ParentKind == kind && plan.Parent == id) || (plan.OtherKind == kind && plan.Other == id);

    private static SearchPair? PairOf(PlannedSearch plan) =>
        plan is { ParentKind: StationaryPointKind.Minimum, Parent: { } a, OtherKind: StationaryPointKind.Minimum, Other: { } b }
            ? new SearchPair(plan.Method, a, b)
            : null;

    // Where an index is as long as there are no gaps; null when it is not there.
    private int? Guess(long index)
    {
        long at = _rows.Count == 0 ? -1 : index - _rows[0].Plan.Index;
        return at >= 0 && at < _rows.Count && _rows[(int)at].Plan.Index == index ? (int)at : null;
    }

    private int? Position(long index)
    {
        if (Guess(index) is { } at)
        {
            return at;
        }

        int low = 0, high = _rows.Count - 1;
        while (low <= high)
        {
            int middle = (low + high) / 2;
            long found = _rows[middle].Plan.Index;
            if (found == index)
            {
                return middle;
            }

            if (found < index)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }

        return null;
    }

    private static class OrdinalPair
    {
        public static readonly Comparer<(string Method, string Outcome)> Order = Comparer<(string Method, string Outcome)>.Create(
            (a, b) => string.CompareOrdinal(a.Method, b.Method) is var byMethod && byMethod != 0
                ? byMethod
                : string.CompareOrdinal(a.Outcome, b.Outcome));
    }
}
