namespace EnergyLandscape.Gmin;

/// <summary>Settings of the L-BFGS minimiser, named after what they mean; GMIN's keyword is given in brackets.</summary>
public sealed record LbfgsOptions
{
    /// <summary>Number of correction pairs kept [UPDATES]. Default 4, as in GMIN; machine-learning inputs use up to 500.</summary>
    public int HistoryLength { get; init; } = 4;

    /// <summary>Diagonal of the inverse Hessian before the first correction [DGUESS], in coordinate² per energy.</summary>
    public double InitialInverseCurvature { get; init; } = 0.1;

    /// <summary>Whether a step without corrections is scaled by min(1/|g|, |g|), as GMIN does, |g| being the norm of the gradient in energy per
    /// coordinate: then it is never longer than <see cref="InitialInverseCurvature"/>. Default false.</summary>
    public bool ScalesFirstStep { get; init; }

    /// <summary>Longest step [MAXBFGS], in units of the coordinates.</summary>
    public double MaxStep { get; init; } = 0.4;

    /// <summary>Largest rise of the energy that a step may make [MAXERISE]; beyond it the step is cut by ten.</summary>
    public double MaxEnergyRise { get; init; } = 1e-10;

    /// <summary>Most iterations [MAXIT].</summary>
    public int MaxIterations { get; init; } = 5000;

    /// <summary>Root-mean-square gradient at which L-BFGS stops and the second-order finish takes over [SLOPPYCONV].
    /// Default 3e-5 (GMIN 1e-3): a gradient of a small network costs a tenth of an eigendecomposition, and nearer the minimum the finish needs none.</summary>
    public double SloppyTolerance { get; init; } = 3e-5;

    // Up to so many coordinates four pairs do as well as many, and a Hessian with its eigenproblem costs little.
    private const int Few = 40;

    /// <summary>The history that suits a number of coordinates: as for the default up to 40; above, where valleys are a thousand times softer than
    /// their walls, 100 pairs halve the gradients of a quench.</summary>
    public static int HistoryLengthFor(int dimension) => dimension <= Few ? 4 : 100;

    /// <summary>The handover to the second-order finish that suits a number of coordinates: a finish of more than 40 of them takes ten
    /// Hessians from 1e-5 and twenty from 3e-5.</summary>
    public static double SloppyToleranceFor(int dimension) => dimension <= Few ? 3e-5 : 1e-5;
}
