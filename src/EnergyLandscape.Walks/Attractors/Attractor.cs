namespace EnergyLandscape.Walks;

/// <summary>A loss at which walks meet the least gradients (Bosman et al. 2020, section 4.2): what lies in the cloud as a tip that points at zero gradient.
/// Points far apart with the same loss are one attractor.</summary>
public sealed record Attractor
{
    /// <summary>Loss of the sample with the least gradient norm.</summary>
    public required double Loss { get; init; }

    /// <summary>Lowest loss of its samples.</summary>
    public required double LossLow { get; init; }

    /// <summary>Highest loss of its samples.</summary>
    public required double LossHigh { get; init; }

    /// <summary>Width of the interval of its losses.</summary>
    public double LossWidth => LossHigh - LossLow;

    /// <summary>Least gradient norm.</summary>
    public required double GradientNorm { get; init; }

    /// <summary>How many times higher the envelope rises before the next deeper attractor; infinite for the deepest one.</summary>
    public required double Pass { get; init; }

    /// <summary>Whether the gradient comes near zero; otherwise it is an attractor of non-zero gradient.</summary>
    public required bool Stationary { get; init; }

    /// <summary>What it looks like.</summary>
    public required AttractorKind Kind { get; init; }

    /// <summary>Number of walks with a sample in it.</summary>
    public required int Walks { get; init; }

    /// <summary>Their share of all walks, 0 to 1.</summary>
    public required double WalkShare { get; init; }

    /// <summary>Number of walks whose last sample lies in it.</summary>
    public required int WalksEnding { get; init; }

    /// <summary>Its samples by curvature class: those in its interval of losses with near-zero gradient, or with any gradient if it is not stationary.</summary>
    public required CurvatureCounts Curvature { get; init; }

    /// <summary>Number of its samples.</summary>
    public long Samples => Curvature.Samples;
}
