namespace EnergyLandscape.PathSample.Analysis;

/// <summary>How good a stationary point of a network is, in the sense of Mehta et al. (2018), sections IV.A to IV.C.</summary>
public enum NetworkQuality
{
    /// <summary>All weights and biases are zero: the network answers the same to everything. Always bad.</summary>
    Trivial,

    /// <summary>Some row of the training set does not get its right class: the empirical error is not zero.</summary>
    Bad,

    /// <summary>Every row is right, with more hidden nodes connected than needed.</summary>
    Suboptimal,

    /// <summary>Every row is right, and no more hidden nodes are connected than needed.</summary>
    Optimal,
}
