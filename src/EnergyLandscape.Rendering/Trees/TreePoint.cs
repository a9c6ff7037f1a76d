namespace EnergyLandscape.Rendering.Trees;

/// <summary>A point of a laid-out tree.</summary>
/// <param name="X">Across, from 0 (left) to 1 (right).</param>
/// <param name="Energy">Energy.</param>
public readonly record struct TreePoint(double X, double Energy);
