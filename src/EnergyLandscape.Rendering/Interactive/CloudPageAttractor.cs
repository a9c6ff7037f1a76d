namespace EnergyLandscape.Rendering.Interactive;

/// <summary>A loss at which walks meet the least gradients.</summary>
/// <param name="Loss">Loss of the sample with the least gradient norm.</param>
/// <param name="Low">Lowest loss of its samples.</param>
/// <param name="High">Highest loss of its samples.</param>
/// <param name="Gradient">Least gradient norm.</param>
/// <param name="Stationary">Whether the gradient comes near zero.</param>
/// <param name="Kind">What it looks like, in words.</param>
/// <param name="Walks">Number of walks with a sample in it.</param>
/// <param name="Samples">Number of its samples.</param>
public sealed record CloudPageAttractor(double Loss, double Low, double High, double Gradient, bool Stationary, string Kind, int Walks, long Samples);
