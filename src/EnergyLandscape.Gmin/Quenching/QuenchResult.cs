using EnergyLandscape.Potentials;

namespace EnergyLandscape.Gmin;

/// <summary>What a quench gave.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Minimum">The verified minimum, present exactly when the outcome is <see cref="MinimisationOutcome.GradientConverged"/>.</param>
/// <param name="Valley">A verified point without negative eigenvalues that has flat directions, present only when the outcome is
/// <see cref="MinimisationOutcome.NotMinimum"/> for that reason.</param>
public readonly record struct QuenchResult(MinimisationOutcome Outcome, StationaryPoint? Minimum, StationaryPoint? Valley = null);
