namespace EnergyLandscape.Rendering.Interactive;

/// <summary>The samples of one curvature class.</summary>
/// <param name="Class">Name of the class, such as convex.</param>
/// <param name="Samples">Their number.</param>
/// <param name="Bins">Bins that hold samples.</param>
public sealed record CloudPagePane(string Class, long Samples, IReadOnlyList<CloudPageBin> Bins);
