namespace EnergyLandscape.Walks.Comparison;

/// <summary>What the walks of one directory saw of a landscape.</summary>
/// <param name="Walks">The walks as they were made.</param>
/// <param name="Comparison">What they saw.</param>
/// <param name="Attractors">Their attractors against the stationary points.</param>
public sealed record DirectoryComparison(ComparedWalks Walks, WalkComparison Comparison, AttractorComparison Attractors);
