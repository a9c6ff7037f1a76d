namespace EnergyLandscape.Rendering.Clouds;

/// <summary>The samples of one curvature class.</summary>
/// <param name="Class">Name of the class, such as convex.</param>
/// <param name="Share">Their share of all samples, 0 to 1.</param>
/// <param name="Bins">Bins that hold samples.</param>
public sealed record CloudPane(string Class, double Share, IReadOnlyList<CloudBin> Bins)
{
    /// <summary>Stationary points of this class, marked over the samples as far as they lie on the axes; may be empty.</summary>
    public IReadOnlyList<CloudPoint> Points { get; init; } = [];

    /// <summary>Whether there is nothing to draw.</summary>
    internal bool IsEmpty => Bins.Count == 0 && Points.Count == 0;
}
