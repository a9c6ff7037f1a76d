using System.Diagnostics;

namespace EnergyLandscape.PathSample;

/// <summary>Where the time of an exploration goes. Nothing of it enters the database, so measured and unmeasured runs give the same bytes.</summary>
/// <remarks>Shares are of the time of all threads: the threads that search, and the coordinating one while it merges and commits beside
/// them. While it plans, the others wait.</remarks>
/// <threadsafety>Belongs to the coordinating thread; only <see cref="AddCheck"/> is for all.</threadsafety>
public sealed class ExplorationProfile
{
    private readonly SortedDictionary<string, SearchEffort> _methods = new(StringComparer.Ordinal);
    private readonly long[] _parts = new long[Enum.GetValues<ExplorationPart>().Length];
    private long _began;
    private long _wall;
    private long _batches;
    private long _certifying;
    private long _checks;
    private long _allocated;
    private int[] _collections = new int[3];
    private TimeSpan _pauses;

    /// <summary>Makes an empty profile.</summary>
    /// <param name="threads">Number of threads that search.</param>
    public ExplorationProfile(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        Threads = threads;
    }

    /// <summary>Number of threads that search.</summary>
    public int Threads { get; }

    /// <summary>What the searches of each method took, by name.</summary>
    public IReadOnlyDictionary<string, SearchEffort> Methods => _methods;

    /// <summary>What all searches took.</summary>
    public SearchEffort Total => _methods.Values.Aggregate(default(SearchEffort), (sum, effort) => sum + effort);

    /// <summary>From the beginning of the run to its end, s.</summary>
    public double WallSeconds => Seconds(_wall);

    /// <summary>Time of the threads in searches, s.</summary>
    public double SearchSeconds => Seconds(Total.Ticks);

    /// <summary>Part of <see cref="SearchSeconds"/> that went into asking whether a saddle is known, waiting for the store included, s.</summary>
    public double CheckSeconds => Seconds(_checks);

    /// <summary>Time of the threads in certificates, s; all threads count while points are certified.</summary>
    public double CertifyingSeconds => Threads * Seconds(_certifying);

    /// <summary>Time in which threads had nothing to do: at the end of batches and while the next one was planned, s.</summary>
    public double WaitingSeconds =>
        Math.Max(0, (Threads * Seconds(_batches)) - SearchSeconds - (Threads == 1 ? this[ExplorationPart.Merging] + this[ExplorationPart.Committing] : 0))
        + ((Threads - 1) * this[ExplorationPart.Planning]);

    /// <summary>Sum of all parts, what shares are shares of, s.</summary>
    public double ThreadSeconds => SearchSeconds + WaitingSeconds + CertifyingSeconds + Enum.GetValues<ExplorationPart>().Sum(part => this[part]);

    /// <summary>Bytes allocated by the whole process during the run.</summary>
    public long AllocatedBytes { get; private set; }

    /// <summary>Garbage collections during the run, by generation 0, 1 and 2; a collection of one counts for the lower ones, too.</summary>
    public IReadOnlyList<int> Collections => _collections;

    /// <summary>Time in which all threads stood still for garbage collections, s.</summary>
    public double PauseSeconds => _pauses.TotalSeconds;

    /// <summary>Time of the coordinating thread in a part, s.</summary>
    /// <param name="part">The part.</param>
    public double this[ExplorationPart part] => Seconds(_parts[(int)part]);

    /// <summary>Begins to measure.</summary>
    public void Begin()
    {
        _began = Stopwatch.GetTimestamp();
        _allocated = GC.GetTotalAllocatedBytes();
        _pauses = GC.GetTotalPauseDuration();
        _collections = [.. Enumerable.Range(0, 3).Select(GC.CollectionCount)];
    }

    /// <summary>Ends what <see cref="Begin"/> began.</summary>
    public void End()
    {
        _wall = Stopwatch.GetTimestamp() - _began;
        AllocatedBytes = GC.GetTotalAllocatedBytes() - _allocated;
        _pauses = GC.GetTotalPauseDuration() - _pauses;
        _collections = [.. _collections.Select((before, generation) => GC.CollectionCount(generation) - before)];
    }

    /// <summary>Counts what a search of a method took.</summary>
    public void Add(string method, SearchEffort effort) => _methods[method] = _methods.GetValueOrDefault(method) + effort;

    /// <summary>Counts the time since a timestamp for a part.</summary>
    public void Add(ExplorationPart part, long since) => _parts[(int)part] += Stopwatch.GetTimestamp() - since;

    /// <summary>Counts the time since a timestamp for a batch, from its first search to its last merge.</summary>
    public void AddBatch(long since) => _batches += Stopwatch.GetTimestamp() - since;

    /// <summary>Counts the time since a timestamp for certificates.</summary>
    public void AddCertifying(long since) => _certifying += Stopwatch.GetTimestamp() - since;

    /// <summary>Counts the time since a timestamp for asking whether a point is known; from any thread.</summary>
    public void AddCheck(long since) => Interlocked.Add(ref _checks, Stopwatch.GetTimestamp() - since);

    /// <summary>Ticks as seconds.</summary>
    public static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;
}
