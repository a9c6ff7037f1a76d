using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

// The log of searches, and the runs that made them.
public sealed partial class StationaryPointStore
{
    /// <summary>Fixes the next searches and the points that they see; the next <see cref="Commit"/> writes both.</summary>
    /// <remarks>A plan that is lost with the process before that is made again from the same state: strategies are pure functions of it.</remarks>
    /// <param name="searches">The searches in order of index without gaps, from <see cref="SearchLog.NextIndex"/> or higher.</param>
    /// <returns>The batch.</returns>
    /// <exception cref="InvalidOperationException">Searches of an earlier batch have not ended.</exception>
    public SearchBatch PlanBatch(IReadOnlyList<PlannedSearch> searches)
    {
        ArgumentNullException.ThrowIfNull(searches);
        Writer();
        if (searches.Count == 0 || searches[0].Index < Log.NextIndex)
        {
            throw new ArgumentException($"A batch begins with search {Log.NextIndex} or a later one.", nameof(searches));
        }

        for (int i = 0; i < searches.Count; i++)
        {
            if (searches[i].Index != searches[0].Index + i || string.IsNullOrEmpty(searches[i].Method))
            {
                throw new ArgumentException("The searches of a batch have a method each and indices without gaps.", nameof(searches));
            }

            CheckPair(searches[i].ParentKind, searches[i].Parent);
            CheckPair(searches[i].OtherKind, searches[i].Other);
        }

        if (PendingBatch() is { } unfinished)
        {
            throw new InvalidOperationException($"Batch {unfinished.Batch.Number} has searches that have not ended.");
        }

        var batch = new SearchBatch(Log.Batches.Count + 1, searches[0].Index, searches.Count, Snapshot);
        Log.Plan(batch);
        Enqueue(writer => writer.Insert(batch));
        foreach (PlannedSearch search in searches)
        {
            Log.Plan(search, batch.Number);
            Enqueue(writer => writer.Insert(search, batch.Number));
        }

        // The run that plans a batch owns its searches, even if it ends before the first of them does: their seed is its seed.
        if (_run is { FirstSearch: null } run)
        {
            SetRun(run with { FirstSearch = batch.FirstSearch });
        }

        return batch;

        void CheckPair(StationaryPointKind? kind, int? id)
        {
            if (kind.HasValue != id.HasValue)
            {
                throw new ArgumentException("A search starts from a kind and an id or from neither.", nameof(searches));
            }

            if (kind is { } k)
            {
                PointOf(k, id!.Value, nameof(searches));
            }
        }
    }

    /// <summary>The last batch when some of its searches have not ended; null when all have.</summary>
    public PendingBatch? PendingBatch() => Log.Pending();

    /// <summary>Forgets the last batch when none of its searches has ended: who goes on plans it anew, and with the same seed alike.</summary>
    /// <remarks>So a batch belongs to the run whose seed its searches have, even when an earlier run planned it and was cut off.</remarks>
    public void WithdrawUnbegunBatch()
    {
        Writer();
        if (PendingBatch() is { } pending && pending.Searches.All(search => search.Record is null))
        {
            Log.Withdraw();
            Enqueue(writer => writer.Delete(pending.Batch));
        }
    }

    /// <summary>Ends a search; what it found was handed in before.</summary>
    /// <param name="record">How it ended.</param>
    public void CompleteSearch(SearchRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        ArgumentException.ThrowIfNullOrEmpty(record.Outcome);
        Writer();
        if (record.PointKind.HasValue != record.Point.HasValue)
        {
            throw new ArgumentException("A search arrives at a kind and an id or at neither.", nameof(record));
        }

        if (record.PointKind is { } kind)
        {
            PointOf(kind, record.Point!.Value, nameof(record));
        }

        Log.Complete(record);
        _openSearches.Remove(record.Index);
        Enqueue(writer => writer.Complete(record));
        if (_run is { } run)
        {
            SetRun(run with
            {
                FirstSearch = Math.Min(run.FirstSearch ?? long.MaxValue, record.Index),
                LastSearch = Math.Max(run.LastSearch ?? long.MinValue, record.Index),
            });
        }
    }

    /// <summary>Records that the program begins to work on this database, and commits.</summary>
    /// <param name="seed">Master seed, as text.</param>
    /// <param name="runFile">The run file with every default written out.</param>
    /// <param name="programVersion">Version of the program.</param>
    /// <param name="threads">Number of threads.</param>
    public LandscapeRun BeginRun(string seed, string runFile, string programVersion, int threads)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentNullException.ThrowIfNull(runFile);
        ArgumentNullException.ThrowIfNull(programVersion);
        Writer();
        if (_run is not null)
        {
            throw new InvalidOperationException($"Run {_run.Id} has not been finished.");
        }

        var run = new LandscapeRun
        {
            Id = Runs.Count + 1,
            Seed = seed,
            RunFile = runFile,
            RunHash = LandscapeIdentity.Digest(runFile),
            ProgramVersion = programVersion,
            Threads = threads,
            Started = _clock!.GetUtcNow(),
        };
        _contents.Runs.Add(run);
        SetRun(run);
        Commit();
        return run;
    }

    /// <summary>Records why and when the run ended, and commits.</summary>
    /// <param name="reason">Why it ended.</param>
    public LandscapeRun FinishRun(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        Writer();
        LandscapeRun run = (_run ?? throw new InvalidOperationException("No run was begun.")) with
        {
            Finished = _clock!.GetUtcNow(), StopReason = reason,
        };
        SetRun(run);
        Commit();
        _run = null;
        return run;
    }

    private void BeginSearch(long searchIndex)
    {
        if (Log.Find(searchIndex) is { Record: null })
        {
            _openSearches.Add(searchIndex);
        }
    }

    private void SetRun(LandscapeRun run)
    {
        _run = run;
        _contents.Runs[^1] = run;
        _runChanged = true;
    }
}
