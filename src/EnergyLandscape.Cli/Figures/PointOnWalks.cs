using EnergyLandscape.PathSample;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Figures;

/// <summary>A stationary point of a database where walks would meet it.</summary>
/// <param name="Stored">The point on its own landscape.</param>
/// <param name="Loss">Loss of the walks there.</param>
/// <param name="GradientNorm">Euclidean norm of its gradient.</param>
/// <param name="Curvature">The class that the walks would give it.</param>
internal sealed record PointOnWalks(StoredPoint Stored, double Loss, double GradientNorm, CurvatureClass Curvature);
