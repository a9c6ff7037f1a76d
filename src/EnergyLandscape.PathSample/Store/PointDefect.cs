using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>A stored point that is not what its database says.</summary>
/// <param name="Kind">Kind under which it is stored.</param>
/// <param name="Id">Its id.</param>
/// <param name="Sentence">What was found.</param>
public sealed record PointDefect(StationaryPointKind Kind, int Id, string Sentence);
