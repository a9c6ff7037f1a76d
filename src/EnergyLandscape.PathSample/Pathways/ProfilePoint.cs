using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>One point of a path's profile.</summary>
/// <param name="ArcLength">Length of the path up to here, in units of the coordinates.</param>
/// <param name="Energy">Energy here.</param>
/// <param name="Kind">What is stored here, or null between stationary points.</param>
/// <param name="Id">Its id, or null.</param>
public readonly record struct ProfilePoint(double ArcLength, double Energy, StationaryPointKind? Kind, int? Id);
