namespace EnergyLandscape.Walks;

/// <summary>How a walk takes its steps.</summary>
public enum WalkKind
{
    /// <summary>Signs against the gradient, magnitudes random.</summary>
    ProgressiveGradient,

    /// <summary>Signs of a random starting zone, magnitudes random, reflected at the box.</summary>
    ProgressiveRandom,

    /// <summary>Every coordinate uniform around the last point.</summary>
    Random,

    /// <summary>One random coordinate at a time, by the whole step.</summary>
    Manhattan,

    /// <summary>Along the gradient, downhill; with <see cref="WalkOptions.Momentum"/> the heavy ball.</summary>
    GradientDescent,

    /// <summary>Along the mean gradient over the root of its mean square (Adam).</summary>
    Adam,
}
