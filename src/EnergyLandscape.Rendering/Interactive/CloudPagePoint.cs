using EnergyLandscape.Potentials;

namespace EnergyLandscape.Rendering.Interactive;

/// <summary>A stationary point of a database where the loss of walks sees it; under another loss its gradient is not zero.</summary>
/// <param name="Kind">What it is in its database.</param>
/// <param name="Id">Its id there.</param>
/// <param name="Loss">Loss of the walks at the point.</param>
/// <param name="Gradient">Norm of their gradient there.</param>
/// <param name="Class">Curvature class under that loss: the pane that it stands in.</param>
public sealed record CloudPagePoint(StationaryPointKind Kind, int Id, double Loss, double Gradient, string Class);
