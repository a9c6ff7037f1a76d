using System.ComponentModel;
using EnergyLandscape.Optim;

namespace EnergyLandscape.Runs;

/// <summary>The section [pathway]: descent from a transition state to the minima that it connects.</summary>
public sealed record PathwaySection
{
    /// <summary>How the two sides of a transition state are followed down: "steepest-descent", the true paths, or "lbfgs", a pushoff and a quench, which never takes thousands of Hessians but may end elsewhere. Default absent: "steepest-descent" for up to 200 coordinates, "lbfgs" for more (our choice; OPTIM has both).</summary>
    [Description("How the two sides of a transition state are followed down: \"steepest-descent\", the true paths, or \"lbfgs\", a pushoff and a quench, which never takes thousands of Hessians but may end elsewhere. Default absent: \"steepest-descent\" for up to 200 coordinates, \"lbfgs\" for more (our choice; OPTIM has both).")]
    public PathwayMethod? Method { get; init; }

    /// <summary>Most Hessians of one descent. Default 3000 (tuned).</summary>
    [Description("Most Hessians of one descent. Default 3000 (tuned).")]
    [Bounds(AtLeast = 1)]
    public int MaxSteps { get; init; } = 3000;

    /// <summary>Longest step along a path, in units of the coordinates. Default 0.5 (tuned).</summary>
    [Description("Longest step along a path, in units of the coordinates. Default 0.5 (tuned).")]
    [Bounds(Above = 0)]
    public double MaxStep { get; init; } = 0.5;

    /// <summary>Longest displacement from a transition state along plus and minus its negative mode, in units of the coordinates; it is shorter where the quadratic model overstates the energy gained. Default 0.1 (tuned; OPTIM PUSHOFF 0.01, always that long).</summary>
    [Description("Longest displacement from a transition state along plus and minus its negative mode, in units of the coordinates; it is shorter where the quadratic model overstates the energy gained. Default 0.1 (tuned; OPTIM PUSHOFF 0.01, always that long).")]
    [Bounds(Above = 0)]
    [Keyword("PUSHOFF")]
    public double MaxPushOff { get; init; } = 0.1;

    /// <summary>Error of the quadratic model, as a fraction of the step, above which a step is made again with half the length. Default 0.1 (tuned).</summary>
    [Description("Error of the quadratic model, as a fraction of the step, above which a step is made again with half the length. Default 0.1 (tuned).")]
    [Bounds(Above = 0, AtMost = 1)]
    public double Accuracy { get; init; } = 0.1;
}
