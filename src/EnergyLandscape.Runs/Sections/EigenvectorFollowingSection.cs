using System.ComponentModel;

namespace EnergyLandscape.Runs;

/// <summary>The section [eigenvector-following]: searches for transition states.</summary>
public sealed record EigenvectorFollowingSection
{
    /// <summary>Most steps of one search. Default 500 (the Wales group's machine-learning inputs use STEPS 1000).</summary>
    [Description("Most steps of one search. Default 500 (the Wales group's machine-learning inputs use STEPS 1000).")]
    [Bounds(AtLeast = 1)]
    [Keyword("STEPS")]
    public int MaxIterations { get; init; } = 500;

    /// <summary>Largest step at first, in units of the coordinates; a trust radius adapts it. Default 0.3 (between MAXSTEP 0.2 and MAXMAX 0.5 of OPTIM).</summary>
    [Description("Largest step at first, in units of the coordinates; a trust radius adapts it. Default 0.3 (between MAXSTEP 0.2 and MAXMAX 0.5 of OPTIM).")]
    [Bounds(Above = 0)]
    public double MaxStep { get; init; } = 0.3;

    /// <summary>Size below which the trust radius never shrinks, in units of the coordinates. Default 1e-8 (our choice, for convergence to 1e-12; OPTIM MINMAX 0.01).</summary>
    [Description("Size below which the trust radius never shrinks, in units of the coordinates. Default 1e-8 (our choice, for convergence to 1e-12; OPTIM MINMAX 0.01).")]
    [Bounds(Above = 0)]
    [Keyword("MINMAX")]
    public double MinStep { get; init; } = 1e-8;

    /// <summary>Relative difference of predicted and found curvature along a step above which the trust radius shrinks. Default 2.0 (OPTIM TRAD).</summary>
    [Description("Relative difference of predicted and found curvature along a step above which the trust radius shrinks. Default 2.0 (OPTIM TRAD).")]
    [Bounds(Above = 0)]
    [Keyword("TRAD")]
    public double TrustRatio { get; init; } = 2.0;
}
