namespace EnergyLandscape.Rendering.Clouds;

/// <summary>A loss at which walks meet the least gradients.</summary>
/// <param name="Loss">The loss.</param>
/// <param name="Stationary">Whether the gradient comes near zero.</param>
public readonly record struct CloudAttractor(double Loss, bool Stationary);
