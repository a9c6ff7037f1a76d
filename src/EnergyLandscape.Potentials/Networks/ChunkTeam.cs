namespace EnergyLandscape.Potentials;

/// <summary>Shares the chunks of one sum between the calling thread and threads of the pool. Each worker keeps the sums of one chunk, and chunks add to the
/// whole in their order, so that the bits do not depend on who did what.</summary>
/// <threadsafety>One caller at a time.</threadsafety>
internal sealed class ChunkTeam
{
    private readonly int _chunks;
    private readonly IChunkWorker _leader;
    private readonly Member[] _helpers;
    private int _next;
    private int _committed;

    public ChunkTeam(int chunks, IChunkWorker leader, IEnumerable<IChunkWorker> helpers)
    {
        _chunks = chunks;
        _leader = leader;
        _helpers = [.. helpers.Select(worker => new Member(this, worker))];
    }

    /// <summary>Sums and commits all chunks. What the workers read must be in place before.</summary>
    public void Run()
    {
        // A helper that comes late from the run before may join this one from here on: nothing is left of the other.
        _committed = 0;
        Volatile.Write(ref _next, 0);
        foreach (Member helper in _helpers)
        {
            ThreadPool.UnsafeQueueUserWorkItem(helper, preferLocal: false);
        }

        Work(_leader);
        WaitFor(_chunks);
    }

    private void Work(IChunkWorker worker)
    {
        for (int chunk = Interlocked.Increment(ref _next) - 1; chunk < _chunks; chunk = Interlocked.Increment(ref _next) - 1)
        {
            worker.Sum(chunk);
            WaitFor(chunk);
            worker.Commit(chunk);
            Volatile.Write(ref _committed, chunk + 1);
        }
    }

    // Chunks are handed out in order, so whoever has an earlier one is at work on it.
    private void WaitFor(int committed)
    {
        var wait = default(SpinWait);
        while (Volatile.Read(ref _committed) != committed)
        {
            wait.SpinOnce(sleep1Threshold: -1);
        }
    }

    private sealed class Member(ChunkTeam team, IChunkWorker worker) : IThreadPoolWorkItem
    {
        private int _isBusy;

        public void Execute()
        {
            // Queued again before it ended: the earlier call goes on.
            if (Interlocked.Exchange(ref _isBusy, 1) == 0)
            {
                team.Work(worker);
                Volatile.Write(ref _isBusy, 0);
            }
        }
    }
}
