namespace EnergyLandscape.Potentials;

/// <summary>A fixed space of a network with one hidden layer and the pattern of units that makes it.</summary>
/// <param name="Space">The space.</param>
/// <param name="Pattern">How units are alike; null for the whole space of a network whose spaces are not enumerated.</param>
/// <param name="Inputs">The input permutation that the space is symmetric under, or null.</param>
internal sealed record NetworkFixedSpace(FixedSpace Space, UnitPattern? Pattern, int[]? Inputs);
