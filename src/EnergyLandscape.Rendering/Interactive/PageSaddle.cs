namespace EnergyLandscape.Rendering.Interactive;

/// <summary>A transition state as a page shows it.</summary>
/// <param name="Point">The point.</param>
/// <param name="Minima">Ids of all minima that it reaches from both sides.</param>
public sealed record PageSaddle(PagePoint Point, IReadOnlyList<int> Minima);
