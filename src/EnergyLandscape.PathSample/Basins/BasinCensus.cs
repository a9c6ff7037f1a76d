using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Measures basins of attraction: random starts, each followed down as it is, and after each of a number of approaches.</summary>
/// <remarks>The columns are paired: all have the same starts. Start k draws from stream 2k of the seed, as walk k does, so the result is the same on any
/// number of threads, and the first starts are those of a smaller census.</remarks>
/// <threadsafety>Not safe: one run at a time.</threadsafety>
public sealed class BasinCensus
{
    private readonly OrderedBatch<Worker> _batch;
    private readonly int _columns;

    /// <summary>Makes the census; working memory is made when first needed.</summary>
    /// <param name="potential">The landscape; its evaluators know second derivatives.</param>
    /// <param name="options">Its settings of paths.</param>
    /// <param name="settings">The starts.</param>
    /// <param name="createApproaches">Makes the approaches of one thread, always as many; null for none. Column 0 is without, column i with the i-th, counted
    /// from 1.</param>
    /// <param name="approaches">How many they are.</param>
    public BasinCensus(
        IPotential potential, ExplorationOptions options, BasinCensusSettings settings, Func<IReadOnlyList<IBasinApproach>>? createApproaches = null, int approaches = 0)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegative(approaches);
        _columns = 1 + approaches;
        _batch = new OrderedBatch<Worker>(settings.Threads, () => new Worker(potential, options, settings, createApproaches?.Invoke() ?? [], _columns));
    }

    /// <summary>Runs starts 0 … <paramref name="starts"/> − 1.</summary>
    /// <param name="starts">How many.</param>
    /// <param name="catalogue">Where arrivals are looked up and new minima are kept.</param>
    /// <param name="progress">Told on the calling thread how many starts are done; null when nobody asks.</param>
    /// <param name="token">Stops between steps.</param>
    /// <returns>The columns.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public IReadOnlyList<BasinShares> Run(int starts, BasinCatalogue catalogue, Action<int>? progress, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        var columns = new BasinShares[_columns];
        foreach (ref BasinShares column in columns.AsSpan())
        {
            column = new BasinShares();
        }

        _batch.Run(
            starts,
            (worker, start, stop) => worker.Run(start, stop),
            (start, trials) =>
            {
                for (int k = 0; k < columns.Length; k++)
                {
                    columns[k].Take(in trials[k], trials[k].Diverged ? null : catalogue.Take(trials[k].End));
                }

                progress?.Invoke(start + 1);
            },
            token);
        return columns;
    }

    private sealed class Worker
    {
        private readonly ISecondOrderEvaluator _evaluator;
        private readonly BasinDescent _descent;
        private readonly BasinCensusSettings _settings;
        private readonly IReadOnlyList<IBasinApproach> _approaches;
        private readonly double[] _start;
        private readonly double[] _x;

        public Worker(IPotential potential, ExplorationOptions options, BasinCensusSettings settings, IReadOnlyList<IBasinApproach> approaches, int columns)
        {
            if (approaches.Count != columns - 1)
            {
                throw new InvalidOperationException($"There are {approaches.Count} approaches, not {columns - 1}.");
            }

            _evaluator = (ISecondOrderEvaluator)potential.CreateEvaluator();
            _descent = new BasinDescent(potential, options, settings.Accuracy);
            _settings = settings;
            _approaches = approaches;
            _start = new double[potential.Dimension];
            _x = new double[potential.Dimension];
        }

        public BasinTrial[] Run(int start, CancellationToken token)
        {
            _settings.Starts.Draw(_settings.Seed.StreamFor(2L * start), _start);
            var trials = new BasinTrial[1 + _approaches.Count];
            trials[0] = Descend(_start, token);
            for (int k = 0; k < _approaches.Count; k++)
            {
                _start.CopyTo(_x, 0);
                trials[k + 1] = _approaches[k].Move(start, _x, token) ? Descend(_x, token) : new BasinTrial(true, double.NaN, default);
            }

            return trials;
        }

        private BasinTrial Descend(double[] from, CancellationToken token)
        {
            double energy = _evaluator.Energy(from);
            return double.IsFinite(energy) ? new BasinTrial(false, energy, _descent.Run(_evaluator, from, token)) : new BasinTrial(true, double.NaN, default);
        }
    }
}
