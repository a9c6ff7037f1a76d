using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>The end of the way down from a point.</summary>
/// <param name="Outcome">Where it ended.</param>
/// <param name="Point">The verified minimum or saddle; null otherwise.</param>
public readonly record struct BasinEnd(BasinOutcome Outcome, StationaryPoint? Point);
