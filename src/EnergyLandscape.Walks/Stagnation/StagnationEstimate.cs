namespace EnergyLandscape.Walks;

/// <summary>How often and how long a walk stagnated (Bosman et al. 2020, section 4.3).</summary>
/// <param name="Count">n_stag, the number of stays; −1 where it does not exist.</param>
/// <param name="MeanLength">l_stag, their mean length in positions of the window, at most points − window + 1; 0 without stays, NaN where it does not exist.</param>
/// <param name="Window">The window that makes the mean length largest, points; without stays the first that fits, 0 where none does.</param>
public readonly record struct StagnationEstimate(int Count, double MeanLength, int Window)
{
    /// <summary>The estimate of a walk that is shorter than every window or has a loss that is infinite or not a number.</summary>
    public static StagnationEstimate Undefined { get; } = new(-1, double.NaN, 0);

    /// <summary>Whether the walk has an estimate.</summary>
    public bool IsDefined => Count >= 0;
}
