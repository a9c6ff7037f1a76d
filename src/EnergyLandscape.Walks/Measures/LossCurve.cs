namespace EnergyLandscape.Walks;

/// <summary>One column of a table of losses.</summary>
/// <param name="Column">Its number in the table, from 1.</param>
/// <param name="Name">Its heading; null without one.</param>
/// <param name="Losses">Losses step by step.</param>
public sealed record LossCurve(int Column, string? Name, double[] Losses);
