namespace EnergyLandscape.Numerics;

/// <summary>Runs independent items on several threads and hands their results over in the order of the items.</summary>
/// <remarks>Made for searches that are pure functions of their index: what is merged does not depend on the number of threads.</remarks>
/// <threadsafety>Safe: no state.</threadsafety>
public static class OrderedBatch
{
    /// <summary>Runs one batch with workers of its own; <see cref="OrderedBatch{TWorker}"/> keeps them for the next.</summary>
    /// <param name="count">Number of items.</param>
    /// <param name="threads">Most threads that work at once.</param>
    /// <param name="createWorker">Makes what one thread works with, such as an evaluator and buffers; called on the calling thread.</param>
    /// <param name="work">Computes one item with a worker no other thread uses.</param>
    /// <param name="merge">Takes the results on the calling thread, in index order, each as soon as it and all before it are there.</param>
    /// <param name="token">Stops the batch: no further item starts, and items that watch the token may throw.</param>
    /// <inheritdoc cref="OrderedBatch{TWorker}.Run" path="/exception"/>
    public static void Run<TWorker, TResult>(
        int count,
        int threads,
        Func<TWorker> createWorker,
        Func<TWorker, int, CancellationToken, TResult> work,
        Action<int, TResult> merge,
        CancellationToken token) => new OrderedBatch<TWorker>(threads, createWorker).Run(count, work, merge, token);
}
