using System.Runtime.ExceptionServices;

namespace EnergyLandscape.Numerics;

/// <summary>Runs batches of independent items on several threads, keeping one worker a thread from batch to batch.</summary>
/// <remarks>Threads take items by a counter, in index order. While more than one thread works, they come from the thread pool and the
/// calling thread only merges; with one thread everything happens on the calling thread.</remarks>
/// <threadsafety>Not safe: one batch at a time.</threadsafety>
public sealed class OrderedBatch<TWorker>
{
    private readonly Func<TWorker> _createWorker;
    private readonly List<TWorker> _workers = [];
    private int _isRunning;

    /// <summary>Makes the batch; workers are made when first needed.</summary>
    /// <param name="threads">Most threads that work at once.</param>
    /// <param name="createWorker">Makes what one thread works with, such as an evaluator and buffers; called on the calling thread.</param>
    public OrderedBatch(int threads, Func<TWorker> createWorker)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentNullException.ThrowIfNull(createWorker);
        Threads = threads;
        _createWorker = createWorker;
    }

    /// <summary>Most threads that work at once.</summary>
    public int Threads { get; }

    /// <summary>Runs items 0 … <paramref name="count"/> − 1.</summary>
    /// <param name="count">Number of items.</param>
    /// <param name="work">Computes one item with a worker no other thread uses.</param>
    /// <param name="merge">Takes the results on the calling thread, in index order, each as soon as it and all before it are there.</param>
    /// <param name="token">Stops the batch: no further item starts, and items that watch the token may throw.</param>
    /// <exception cref="OperationCanceledException">Cancelled with items left; the finished ones before the first unfinished were merged.</exception>
    /// <exception cref="Exception">An item failed: the exception of the lowest index that failed, after everything before it was merged
    /// (or, if cancelled meanwhile, everything before the first unfinished item).</exception>
    public void Run<TResult>(int count, Func<TWorker, int, CancellationToken, TResult> work, Action<int, TResult> merge, CancellationToken token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(work);
        ArgumentNullException.ThrowIfNull(merge);
        if (Interlocked.Exchange(ref _isRunning, 1) != 0)
        {
            throw new InvalidOperationException("The batch is running already; a batch runs once at a time.");
        }

        try
        {
            token.ThrowIfCancellationRequested();
            int threads = Math.Min(Threads, count);
            while (_workers.Count < threads)
            {
                _workers.Add(_createWorker());
            }

            if (threads > 1)
            {
                new Round<TResult>(count, work, token).Run(_workers, threads, merge);
                return;
            }

            for (int index = 0; index < count; index++)
            {
                token.ThrowIfCancellationRequested();
                merge(index, work(_workers[0], index, token));
            }
        }
        finally
        {
            Volatile.Write(ref _isRunning, 0);
        }
    }

    /// <summary>The shared state of one batch on several threads; everything but the counter is guarded by the gate.</summary>
    private sealed class Round<TResult>(int count, Func<TWorker, int, CancellationToken, TResult> work, CancellationToken token)
    {
        private readonly object _gate = new();
        private readonly TResult[] _results = new TResult[count];
        private readonly bool[] _isDone = new bool[count];
        private int _next = -1;
        private int _active;
        private int _merged;
        private int _failedIndex = int.MaxValue;
        private Exception? _failure;
        private volatile bool _stop;

        public void Run(List<TWorker> workers, int threads, Action<int, TResult> merge)
        {
            _active = threads;
            for (int k = 0; k < threads; k++)
            {
                ThreadPool.UnsafeQueueUserWorkItem(static state => state.Round.TakeItems(state.Worker), (Round: this, Worker: workers[k]), preferLocal: false);
            }

            try
            {
                while (WaitForNext())
                {
                    merge(_merged, _results[_merged]);
                    _results[_merged] = default!;
                    _merged++;
                }
            }
            finally
            {
                // Also after a failed merge no thread is left behind with a worker.
                _stop = true;
                lock (_gate)
                {
                    while (_active > 0)
                    {
                        Monitor.Wait(_gate);
                    }
                }
            }

            if (_failure is not null)
            {
                ExceptionDispatchInfo.Throw(_failure);
            }

            if (_merged < count)
            {
                throw new OperationCanceledException(token);
            }
        }

        /// <summary>Waits until the next result is there (true) or can no longer come (false).</summary>
        private bool WaitForNext()
        {
            lock (_gate)
            {
                while (_merged < count && !_isDone[_merged] && _active > 0)
                {
                    Monitor.Wait(_gate);
                }

                return _merged < count && _isDone[_merged];
            }
        }

        private void TakeItems(TWorker worker)
        {
            while (!_stop && !token.IsCancellationRequested)
            {
                int index = Interlocked.Increment(ref _next);
                if (index >= count)
                {
                    break;
                }

                try
                {
                    TResult result = work(worker, index, token);
                    lock (_gate)
                    {
                        _results[index] = result;
                        _isDone[index] = true;
                        if (index == _merged)
                        {
                            Monitor.Pulse(_gate);
                        }
                    }
                }
                catch (OperationCanceledException) when (token.IsCancellationRequested)
                {
                    break;
                }
#pragma warning disable CA1031 // handed to the calling thread, which throws it
                catch (Exception exception)
#pragma warning restore CA1031
                {
                    _stop = true;
                    lock (_gate)
                    {
                        if (index < _failedIndex)
                        {
                            (_failedIndex, _failure) = (index, exception);
                        }
                    }
                }
            }

            lock (_gate)
            {
                _active--;
                Monitor.Pulse(_gate);
            }
        }
    }
}
