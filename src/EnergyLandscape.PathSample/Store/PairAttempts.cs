namespace EnergyLandscape.PathSample;

/// <summary>How often a pair of points was tried. The default value says never.</summary>
/// <param name="Attempts">Searches planned for the pair, finished or not.</param>
/// <param name="Failures">Searches for the pair that ended without a point.</param>
public readonly record struct PairAttempts(int Attempts, int Failures);
