using EnergyLandscape.Numerics;

namespace EnergyLandscape.Walks;

/// <summary>Settings of walks. Defaults are the micro setting of Bosman, Engelbrecht and Helbig (2020, doi:10.1016/j.neucom.2020.02.113).</summary>
public sealed record WalkOptions
{
    /// <summary>How a step is made.</summary>
    public WalkKind Kind { get; init; } = WalkKind.ProgressiveGradient;

    /// <summary>Seed of all walks: walk k draws from streams 2k (start and steps) and 2k + 1 (rows of data).</summary>
    public MasterSeed Seed { get; init; } = new(1);

    /// <summary>Box of the starting points, and of the whole walk if it is bounded.</summary>
    public WalkBox Box { get; init; } = new(-1, 1);

    /// <summary>Largest step per dimension ε, in units of the coordinates; of gradient descent the factor of the gradient, of Adam its α.</summary>
    public double Step { get; init; } = 0.02;

    /// <summary>Share μ of the last move's direction that gradient descent keeps, 0 to below 1; 0 is without momentum.</summary>
    public double Momentum { get; init; }

    /// <summary>Decay β₁ of Adam's mean gradient, 0 to below 1. Default 0.9 (Kingma and Ba 2015).</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay β₂ of Adam's mean square of the gradient, 0 to below 1. Default 0.999 (Kingma and Ba 2015).</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>What Adam adds to the root of the mean square, in units of the gradient. Default 1e-8 (Kingma and Ba 2015).</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Points of a walk T, the starting point included: T − 1 moves.</summary>
    public int Steps { get; init; } = 1000;

    /// <summary>Whether a walk stays in the box; progressive random walks always do.</summary>
    public bool Bounded { get; init; }

    /// <summary>Where a progressive gradient walk moves a coordinate whose gradient component is exactly zero.</summary>
    public ZeroGradient ZeroGradient { get; init; } = ZeroGradient.Up;

    /// <summary>The gradient that a walk follows; losses and gradient norms are in double precision in any case.</summary>
    public GradientRule Gradient { get; init; } = GradientRule.Exact;

    /// <summary>How samples are classified.</summary>
    public CurvatureMethod Curvature { get; init; } = CurvatureMethod.Auto;

    /// <summary>Every how many samples of a walk one is classified; the first and the last always are.</summary>
    public int CurvatureEvery { get; init; } = 1;

    /// <summary>Size relative to the norm of the Hessian up to which an eigenvalue counts as zero; null for 100·n·ε with the rounding unit
    /// ε = 2⁻⁵², the rule of stationary points.</summary>
    public double? CurvatureTolerance { get; init; }

    /// <summary>The method that <see cref="Curvature"/> means for a number of coordinates.</summary>
    /// <param name="dimension">Number of coordinates n.</param>
    public CurvatureMethod CurvatureFor(int dimension) => Curvature != CurvatureMethod.Auto ? Curvature
        : dimension <= LargestFullHessian ? CurvatureMethod.Full : CurvatureMethod.Lanczos;

    /// <summary>The relative tolerance for a number of coordinates.</summary>
    /// <param name="dimension">Number of coordinates n.</param>
    public double CurvatureToleranceFor(int dimension) => CurvatureTolerance ?? 100 * dimension * (1.0 / (1L << 52));

    /// <summary>Most coordinates for which the method "auto" forms the whole Hessian.</summary>
    public const int LargestFullHessian = 1000;

    /// <summary>Most coordinates of which a Hessian can be held: arrays have at most 2³¹ elements.</summary>
    public const int MostForFullHessian = 46_000;

    /// <summary>Makes the rule of the steps with the buffers of one thread.</summary>
    /// <param name="dimension">Number of coordinates.</param>
    public IWalkRule CreateRule(int dimension) => Kind switch
    {
        WalkKind.ProgressiveGradient => new ProgressiveGradientRule(this),
        WalkKind.ProgressiveRandom => new ProgressiveRandomRule(this, dimension),
        WalkKind.Random => new RandomRule(this),
        WalkKind.Manhattan => new ManhattanRule(this),
        WalkKind.GradientDescent => new GradientDescentRule(this, dimension),
        WalkKind.Adam => new AdamRule(this, dimension),
        _ => throw new ArgumentOutOfRangeException(nameof(dimension), Kind, "There is no such walk."),
    };

    /// <summary>Checks what a compiler cannot.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    internal void Check()
    {
        if (!(Box.Lowest < Box.Highest) || !double.IsFinite(Box.Highest - Box.Lowest))
        {
            throw new ArgumentOutOfRangeException(nameof(Box), Box, "The box needs a lowest value below its highest one.");
        }

        if (!(Step > 0) || !double.IsFinite(Step))
        {
            throw new ArgumentOutOfRangeException(nameof(Step), Step, "A step is positive.");
        }

        if (!(Momentum is >= 0 and < 1) || !(Beta1 is >= 0 and < 1) || !(Beta2 is >= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(Momentum), (Momentum, Beta1, Beta2), "Momentum and decays are at least 0 and below 1.");
        }

        if (!(Epsilon > 0) || !double.IsFinite(Epsilon))
        {
            throw new ArgumentOutOfRangeException(nameof(Epsilon), Epsilon, "What Adam divides by is positive.");
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(Steps, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(CurvatureEvery, 1);
        if (CurvatureTolerance is { } tolerance && !(tolerance >= 0 && tolerance < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(CurvatureTolerance), tolerance, "A relative tolerance is at least 0 and below 1.");
        }
    }
}
