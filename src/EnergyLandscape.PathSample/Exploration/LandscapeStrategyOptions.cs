namespace EnergyLandscape.PathSample;

/// <summary>How long an exploration goes on.</summary>
public sealed record LandscapeStrategyOptions
{
    /// <summary>Searches without news before it stops; more when the landscape is larger.</summary>
    public long Patience { get; init; } = 2000;

    /// <summary>Whether it also goes on until the estimated numbers of unseen points are small.</summary>
    public bool Exhaustive { get; init; }

    /// <summary>Whether saddles of every index are wanted: they count as news, and the Morse-Euler sums have to be 1.</summary>
    public bool AllIndices { get; init; }

    /// <summary>Minima at which it stops; null for no limit.</summary>
    public int? MaxMinima { get; init; }

    /// <summary>Largest estimated number of unseen minima, and of unseen transition states, that an exhaustive exploration ends with.</summary>
    public double MostUnseen { get; init; } = 0.05;
}
