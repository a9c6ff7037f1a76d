using EnergyLandscape.PathSample;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>A sample of a walk and the minimum whose basin it lies in.</summary>
/// <param name="Step">Number of the step, from 0.</param>
/// <param name="Steps">Steps that the sample stands for: those up to the next one.</param>
/// <param name="Minimum">Id of the minimum; null when the way down did not end in one.</param>
/// <param name="Copy">Which of its symmetry images, from 0 in the order in which any walk came to them.</param>
/// <param name="Outcome">Where the way down ended.</param>
/// <param name="Loss">The walk's loss.</param>
/// <param name="GradientNorm">Norm of its gradient.</param>
/// <param name="Highest">Highest energy of the database's landscape at the steps from the mapped sample before to this one, both included; NaN when one
/// is not finite.</param>
public readonly record struct MappedSample(
    int Step, int Steps, int? Minimum, int Copy, BasinOutcome Outcome, double Loss, double GradientNorm, double Highest);
