using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>A curve that is still to be followed.</summary>
/// <param name="Space">The fixed space that it stays in.</param>
/// <param name="X">A point of it, or the bifurcation that it starts from.</param>
/// <param name="Parameter">Its parameter.</param>
/// <param name="Mode">Direction of the branch at a bifurcation; null for a point within a curve.</param>
internal sealed record CurveBranch(FixedSpace Space, double[] X, double Parameter, double[]? Mode);
