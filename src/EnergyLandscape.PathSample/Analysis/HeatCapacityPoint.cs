namespace EnergyLandscape.PathSample.Analysis;

/// <summary>The harmonic superposition at one temperature.</summary>
/// <param name="Temperature">kT, in units of the energy.</param>
/// <param name="HeatCapacity">C/k, configurational: κ/2 for a single well.</param>
/// <param name="Energy">Mean energy, κkT/2 of the wells included.</param>
/// <param name="Minimum">Id of the most occupied minimum, its symmetry copies counted.</param>
/// <param name="Occupation">Its occupation, 0 to 1.</param>
public readonly record struct HeatCapacityPoint(double Temperature, double HeatCapacity, double Energy, int Minimum, double Occupation);
