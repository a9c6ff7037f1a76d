namespace EnergyLandscape.Walks;

/// <summary>One column of a table of losses.</summary>
/// <param name="Name">Its heading; null without one.</param>
/// <param name="Losses">Losses step by step.</param>
public sealed record LossCurve(string? Name, double[] Losses);
