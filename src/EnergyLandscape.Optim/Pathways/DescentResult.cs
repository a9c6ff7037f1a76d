using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>What a steepest-descent path gave.</summary>
/// <param name="Outcome">Where it ended.</param>
/// <param name="End">The verified end, present when the outcome is Minimum, Saddle or Degenerate.</param>
public readonly record struct DescentResult(DescentOutcome Outcome, StationaryPoint? End);
