using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Gmin;

/// <summary>Metropolis walk over quenched energies (Wales and Doye 1997, doi:10.1021/jp970984n); the step is adapted within the chain.</summary>
/// <threadsafety>Not safe: uses the buffers of one thread.</threadsafety>
public sealed class BasinHoppingChain(BasinHoppingOptions options, Quench quench)
{
    /// <summary>Runs a chain.</summary>
    /// <param name="evaluator">Evaluator of the potential.</param>
    /// <param name="start">Where the first quench starts.</param>
    /// <param name="temperature">Number of its temperature, from 0.</param>
    /// <param name="stream">Where steps and acceptances are drawn from.</param>
    /// <param name="token">Checked between steps.</param>
    /// <returns>Every quench in order, accepted or not.</returns>
    public IReadOnlyList<QuenchResult> Run(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> start, int temperature, RandomStream stream, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        ArgumentNullException.ThrowIfNull(stream);
        double kT = options.Temperatures[temperature];
        var results = new List<QuenchResult> { quench.Run(evaluator, start) };
        if (results[0].Minimum is not { } current)
        {
            return results;
        }

        double step = options.Step;
        int accepted = 0;
        var trial = new double[evaluator.Dimension];
        for (int i = 1; i <= options.Steps; i++)
        {
            token.ThrowIfCancellationRequested();
            for (int k = 0; k < trial.Length; k++)
            {
                trial[k] = current.Coordinates.Span[k] + stream.NextUniform(-step, step);
            }

            QuenchResult result = quench.Run(evaluator, trial);
            results.Add(result);
            double chance = stream.NextDouble();
            if (result.Minimum is { } next && chance < Math.Exp(Math.Min(0, (current.Energy - next.Energy) / kT)))
            {
                current = next;
                accepted++;
            }

            if (i % options.AdaptEvery == 0)
            {
                step *= accepted > options.AcceptRatio * options.AdaptEvery ? 1.05 : 1 / 1.05;
                accepted = 0;
            }
        }

        return results;
    }
}
