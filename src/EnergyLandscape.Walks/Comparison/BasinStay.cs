namespace EnergyLandscape.Walks.Comparison;

/// <summary>Consecutive mapped samples of a walk in one symmetry image of one minimum. Samples without a minimum do not end a stay.</summary>
/// <param name="Minimum">Id of the minimum.</param>
/// <param name="Copy">Number of the image.</param>
/// <param name="First">Step of the first sample.</param>
/// <param name="Last">Step of the last sample.</param>
public readonly record struct BasinStay(int Minimum, int Copy, int First, int Last);
