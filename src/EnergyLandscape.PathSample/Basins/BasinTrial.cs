namespace EnergyLandscape.PathSample;

/// <summary>What became of one start in one column of a census.</summary>
/// <param name="Diverged">Whether the approach led to no finite number; then there is no way down.</param>
/// <param name="Energy">Energy where the way down began; NaN where it did not.</param>
/// <param name="End">Where it ended.</param>
public readonly record struct BasinTrial(bool Diverged, double Energy, BasinEnd End);
