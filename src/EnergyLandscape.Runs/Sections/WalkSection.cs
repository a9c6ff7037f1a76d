using System.ComponentModel;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Runs;

/// <summary>The section [walk]: walks that sample a landscape.</summary>
public sealed record WalkSection
{
    /// <summary>How a step is made. Default "progressive-gradient" (Bosman et al.).</summary>
    [Description("How a step is made. Default \"progressive-gradient\" (Bosman et al.).")]
    public WalkKind Kind { get; init; } = WalkKind.ProgressiveGradient;

    /// <summary>Master seed of the walks. Default 1 (our choice).</summary>
    [Description("Master seed of the walks. Default 1 (our choice).")]
    [Bounds(AtLeast = 0)]
    public ulong Seed { get; init => field = value <= long.MaxValue ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "A seed is at most 9223372036854775807, the largest whole number of a run file."); } = 1;

    /// <summary>Threads; 0 takes all cores. Results do not depend on it. Default 0 (our choice).</summary>
    [Description("Threads; 0 takes all cores. Results do not depend on it. Default 0 (our choice).")]
    [Bounds(AtLeast = 0)]
    public int Threads { get; init; } = 0;

    /// <summary>Box of the starting points, and of bounded walks: lowest and highest value of a coordinate. Default [-1.0, 1.0] (Bosman et al.).</summary>
    [Description("Box of the starting points, and of bounded walks: lowest and highest value of a coordinate. Default [-1.0, 1.0] (Bosman et al.).")]
    [Example("[-1.0, 1.0]")]
    public ValueList<double> Start { get; init; } = [-1.0, 1.0];

    /// <summary>Largest step per dimension, in units of the coordinates; the rate of gradient descent and of Adam. Default 0.02 (1% of the box: micro steps of Bosman et al.; macro steps are 10%).</summary>
    [Description("Largest step per dimension, in units of the coordinates; the rate of gradient descent and of Adam. Default 0.02 (1% of the box: micro steps of Bosman et al.; macro steps are 10%).")]
    [Bounds(Above = 0)]
    public double Step { get; init; } = 0.02;

    /// <summary>Share of the last move's direction that gradient descent keeps (heavy ball, as PyTorch's SGD). Default 0.0 (none).</summary>
    [Description("Share of the last move's direction that gradient descent keeps (heavy ball, as PyTorch's SGD). Default 0.0 (none).")]
    [Bounds(AtLeast = 0, Below = 1)]
    public double Momentum { get; init; } = 0.0;

    /// <summary>Decay of Adam's mean gradient. Default 0.9 (Kingma and Ba 2015).</summary>
    [Description("Decay of Adam's mean gradient. Default 0.9 (Kingma and Ba 2015).")]
    [Bounds(AtLeast = 0, Below = 1)]
    public double Beta1 { get; init; } = 0.9;

    /// <summary>Decay of Adam's mean square of the gradient. Default 0.999 (Kingma and Ba 2015).</summary>
    [Description("Decay of Adam's mean square of the gradient. Default 0.999 (Kingma and Ba 2015).")]
    [Bounds(AtLeast = 0, Below = 1)]
    public double Beta2 { get; init; } = 0.999;

    /// <summary>What Adam adds to the root of the mean square, in units of the gradient. Default 1e-8 (Kingma and Ba 2015).</summary>
    [Description("What Adam adds to the root of the mean square, in units of the gradient. Default 1e-8 (Kingma and Ba 2015).")]
    [Bounds(Above = 0)]
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>Points per walk, the starting point included. Default 1000 (micro steps of Bosman et al.; macro 100).</summary>
    [Description("Points per walk, the starting point included. Default 1000 (micro steps of Bosman et al.; macro 100).")]
    [Bounds(AtLeast = 1, AtMost = 10_000_000)]
    public int Steps { get; init; } = 1000;

    /// <summary>Number of walks. Default absent: ten for each parameter (Bosman et al.).</summary>
    [Description("Number of walks. Default absent: ten for each parameter (Bosman et al.).")]
    [Bounds(AtLeast = 1)]
    public int? Walks { get; init; }

    /// <summary>Whether a move that would leave the box is reversed; progressive random walks are always reflected. Default false (Bosman et al.).</summary>
    [Description("Whether a move that would leave the box is reversed; progressive random walks are always reflected. Default false (Bosman et al.).")]
    public bool Bounded { get; init; } = false;

    /// <summary>Where a progressive gradient walk moves a coordinate whose gradient component is exactly zero. Default "up" (Bosman et al.).</summary>
    [Description("Where a progressive gradient walk moves a coordinate whose gradient component is exactly zero. Default \"up\" (Bosman et al.).")]
    public ZeroGradient ZeroGradient { get; init; } = ZeroGradient.Up;

    /// <summary>The gradient that a walk follows: exact, or in single precision as published, where saturated units give zeros. Default "exact" (our choice).</summary>
    [Description("The gradient that a walk follows: exact, or in single precision as published, where saturated units give zeros. Default \"exact\" (our choice).")]
    [AppliesTo(PotentialKind.Network)]
    public GradientRule Gradient { get; init; } = GradientRule.Exact;

    /// <summary>How samples are classified: the full Hessian up to 1000 parameters and Lanczos beyond, one of these, the published blocks, or not at all. Default "auto" (our choice).</summary>
    [Description("How samples are classified: the full Hessian up to 1000 parameters and Lanczos beyond, one of these, the published blocks, or not at all. Default \"auto\" (our choice).")]
    public CurvatureMethod Curvature { get; init; } = CurvatureMethod.Auto;

    /// <summary>Every how many samples of a walk one is classified, the first and the last in any case. Default 1 (Bosman et al.).</summary>
    [Description("Every how many samples of a walk one is classified, the first and the last in any case. Default 1 (Bosman et al.).")]
    [Bounds(AtLeast = 1)]
    public int CurvatureEvery { get; init; } = 1;

    /// <summary>Size up to which an eigenvalue counts as zero, relative to the norm of the Hessian. Default absent: 100 times parameters times 2.2e-16 (our choice, as for stationary points).</summary>
    [Description("Size up to which an eigenvalue counts as zero, relative to the norm of the Hessian. Default absent: 100 times parameters times 2.2e-16 (our choice, as for stationary points).")]
    [Bounds(AtLeast = 0, AtMost = 0.5)]
    public double? CurvatureTolerance { get; init; }

    /// <summary>Random training rows that a loss is of. Default absent: all rows (Bosman et al.; 100 for MNIST).</summary>
    [Description("Random training rows that a loss is of. Default absent: all rows (Bosman et al.; 100 for MNIST).")]
    [AppliesTo(PotentialKind.Network)]
    [Bounds(AtLeast = 1)]
    public int? Batch { get; init; }

    /// <summary>Random test rows that a generalisation loss is of. Default absent: all rows (Bosman et al.; 100 for MNIST).</summary>
    [Description("Random test rows that a generalisation loss is of. Default absent: all rows (Bosman et al.; 100 for MNIST).")]
    [AppliesTo(PotentialKind.Network)]
    [Bounds(AtLeast = 1)]
    public int? TestBatch { get; init; }

    /// <summary>How long a batch stays the same: a batch of its own for each walk, one for the run, or one for each step. Default "walk" (our choice).</summary>
    [Description("How long a batch stays the same: a batch of its own for each walk, one for the run, or one for each step. Default \"walk\" (our choice).")]
    [AppliesTo(PotentialKind.Network)]
    public BatchPer BatchPer { get; init; } = BatchPer.Walk;
}
