using EnergyLandscape.Potentials;

namespace EnergyLandscape.Gmin;

/// <summary>What a quench gave.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Minimum">The verified minimum, present exactly when the outcome is <see cref="MinimisationOutcome.GradientConverged"/>.</param>
public readonly record struct QuenchResult(MinimisationOutcome Outcome, StationaryPoint? Minimum);
