namespace EnergyLandscape.Runs;

/// <summary>How a walk takes its steps.</summary>
public enum WalkKind
{
    /// <summary>Signs against the gradient, magnitudes random.</summary>
    ProgressiveGradient,

    /// <summary>Signs fixed for a walk with random flips, magnitudes random.</summary>
    ProgressiveRandom,

    /// <summary>Signs and magnitudes random.</summary>
    Random,

    /// <summary>One coordinate at a time.</summary>
    Manhattan,

    /// <summary>Along the gradient, downhill.</summary>
    GradientDescent,
}
