namespace EnergyLandscape.PathSample.Limits;

/// <summary>Why a curve of stationary points ends.</summary>
public enum LimitEnd
{
    /// <summary>It reached the smallest λ that was asked for.</summary>
    Reached,

    /// <summary>It turns back to larger λ: the point meets another one and both cease to exist.</summary>
    Fold,

    /// <summary>It runs into a point of higher symmetry, together with its symmetry images.</summary>
    Merge,

    /// <summary>Newton's method lost it; rounding, usually.</summary>
    Lost,
}
