using System.Diagnostics;
using EnergyLandscape.Numerics;
using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Plans batches of searches, runs them on any number of threads and merges what they find in the order of their indices.</summary>
/// <remarks>The plan of a batch is committed before its searches start; finished searches are committed at most once a second and when the run
/// ends, however it ends. A batch that was interrupted is finished first when the run is resumed, so the same seed gives the same database
/// with 1 thread and 8, interrupted or not.</remarks>
public sealed class Explorer
{
    private static readonly TimeSpan CommitInterval = TimeSpan.FromSeconds(1);

    // Decisions draw from streams that no search has.
    private const ulong DecisionKey = 0x5bf0_3635_dca3_d7b5;

    private readonly StationaryPointStore _store;
    private readonly Lock _storeLock = new();
    private readonly OrderedBatch<SearchWorker> _threads;
    private PointSnapshot _snapshot;
    private long _sinceNews;

    /// <summary>Makes an explorer.</summary>
    /// <param name="store">Where points go.</param>
    /// <param name="potential">The landscape.</param>
    /// <param name="options">Settings of the searches.</param>
    /// <param name="threads">Number of threads, at least 1.</param>
    /// <exception cref="InputException">The database is a copy without its searches.</exception>
    public Explorer(StationaryPointStore store, IPotential potential, ExplorationOptions options, int threads)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(options);
        _store = store;
        if (!_store.HasSearchLog)
        {
            throw new InputException($"{_store.Path} is a copy without its searches, expected a whole or a new database");
        }

        // Threads beyond the searches of a batch share the rows of each evaluation.
        int workers = Math.Min(threads, ExplorationStrategy.BatchSize);
        _threads = new OrderedBatch<SearchWorker>(workers, () => new SearchWorker(potential, options, IsKnown, threads / workers));
    }

    /// <summary>Where to count what everything took; null when nobody asks.</summary>
    public ExplorationProfile? Profile { get; init; }

    /// <summary>Explores until the strategy, the budget or the caller ends it.</summary>
    /// <param name="strategy">Decides which searches come next; a fresh one for every run that goes on after an interruption.</param>
    /// <param name="seed">Master seed; a batch of another seed that has begun is finished with that one, and one that has not is planned anew.</param>
    /// <param name="budget">What may be used.</param>
    /// <param name="progress">Told after every finished search, on this thread.</param>
    /// <param name="token">Cancels between steps of a search; everything found is in the database then.</param>
    public ExplorationEnd Run(ExplorationStrategy strategy, MasterSeed seed, ExplorationBudget budget, IProgress<ExplorationProgress>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(strategy);
        ArgumentNullException.ThrowIfNull(budget);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        if (budget.MaxTime is { } time)
        {
            limit.CancelAfter(time);
        }

        var clock = Stopwatch.StartNew();
        long before = _store.Log.Finished;
        _store.WithdrawUnbegunBatch();
        try
        {
            while (true)
            {
                PendingBatch? pending = _store.PendingBatch();
                if (pending is null)
                {
                    if (budget.MaxSearches is { } most && _store.Log.Finished >= most)
                    {
                        return new ExplorationEnd(ExplorationEndKind.BudgetExhausted, $"the budget of {most} searches is used up");
                    }

                    limit.Token.ThrowIfCancellationRequested();
                    RandomStream decision = new RandomStream(seed.Value ^ DecisionKey, (ulong)_store.Log.NextIndex);
                    long planning = Now();
                    IReadOnlyList<PlannedSearch>? plan = strategy.NextBatch(_store, decision, out string reason);
                    Profile?.Add(ExplorationPart.Planning, planning);
                    if (plan is null)
                    {
                        return new ExplorationEnd(ExplorationEndKind.Finished, reason);
                    }

                    _store.PlanBatch(plan);
                    pending = _store.PendingBatch()!;
                }

                long allowed = budget.MaxSearches is { } all ? Math.Max(0, all - _store.Log.Finished) : long.MaxValue;
                if (allowed == 0)
                {
                    return new ExplorationEnd(ExplorationEndKind.BudgetExhausted, $"the budget of {budget.MaxSearches} searches is used up");
                }

                RunBatch(pending, allowed, seed, () => Report(progress, clock, before), limit.Token);
            }
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
            return token.IsCancellationRequested
                ? new ExplorationEnd(ExplorationEndKind.Cancelled, "cancelled; running the same command again goes on")
                : new ExplorationEnd(ExplorationEndKind.BudgetExhausted, $"the budget of {budget.MaxTime!.Value.TotalSeconds:G6} seconds is used up");
        }
        finally
        {
            Commit();
        }
    }

    private void RunBatch(PendingBatch pending, long allowed, MasterSeed seed, Action report, CancellationToken token)
    {
        _snapshot = pending.Batch.Snapshot;
        MasterSeed planned = SeedOf(pending, seed);
        ResolvedSearch[] searches = [.. pending.Unfinished.Take((int)Math.Min(allowed, int.MaxValue)).Select(plan => Resolve(plan, planned))];
        var sinceCommit = Stopwatch.StartNew();
        long batch = Now();
        try
        {
            _threads.Run(
                searches.Length,
                (worker, i, stop) => Profile is null ? (worker.Run(searches[i], stop), default) : worker.RunMeasured(searches[i], stop),
                (i, result) =>
                {
                    Take(searches[i].Plan, result);
                    report();
                    if (sinceCommit.Elapsed >= CommitInterval)
                    {
                        Commit();
                        sinceCommit.Restart();
                    }
                },
                token);
        }
        finally
        {
            Profile?.AddBatch(batch);
        }
    }

    private void Take(PlannedSearch plan, (SearchFindings Findings, SearchEffort Effort) result)
    {
        long merging = Now();
        lock (_storeLock)
        {
            Merge(plan, result.Findings);
        }

        Profile?.Add(ExplorationPart.Merging, merging);
        Profile?.Add(plan.Method, result.Effort);
    }

    private void Commit()
    {
        long committing = Now();
        _store.Commit();
        Profile?.Add(ExplorationPart.Committing, committing);
    }

    private long Now() => Profile is null ? 0 : Stopwatch.GetTimestamp();

    // A batch belongs to the run that planned it, and so does its seed.
    private MasterSeed SeedOf(PendingBatch pending, MasterSeed seed)
    {
        LandscapeRun? run = _store.Runs.LastOrDefault(run => run.FirstSearch <= pending.Batch.FirstSearch);
        return run is null ? seed : new MasterSeed(ulong.Parse(run.Seed, System.Globalization.CultureInfo.InvariantCulture));
    }

    private ResolvedSearch Resolve(PlannedSearch plan, MasterSeed seed) => new(
        plan,
        plan.ParentKind is { } kind ? _store.PointsOf(kind)[plan.Parent!.Value - 1] : null,
        plan.OtherKind is { } other ? _store.PointsOf(other)[plan.Other!.Value - 1] : null,
        seed.StreamFor(plan.Index));

    private bool IsKnown(StationaryPoint point)
    {
        long asking = Now();
        bool isKnown;
        lock (_storeLock)
        {
            isKnown = _store.Find(point, _snapshot) is not null;
        }

        Profile?.AddCheck(asking);
        return isKnown;
    }

    private void Merge(PlannedSearch plan, SearchFindings search)
    {
        StoredPoint? target = null;
        bool isNews = false;
        foreach (Finding finding in search.Findings)
        {
            // A transition state without paths was known when the batch was planned; another search of the batch may have added one with them.
            Added added = _store.Add(finding.Point, plan.Index);
            _store.AddHit(added.Point.Kind, added.Point.Id, finding.Method);
            isNews |= added.IsNew && added.Point.Kind != StationaryPointKind.HigherSaddle;
            target = ReferenceEquals(finding.Point, search.Target) ? added.Point : target;
            if (added.IsNew && finding.Sides is { } sides)
            {
                isNews |= AddConnections(added.Point.Id, sides, plan.Index);
            }
        }

        foreach (ValleyFinding valley in search.Valleys)
        {
            _store.AddValley(valley.Point, valley.Dimension, plan.Index);
        }

        _store.CompleteSearch(new SearchRecord(plan.Index, search.Outcome, target?.Kind, target?.Id, isNews, search.Counts));
    }

    private bool AddConnections(int transitionState, DownhillEnds[] sides, long searchIndex)
    {
        bool isNews = false;
        for (int side = 0; side < sides.Length; side++)
        {
            foreach (DownhillEnd end in sides[side].Ends)
            {
                Added minimum = _store.Add(end.Minimum, searchIndex);
                _store.AddHit(StationaryPointKind.Minimum, minimum.Point.Id, SearchMethod.Path);
                isNews |= minimum.IsNew;
                StoredPoint? via = end.Via is null ? null : _store.Find(end.Via);
                _store.AddConnection(new Connection(transitionState, side, minimum.Point.Id, via?.Kind, via?.Id));
            }
        }

        return isNews;
    }

    private void Report(IProgress<ExplorationProgress>? progress, Stopwatch clock, long before)
    {
        if (progress is null)
        {
            return;
        }

        IReadOnlyList<LoggedSearch> searches = _store.Log.Searches;
        long finished = _store.Log.Finished;
        _sinceNews = searches[(int)finished - 1].Record?.NewPoint == true ? 0 : _sinceNews + 1;
        progress.Report(new ExplorationProgress(finished, _store.Minima.Count, _store.TransitionStates.Count, _store.Components.Count, _sinceNews, (finished - before) / Math.Max(1e-9, clock.Elapsed.TotalSeconds)));
    }

}
