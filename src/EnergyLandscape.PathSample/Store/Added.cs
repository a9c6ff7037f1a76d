namespace EnergyLandscape.PathSample;

/// <summary>What became of a point that was handed to a store.</summary>
/// <param name="Point">The stored point: the new one, or the one that it is the same as.</param>
/// <param name="IsNew">Whether the store did not hold it before.</param>
public readonly record struct Added(StoredPoint Point, bool IsNew);
