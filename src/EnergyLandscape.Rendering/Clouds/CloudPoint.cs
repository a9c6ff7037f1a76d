namespace EnergyLandscape.Rendering.Clouds;

/// <summary>A stationary point of a landscape, marked where the loss of the walks has it. Its gradient there need not be zero: the landscape may be
/// another one, such as one with regularisation.</summary>
/// <param name="Loss">Loss of the walks at the point.</param>
/// <param name="Gradient">Norm of its gradient there.</param>
/// <param name="Kind">What the point is on its own landscape.</param>
public readonly record struct CloudPoint(double Loss, double Gradient, CloudPointKind Kind);
