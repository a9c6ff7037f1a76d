namespace EnergyLandscape.Walks;

/// <summary>An estimate of stagnation with all that led to it, for a picture or a closer look.</summary>
/// <param name="Estimate">Number and mean length of the stays, and the window.</param>
/// <param name="Scaled">Losses scaled to [0, 1], one a step; all 0 for a constant walk, empty where the estimate does not exist.</param>
/// <param name="Smoothed">Their exponentially weighted moving average, one a step.</param>
/// <param name="Deviations">Standard deviation of the smoothed losses in the window; entry i belongs to steps i to i + window − 1.</param>
/// <param name="Threshold">What the deviations are compared with.</param>
/// <param name="Stays">The stays that count, in the order of the walk.</param>
public sealed record StagnationProfile(
    StagnationEstimate Estimate,
    IReadOnlyList<double> Scaled,
    IReadOnlyList<double> Smoothed,
    IReadOnlyList<double> Deviations,
    double Threshold,
    IReadOnlyList<StagnantStay> Stays);
