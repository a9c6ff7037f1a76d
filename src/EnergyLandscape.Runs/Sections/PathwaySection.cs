using System.ComponentModel;

namespace EnergyLandscape.Runs;

/// <summary>The section [pathway]: descent from a transition state to the minima that it connects.</summary>
public sealed record PathwaySection
{
    /// <summary>Most steps of one descent path. Default 5000 (our choice).</summary>
    [Description("Most steps of one descent path. Default 5000 (our choice).")]
    [Bounds(AtLeast = 1)]
    public int MaxSteps { get; init; } = 5000;

    /// <summary>Longest step along a path, in units of the coordinates. Default 0.2 (OPTIM MAXBFGS).</summary>
    [Description("Longest step along a path, in units of the coordinates. Default 0.2 (OPTIM MAXBFGS).")]
    [Bounds(Above = 0)]
    public double MaxStep { get; init; } = 0.2;

    /// <summary>Displacement from a transition state along plus and minus its negative mode, as a fraction of this section's max-step. Default 0.05 (0.01 at max-step 0.2, OPTIM PUSHOFF; the keyword push-off gives the length itself).</summary>
    [Description("Displacement from a transition state along plus and minus its negative mode, as a fraction of this section's max-step. Default 0.05 (0.01 at max-step 0.2, OPTIM PUSHOFF; the keyword push-off gives the length itself).")]
    [Bounds(Above = 0, AtMost = 1)]
    [Keyword("PUSHOFF", RelativeTo = "max-step")]
    public double PushOffFraction { get; init; } = 0.05;

    /// <summary>Largest relative error of a path step, estimated from the gradient that the local quadratic predicts and the one found, before the step is shortened. Default 0.05 (our choice).</summary>
    [Description("Largest relative error of a path step, estimated from the gradient that the local quadratic predicts and the one found, before the step is shortened. Default 0.05 (our choice).")]
    [Bounds(Above = 0, AtMost = 1)]
    public double Accuracy { get; init; } = 0.05;
}
