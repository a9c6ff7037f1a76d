using EnergyLandscape.Gmin;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>Settings of the paths from saddles down to minima.</summary>
public sealed record PathwayOptions
{
    /// <summary>How paths are followed.</summary>
    public PathwayMethod Method { get; init; } = PathwayMethod.SteepestDescent;

    /// <summary>The <see cref="Method"/> that suits a number of coordinates: of more than 200 a true path, thousands of diagonalised Hessians, takes minutes.</summary>
    public static PathwayMethod MethodFor(int dimension) => dimension <= 200 ? PathwayMethod.SteepestDescent : PathwayMethod.Lbfgs;

    /// <summary>L-BFGS of approximate paths; <see cref="LbfgsOptions.MaxStep"/> is best not above <see cref="MaxStep"/>.</summary>
    public LbfgsOptions Lbfgs { get; init; } = new();

    /// <summary>Most Hessians of the second-order finish of an approximate path.</summary>
    public int FinishIterations { get; init; } = 500;

    /// <summary>Most Hessians of one descent.</summary>
    public int MaxSteps { get; init; } = 3000;

    /// <summary>Longest step, in units of the coordinates.</summary>
    public double MaxStep { get; init; } = 0.5;

    /// <summary>Error of the quadratic model, as a fraction of the step, above which a step is made again with half the length.</summary>
    public double Accuracy { get; init; } = 0.1;

    /// <summary>Longest pushoff from a saddle [PUSHOFF]; shorter ones are used as soon as the quadratic model overstates the energy
    /// gained, so that the barrier of 1.4e-11 beside the all-zero minimum is not jumped.</summary>
    public double MaxPushoff { get; init; } = 0.1;

    /// <summary>What a stored point must fulfil.</summary>
    public VerificationRule Verification { get; init; } = new();
}
