using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>What searches took; it tells nothing of what they found.</summary>
/// <param name="Searches">Number of searches.</param>
/// <param name="Ticks">Time of their threads, in ticks of <see cref="System.Diagnostics.Stopwatch"/>.</param>
/// <param name="Bytes">Bytes that they allocated.</param>
/// <param name="Quenches">Quenches made, those of chains and descents among them.</param>
/// <param name="SaddleSearches">Eigenvector-following searches made, those from images of bands among them.</param>
/// <param name="Counts">Evaluations made.</param>
/// <remarks>The default value means: nothing was measured.</remarks>
public readonly record struct SearchEffort(long Searches, long Ticks, long Bytes, long Quenches, long SaddleSearches, EvaluationCounts Counts)
{
    /// <summary>Adds two efforts.</summary>
    public static SearchEffort operator +(SearchEffort left, SearchEffort right) => new(
        left.Searches + right.Searches,
        left.Ticks + right.Ticks,
        left.Bytes + right.Bytes,
        left.Quenches + right.Quenches,
        left.SaddleSearches + right.SaddleSearches,
        left.Counts + right.Counts);

    /// <inheritdoc cref="op_Addition"/>
    public static SearchEffort Add(SearchEffort left, SearchEffort right) => left + right;
}
