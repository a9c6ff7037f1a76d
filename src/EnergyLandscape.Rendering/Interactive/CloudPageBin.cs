namespace EnergyLandscape.Rendering.Interactive;

/// <summary>Samples that a page shows as one rectangle.</summary>
/// <param name="Loss">Bin of the loss, from 0.</param>
/// <param name="Gradient">Bin of the gradient norm, from 0.</param>
/// <param name="Count">How many they are.</param>
/// <param name="TestLoss">Their mean generalisation loss; NaN if unknown.</param>
public readonly record struct CloudPageBin(int Loss, int Gradient, long Count, double TestLoss);
