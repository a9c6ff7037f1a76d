using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>What a search for a saddle gave.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Point">The verified point when the outcome is Converged, WrongIndex or Degenerate.</param>
public readonly record struct SaddleSearchResult(SaddleSearchOutcome Outcome, StationaryPoint? Point);
