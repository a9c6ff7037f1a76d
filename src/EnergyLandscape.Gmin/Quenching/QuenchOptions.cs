using EnergyLandscape.Potentials;

namespace EnergyLandscape.Gmin;

/// <summary>Settings of a quench.</summary>
public sealed record QuenchOptions
{
    /// <summary>The first, first-order part.</summary>
    public LbfgsOptions Lbfgs { get; init; } = new();

    /// <summary>What a stored point must fulfil.</summary>
    public VerificationRule Verification { get; init; } = new();

    /// <summary>Most Hessians of the second-order finish.</summary>
    public int FinishIterations { get; init; } = 500;
}
