using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>Which rows losses are of.</summary>
/// <param name="TrainingRows">Random rows of the training set; null for all.</param>
/// <param name="TestRows">Random rows of the test set; null for all.</param>
/// <param name="Per">How long a batch stays the same.</param>
/// <param name="Seed">Seed of the walks: a batch that all walks share comes from a stream of its own.</param>
public sealed record WalkBatches(int? TrainingRows, int? TestRows, BatchPer Per, MasterSeed Seed)
{
    /// <summary>All rows, always.</summary>
    public static WalkBatches All { get; } = new(null, null, BatchPer.Walk, new MasterSeed(1));
}
