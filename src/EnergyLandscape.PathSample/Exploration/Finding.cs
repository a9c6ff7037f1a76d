using EnergyLandscape.Optim;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>A verified point that a search arrived at.</summary>
/// <param name="Point">The point.</param>
/// <param name="Method">The method that the arrival counts for.</param>
/// <param name="Sides">For a transition state that was not known: what its two sides reach. Null for any other point.</param>
public sealed record Finding(StationaryPoint Point, string Method, DownhillEnds[]? Sides = null);
