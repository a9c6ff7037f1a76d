namespace EnergyLandscape.PathSample;

/// <summary>The minimum that a point belongs to.</summary>
/// <param name="Minimum">Id: of a stored minimum, or above those of one that the database lacks.</param>
/// <param name="IsNew">Whether this is the first arrival at a minimum that the database lacks.</param>
/// <param name="Copy">Which of its images under the symmetry of the potential, numbered from 0 as they were first reached.</param>
public readonly record struct BasinArrival(int Minimum, bool IsNew, int Copy);
