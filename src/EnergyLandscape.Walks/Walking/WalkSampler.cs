using System.Collections.Concurrent;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>Makes walks on several threads and hands them over in the order of their numbers.</summary>
/// <remarks>Walk k draws from streams of its own, so that it is the same on any number of threads and in any run that has a walk k.</remarks>
/// <threadsafety>Not safe: one call at a time.</threadsafety>
public sealed class WalkSampler
{
    private readonly IWalkLandscape _landscape;
    private readonly WalkOptions _options;
    private readonly OrderedBatch<Walker> _batch;
    private readonly ConcurrentBag<WalkSample[]> _spare = [];

    /// <summary>Makes the sampler; walkers are made when first needed.</summary>
    /// <param name="landscape">What to walk on.</param>
    /// <param name="options">How.</param>
    /// <param name="threads">Most threads that work at once.</param>
    public WalkSampler(IWalkLandscape landscape, WalkOptions options, int threads)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _landscape = landscape;
        _options = options;
        _batch = new OrderedBatch<Walker>(threads, () => new Walker(landscape, options));
    }

    /// <summary>Makes walks <paramref name="first"/> … <paramref name="first"/> + <paramref name="count"/> − 1.</summary>
    /// <param name="first">Number of the first walk.</param>
    /// <param name="count">How many; all of them may be in memory at once.</param>
    /// <param name="merge">Takes each walk on the calling thread, in order.</param>
    /// <param name="token">Stops between steps.</param>
    /// <exception cref="OperationCanceledException">Cancelled; finished walks before the first unfinished one were merged.</exception>
    public void Run(int first, int count, WalkMerge merge, CancellationToken token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentNullException.ThrowIfNull(merge);
        _batch.Run(count, (walker, item, stop) => Make(walker, first + item, stop), Merge, token);

        void Merge(int item, WalkSample[] samples)
        {
            merge(first + item, samples);
            _spare.Add(samples);
        }
    }

    /// <summary>Makes one walk again and shows every step with its coordinates.</summary>
    /// <param name="walk">Number of the walk.</param>
    /// <param name="observer">Sees every step.</param>
    /// <param name="token">Stops between steps.</param>
    public void Replay(int walk, WalkObserver observer, CancellationToken token)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(walk);
        ArgumentNullException.ThrowIfNull(observer);
        new Walker(_landscape, _options).Walk(walk, new WalkSample[_options.Steps], observer, token);
    }

    private WalkSample[] Make(Walker walker, int walk, CancellationToken token)
    {
        WalkSample[] samples = _spare.TryTake(out WalkSample[]? spare) ? spare : new WalkSample[_options.Steps];
        walker.Walk(walk, samples, observer: null, token);
        return samples;
    }
}
