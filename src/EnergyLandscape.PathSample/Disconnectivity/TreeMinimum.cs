namespace EnergyLandscape.PathSample.Disconnectivity;

/// <summary>A minimum as the merge tree sees it.</summary>
/// <param name="Id">Its number; must be unique among the minima of one tree.</param>
/// <param name="Energy">Its energy; finite.</param>
public readonly record struct TreeMinimum(int Id, double Energy);
