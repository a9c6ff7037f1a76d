namespace EnergyLandscape.Walks;

/// <summary>A stretch of a walk that counts as stagnant.</summary>
/// <param name="First">First step where the window that ends there is stagnant, from 0.</param>
/// <param name="Last">Last such step.</param>
/// <param name="Length">What it adds to the mean length: the number of its steps, and with <see cref="StagnationOptions.CarriesShortStays"/> also those
/// of short stays before it.</param>
public readonly record struct StagnantStay(int First, int Last, int Length);
