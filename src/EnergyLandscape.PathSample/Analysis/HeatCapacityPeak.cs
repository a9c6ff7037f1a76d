namespace EnergyLandscape.PathSample.Analysis;

/// <summary>A maximum of the heat capacity: where the landscape changes from some minima to others.</summary>
/// <param name="Temperature">kT, in units of the energy.</param>
/// <param name="HeatCapacity">C/k.</param>
/// <param name="Losing">Ids of the minima whose occupation falls most there, at most three.</param>
/// <param name="Gaining">Ids of those whose rises most, at most three.</param>
public sealed record HeatCapacityPeak(double Temperature, double HeatCapacity, IReadOnlyList<int> Losing, IReadOnlyList<int> Gaining);
