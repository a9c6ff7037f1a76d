using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>A stationary point with flat directions that a search arrived at; it is never a minimum, a transition state or a saddle.</summary>
/// <param name="Point">The point.</param>
/// <param name="Dimension">Number of zero eigenvalues beyond those that symmetry forces on every point.</param>
public sealed record ValleyFinding(StationaryPoint Point, int Dimension);
