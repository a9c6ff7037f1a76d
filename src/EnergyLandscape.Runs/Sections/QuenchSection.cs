using System.ComponentModel;

namespace EnergyLandscape.Runs;

/// <summary>The section [quench]: L-BFGS minimisation as in GMIN, then a second-order finish.</summary>
public sealed record QuenchSection
{
    /// <summary>Steps that L-BFGS remembers. Default absent: 4 for up to 40 coordinates (GMIN UPDATES), 100 for more (tuned; machine-learning inputs use up to 500).</summary>
    [Description("Steps that L-BFGS remembers. Default absent: 4 for up to 40 coordinates (GMIN UPDATES), 100 for more (tuned; machine-learning inputs use up to 500).")]
    [Bounds(AtLeast = 1)]
    [Keyword("UPDATES")]
    public int? History { get; init; }

    /// <summary>First guess of the diagonal of the inverse Hessian, in coordinate squared per energy. Default 0.1 (GMIN DGUESS).</summary>
    [Description("First guess of the diagonal of the inverse Hessian, in coordinate squared per energy. Default 0.1 (GMIN DGUESS).")]
    [Bounds(Above = 0)]
    [Keyword("DGUESS")]
    public double InitialInverseCurvature { get; init; } = 0.1;

    /// <summary>Longest L-BFGS step, in units of the coordinates. Default 0.4 (GMIN MAXBFGS).</summary>
    [Description("Longest L-BFGS step, in units of the coordinates. Default 0.4 (GMIN MAXBFGS).")]
    [Bounds(Above = 0)]
    [Keyword("MAXBFGS")]
    public double MaxStep { get; init; } = 0.4;

    /// <summary>Largest rise of the energy accepted in one L-BFGS step, in units of the energy; a step that rises more is cut by 10. Default 1e-10 (GMIN MAXERISE).</summary>
    [Description("Largest rise of the energy accepted in one L-BFGS step, in units of the energy; a step that rises more is cut by 10. Default 1e-10 (GMIN MAXERISE).")]
    [Bounds(AtLeast = 0)]
    [Keyword("MAXERISE")]
    public double MaxEnergyRise { get; init; } = 1e-10;

    /// <summary>Most L-BFGS iterations of one quench. Default 5000 (the Wales group's machine-learning inputs; GMIN MAXIT 500).</summary>
    [Description("Most L-BFGS iterations of one quench. Default 5000 (the Wales group's machine-learning inputs; GMIN MAXIT 500).")]
    [Bounds(AtLeast = 1)]
    [Keyword("MAXIT")]
    [Keyword("BFGSSTEPS")]
    public int MaxIterations { get; init; } = 5000;

    /// <summary>RMS gradient at which L-BFGS hands over to the second-order finish, in energy per coordinate. Default absent: 3e-5 for up to 40 coordinates, 1e-5 for more (tuned; GMIN SLOPPYCONV 1e-3).</summary>
    [Description("RMS gradient at which L-BFGS hands over to the second-order finish, in energy per coordinate. Default absent: 3e-5 for up to 40 coordinates, 1e-5 for more (tuned; GMIN SLOPPYCONV 1e-3).")]
    [Bounds(Above = 0)]
    [Keyword("SLOPPYCONV")]
    public double? SloppyTolerance { get; init; }

    /// <summary>Most Hessians of the second-order finish. Default 500 (tuned; a dozen usually suffice).</summary>
    [Description("Most Hessians of the second-order finish. Default 500 (tuned; a dozen usually suffice).")]
    [Bounds(AtLeast = 1)]
    public int FinishIterations { get; init; } = 500;

    /// <summary>Smallest size of a multi-start point, up to scale-max, in units of the coordinates; sizes are drawn log-uniformly. Default 0.0001 (our choice: near the origin lie the saddles of small weights).</summary>
    [Description("Smallest size of a multi-start point, up to scale-max, in units of the coordinates; sizes are drawn log-uniformly. Default 0.0001 (our choice: near the origin lie the saddles of small weights).")]
    [Bounds(Above = 0)]
    public double ScaleMin { get; init; } = 1e-4;

    /// <summary>Largest size of a multi-start point, in units of the coordinates. Default 10.0 (our choice; the Wales group draws uniformly from [-5, 5]).</summary>
    [Description("Largest size of a multi-start point, in units of the coordinates. Default 10.0 (our choice; the Wales group draws uniformly from [-5, 5]).")]
    [Bounds(Above = 0)]
    public double ScaleMax { get; init; } = 10.0;
}
