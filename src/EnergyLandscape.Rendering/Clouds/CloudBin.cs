namespace EnergyLandscape.Rendering.Clouds;

/// <summary>Samples that a picture shows as one dot.</summary>
/// <param name="Loss">Middle of their losses.</param>
/// <param name="Gradient">Middle of their gradient norms.</param>
/// <param name="Count">How many they are, at least one.</param>
/// <param name="TestLoss">Their mean generalisation loss; NaN if unknown.</param>
public readonly record struct CloudBin(double Loss, double Gradient, long Count, double TestLoss);
