using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>Settings of eigenvector-following; OPTIM's keyword is given in brackets.</summary>
public sealed record EigenvectorFollowingOptions
{
    /// <summary>Most Hessians of one search [BFGSTS].</summary>
    public int MaxIterations { get; init; } = 150;

    /// <summary>Longest step the trust radius may grow to [MAXMAX].</summary>
    public double MaxStep { get; init; } = 1.0;

    /// <summary>Trust radius at first, unless the caller knows a better one [MAXSTEP].</summary>
    public double InitialStep { get; init; } = 0.2;

    /// <summary>Error of the quadratic model, as a fraction of the step, above which the trust radius shrinks [TRAD].</summary>
    public double TrustRatio { get; init; } = 0.5;

    /// <summary>How that error is measured in searches that do not follow a mode from a minimum, which always measure it in energy.</summary>
    public TrustMeasure Trust { get; init; } = TrustMeasure.Displacement;

    /// <summary>What a stored point must fulfil.</summary>
    public VerificationRule Verification { get; init; } = new();
}
