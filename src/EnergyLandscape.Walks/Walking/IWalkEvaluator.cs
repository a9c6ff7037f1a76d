using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>Evaluates a walk landscape with the buffers of one thread.</summary>
/// <threadsafety>Not safe: one evaluator a thread.</threadsafety>
public interface IWalkEvaluator
{
    /// <summary>The training loss that the walk follows; another object after a new batch.</summary>
    ISecondOrderEvaluator Training { get; }

    /// <summary>Directions in which the training loss cannot change for any value of the other coordinates, such as weights from inputs that are zero in
    /// the whole batch and <see cref="IWalkLandscape.ZeroModes"/>; they are reported apart and are no part of the curvature class from extreme eigenvalues.</summary>
    int StructuralNullity { get; }

    /// <summary>Prepares for a walk: draws its batches of rows, if there are any.</summary>
    /// <param name="draws">The walk's own stream for draws of data.</param>
    void BeginWalk(RandomStream draws);

    /// <summary>Prepares for the next step: draws new batches, if every step has its own.</summary>
    /// <param name="draws">The walk's own stream for draws of data.</param>
    void BeginStep(RandomStream draws);

    /// <summary>Measures a point after <see cref="Training"/> has been evaluated there.</summary>
    /// <param name="x">The point.</param>
    WalkMeasures Measure(ReadOnlySpan<double> x);
}
