using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>Makes a walk again and goes down from its samples on the landscape of a database, with the buffers of one thread.</summary>
/// <threadsafety>Not safe: one descender a thread.</threadsafety>
internal sealed class SampleDescender
{
    private readonly Walker _walker;
    private readonly ISecondOrderEvaluator _evaluator;
    private readonly BasinDescent _descent;
    private readonly WalkSample[] _samples;
    private readonly int _every;

    public SampleDescender(ComparedLandscape landscape, ComparedWalks walks, ComparisonOptions options)
    {
        _walker = new Walker(walks.Landscape, walks.Options);
        _evaluator = (ISecondOrderEvaluator)landscape.Potential.CreateEvaluator();
        _descent = new BasinDescent(landscape.Potential, landscape.Options, options.Accuracy);
        _samples = new WalkSample[walks.Options.Steps];
        _every = options.Every;
    }

    /// <summary>Makes one walk.</summary>
    /// <param name="walk">Its number.</param>
    /// <param name="token">Stops between steps.</param>
    public DescendedWalk Run(int walk, CancellationToken token)
    {
        var found = new List<DescendedSample>();
        double highest = double.NegativeInfinity;
        _walker.Walk(walk, _samples, Observe, token);
        return new DescendedWalk([.. _samples.Select(sample => sample.Loss)], found);

        void Observe(int step, ReadOnlySpan<double> x, in WalkSample sample)
        {
            double energy = _evaluator.Energy(x);
            highest = energy > highest || !double.IsFinite(energy) ? energy : highest;
            if (step % _every == 0 || step == _samples.Length - 1)
            {
                found.Add(new DescendedSample(step, _descent.Run(_evaluator, x, token), double.IsFinite(highest) ? highest : double.NaN));
                highest = energy;
            }
        }
    }
}

/// <summary>A sample and where the way down from it ended.</summary>
/// <param name="Step">Its step.</param>
/// <param name="End">Where the way down ended.</param>
/// <param name="Highest">As in <see cref="MappedSample"/>.</param>
internal readonly record struct DescendedSample(int Step, BasinEnd End, double Highest);

/// <summary>A walk made again.</summary>
/// <param name="Losses">Its losses step by step.</param>
/// <param name="Samples">Every so many of its samples.</param>
internal sealed record DescendedWalk(double[] Losses, IReadOnlyList<DescendedSample> Samples);
