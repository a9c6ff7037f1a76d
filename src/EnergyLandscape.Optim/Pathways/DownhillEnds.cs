using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>What one side of a saddle reaches going downhill.</summary>
/// <param name="Ends">The minima reached, each with the saddle on which the path ended before it was pushed off again, or null.</param>
/// <param name="Saddles">Those saddles, all verified.</param>
/// <param name="IsComplete">False when a descent ended nowhere.</param>
public sealed record DownhillEnds(IReadOnlyList<DownhillEnd> Ends, IReadOnlyList<StationaryPoint> Saddles, bool IsComplete)
{
    /// <summary>Stationary points with flat directions on which descents ended.</summary>
    public IReadOnlyList<StationaryPoint> Valleys { get; init; } = [];
}

/// <summary>A minimum at the end of a path.</summary>
/// <param name="Minimum">The verified minimum.</param>
/// <param name="Via">The first saddle that the path ended on before, or null when it went straight to the minimum.</param>
public sealed record DownhillEnd(StationaryPoint Minimum, StationaryPoint? Via);
