namespace EnergyLandscape.Walks;

/// <summary>Below what the rolling deviation of a walk counts as stagnant.</summary>
public enum StagnationThreshold
{
    /// <summary>The standard deviation of the rolling deviations themselves, as the published code has it.</summary>
    OfDeviations,

    /// <summary>The standard deviation of the whole smoothed walk, as Bosman et al. 2020, Algorithm 1, is printed. A slow steady descent is then
    /// stagnant from end to end.</summary>
    OfSmoothedWalk,
}
