using EnergyLandscape.Gmin;

namespace EnergyLandscape.PathSample.Analysis;

/// <summary>A stored point of a network's loss with all that was measured there.</summary>
/// <param name="Point">The point.</param>
/// <param name="Values">Observables by name; those that the network does not have are absent.</param>
/// <param name="RightProbabilities">The probability that each row of the training set gives to its right class; empty for outputs that
/// are no probabilities.</param>
/// <param name="Zeros">Which hidden units are certified to be zero, layer by layer, and the coordinates with exact zeros.</param>
/// <param name="ZerosProved">Whether interval arithmetic proves that a stationary point of the same index with exactly those zeros lies at these
/// coordinates; null when no unit is zero.</param>
/// <param name="Quality">Good or bad.</param>
public sealed record AnalysedPoint(
    StoredPoint Point, IReadOnlyDictionary<string, double> Values, IReadOnlyList<double> RightProbabilities, ZeroGroups Zeros, bool? ZerosProved,
    NetworkQuality Quality)
{
    /// <summary>Whether every row of the training set gets its right class.</summary>
    public bool IsGood => Quality is NetworkQuality.Optimal or NetworkQuality.Suboptimal;

    /// <summary>The value of an observable.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The value; NaN when the network does not have it.</returns>
    public double this[string name] => Values.GetValueOrDefault(name, double.NaN);
}
