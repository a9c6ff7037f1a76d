namespace EnergyLandscape.PathSample.Counterparts;

/// <summary>Two points of two landscapes that are each other's end: counterparts.</summary>
/// <param name="First">Way from the first landscape's point to the second's.</param>
/// <param name="Second">The way back.</param>
public sealed record CounterpartPair(Crossing First, Crossing Second);
