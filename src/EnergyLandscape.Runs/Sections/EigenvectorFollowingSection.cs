using System.ComponentModel;
using EnergyLandscape.Optim;

namespace EnergyLandscape.Runs;

/// <summary>The section [eigenvector-following]: searches for transition states.</summary>
public sealed record EigenvectorFollowingSection
{
    /// <summary>Most Hessians of one search; where it begins with the lowest mode, of its way there and of its end each. Default 150 (tuned; the Wales group's machine-learning inputs use STEPS 1000).</summary>
    [Description("Most Hessians of one search; where it begins with the lowest mode, of its way there and of its end each. Default 150 (tuned; the Wales group's machine-learning inputs use STEPS 1000).")]
    [Bounds(AtLeast = 1)]
    [Keyword("STEPS")]
    public int MaxIterations { get; init; } = 150;

    /// <summary>Most steps by the lowest mode, where searches begin with it (modes). Default 300 (tuned).</summary>
    [Description("Most steps by the lowest mode, where searches begin with it (modes). Default 300 (tuned).")]
    [Bounds(AtLeast = 1)]
    public int MaxClimbSteps { get; init; } = 300;

    /// <summary>Longest step that the trust radius may grow to, in units of the coordinates. Default 1.0 (tuned; OPTIM MAXMAX 0.5).</summary>
    [Description("Longest step that the trust radius may grow to, in units of the coordinates. Default 1.0 (tuned; OPTIM MAXMAX 0.5).")]
    [Bounds(Above = 0)]
    [Keyword("MAXMAX")]
    public double MaxStep { get; init; } = 1.0;

    /// <summary>Trust radius at first, in units of the coordinates. Default 0.2 (OPTIM MAXSTEP, a keyword only in capitals, as max-step is another key).</summary>
    [Description("Trust radius at first, in units of the coordinates. Default 0.2 (OPTIM MAXSTEP, a keyword only in capitals, as max-step is another key).")]
    [Bounds(Above = 0)]
    [Keyword("MAXSTEP")]
    public double InitialStep { get; init; } = 0.2;

    /// <summary>Error of the quadratic model, as a fraction of the step, above which the trust radius shrinks. Default 0.5 (tuned; OPTIM TRAD 2.0, on curvatures).</summary>
    [Description("Error of the quadratic model, as a fraction of the step, above which the trust radius shrinks. Default 0.5 (tuned; OPTIM TRAD 2.0, on curvatures).")]
    [Bounds(Above = 0)]
    [Keyword("TRAD")]
    public double TrustRatio { get; init; } = 0.5;

    /// <summary>Steps after which a search that does not follow a mode from a minimum measures that error the other way, by energy instead of displacement or the reverse. Default absent: never for up to 40 coordinates, 50 for more (tuned).</summary>
    [Description("Steps after which a search that does not follow a mode from a minimum measures that error the other way, by energy instead of displacement or the reverse. Default absent: never for up to 40 coordinates, 50 for more (tuned).")]
    [Bounds(AtLeast = 1)]
    public int? SwitchAfter { get; init; }

    /// <summary>Modes of the Hessian that searches work with: "full", all at every step; "lowest", the lowest one, from a few Hessians and products of others with vectors, until the transition state is near; "auto", full for up to 200 coordinates and lowest for more. Default "auto" (our choice; OPTIM has both).</summary>
    [Description("Modes of the Hessian that searches work with: \"full\", all at every step; \"lowest\", the lowest one, from a few Hessians and products of others with vectors, until the transition state is near; \"auto\", full for up to 200 coordinates and lowest for more. Default \"auto\" (our choice; OPTIM has both).")]
    public ModeSource Modes { get; init; } = ModeSource.Auto;
}
