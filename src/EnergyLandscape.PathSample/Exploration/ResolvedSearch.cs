using EnergyLandscape.Numerics;

namespace EnergyLandscape.PathSample;

/// <summary>A planned search with the points that it starts from and its random stream.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Parent">The point that it starts from, or null.</param>
/// <param name="Other">The second point of a pair, or null.</param>
/// <param name="Stream">The stream of the search.</param>
public sealed record ResolvedSearch(PlannedSearch Plan, StoredPoint? Parent, StoredPoint? Other, RandomStream Stream);
