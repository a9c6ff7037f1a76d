using System.ComponentModel;

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

    /// <summary>Box of the starting points: lowest and highest value of a coordinate. Default [-1.0, 1.0] (Bosman et al.).</summary>
    [Description("Box of the starting points: lowest and highest value of a coordinate. Default [-1.0, 1.0] (Bosman et al.).")]
    [Example("[-1.0, 1.0]")]
    public ValueList<double> Start { get; init; } = [-1.0, 1.0];

    /// <summary>Largest step per dimension, in units of the coordinates. Default 0.02 (1% of the box, Bosman et al.).</summary>
    [Description("Largest step per dimension, in units of the coordinates. Default 0.02 (1% of the box, Bosman et al.).")]
    [Bounds(Above = 0)]
    public double Step { get; init; } = 0.02;

    /// <summary>Points per walk. Default 1000 (Bosman et al.).</summary>
    [Description("Points per walk. Default 1000 (Bosman et al.).")]
    [Bounds(AtLeast = 1)]
    public int Steps { get; init; } = 1000;

    /// <summary>Number of walks. Default 90 (ten for each of the nine parameters of the 2-2-1 XOR network, Bosman et al.).</summary>
    [Description("Number of walks. Default 90 (ten for each of the nine parameters of the 2-2-1 XOR network, Bosman et al.).")]
    [Bounds(AtLeast = 1)]
    public int Walks { get; init; } = 90;
}
