using EnergyLandscape.Numerics;

namespace EnergyLandscape.PathSample;

/// <summary>Settings of a census of basins.</summary>
public sealed record BasinCensusSettings
{
    /// <summary>Where starts are drawn from.</summary>
    public required StartDistribution Starts { get; init; }

    /// <summary>Seed of the starts: start k draws from stream 2k.</summary>
    public MasterSeed Seed { get; init; } = new(1);

    /// <summary>Error of the quadratic model, as a fraction of a step, above which a step down is halved.</summary>
    public double Accuracy { get; init; } = BasinDescent.DefaultAccuracy;

    /// <summary>Most threads that work at once; the result does not depend on it.</summary>
    public int Threads { get; init; } = 1;
}
