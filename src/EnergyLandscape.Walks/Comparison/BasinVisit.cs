namespace EnergyLandscape.Walks.Comparison;

/// <summary>What a walk saw of a minimum, all symmetry images together.</summary>
/// <param name="Minimum">Id of the minimum.</param>
/// <param name="FirstPassage">Step of the first sample in its basin.</param>
/// <param name="Samples">Number of samples there.</param>
/// <param name="Residence">Number of steps that they stand for.</param>
/// <param name="Copies">Number of its images that the walk was in.</param>
public readonly record struct BasinVisit(int Minimum, int FirstPassage, int Samples, int Residence, int Copies);
