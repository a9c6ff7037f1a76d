using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Finds the basin of attraction that a point lies in: follows second-order steepest descent to its end.</summary>
/// <remarks>At the default accuracy one of 1200 starts on four XOR landscapes ended in another minimum than at an accuracy of 0.002; second-order
/// quenches within a trust radius of 0.1 took twice as long and missed 17 (docs/methods.md).</remarks>
/// <threadsafety>Not safe: holds the buffers of one thread.</threadsafety>
public sealed class BasinDescent
{
    /// <summary>Error of the quadratic model, as a fraction of a step, that is a third of what paths from saddles make do with.</summary>
    public const double DefaultAccuracy = 0.03;

    private const int MostHessians = 20_000;

    private readonly SteepestDescent _path;

    /// <summary>Makes the buffers.</summary>
    /// <param name="potential">The landscape.</param>
    /// <param name="options">Its settings of paths, with what a minimum must fulfil.</param>
    /// <param name="accuracy">Error of the quadratic model, as a fraction of a step, above which a step is halved.</param>
    public BasinDescent(IPotential potential, ExplorationOptions options, double accuracy = DefaultAccuracy)
    {
        ArgumentNullException.ThrowIfNull(potential);
        ArgumentNullException.ThrowIfNull(options);
        _path = new SteepestDescent(options.Pathway with { Accuracy = accuracy, MaxSteps = Math.Max(MostHessians, options.Pathway.MaxSteps) }, potential);
    }

    /// <summary>Goes down from a point.</summary>
    /// <param name="evaluator">Evaluator of the landscape.</param>
    /// <param name="start">The point; left as it is.</param>
    /// <param name="token">Checked between steps.</param>
    public BasinEnd Run(ISecondOrderEvaluator evaluator, ReadOnlySpan<double> start, CancellationToken token)
    {
        DescentResult result = _path.RunFrom(evaluator, start, null, token);
        return new BasinEnd(
            result.Outcome switch
            {
                DescentOutcome.Minimum => BasinOutcome.Minimum,
                DescentOutcome.Saddle => BasinOutcome.Saddle,
                DescentOutcome.Degenerate => BasinOutcome.Degenerate,
                DescentOutcome.StepLimit => BasinOutcome.StepLimit,
                _ => BasinOutcome.NotFinite,
            },
            result.End);
    }
}
