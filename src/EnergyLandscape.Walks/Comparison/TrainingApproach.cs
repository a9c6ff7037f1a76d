using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>Trains a start: the walk with the number of the start, from that start, by gradient descent, Adam or any other rule.</summary>
/// <remarks>Batches of rows are those of the walk of that number, so that different rates see the same starts and the same batches.</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class TrainingApproach : IBasinApproach
{
    /// <summary>A coordinate larger than this in size has diverged, too: rates that are too large multiply it at every step, and from out there ways down
    /// lead through nothing but rounding.</summary>
    public const double Furthest = 1e8;

    private readonly WalkOptions _options;
    private readonly IWalkEvaluator _evaluator;
    private readonly IWalkRule _rule;
    private readonly double[] _gradient;

    /// <summary>Makes the buffers.</summary>
    /// <param name="landscape">The loss that is trained.</param>
    /// <param name="options">How; <see cref="WalkOptions.Steps"/> points are one more than there are moves.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public TrainingApproach(IWalkLandscape landscape, WalkOptions options)
    {
        ArgumentNullException.ThrowIfNull(landscape);
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        _options = options;
        _evaluator = landscape.CreateEvaluator();
        _rule = options.CreateRule(landscape.Dimension);
        _gradient = new double[landscape.Dimension];
    }

    /// <inheritdoc/>
    public bool Move(long start, Span<double> x, CancellationToken token)
    {
        // Stream 2k made the start and is used up by it.
        RandomStream stream = _options.Seed.StreamFor(2 * start), draws = _options.Seed.StreamFor((2 * start) + 1);
        _rule.Begin(x, stream);
        _evaluator.BeginWalk(draws);
        for (int step = 1; step < _options.Steps; step++)
        {
            token.ThrowIfCancellationRequested();
            if (!double.IsFinite(_evaluator.Training.EnergyGradient(x, _gradient)))
            {
                return false;
            }

            _rule.Step(x, _gradient, stream);
            _evaluator.BeginStep(draws);
        }

        foreach (double value in x)
        {
            if (!(Math.Abs(value) <= Furthest))
            {
                return false;
            }
        }

        return true;
    }
}
