namespace EnergyLandscape.PathSample;

/// <summary>What an exploration may use.</summary>
/// <param name="MaxSearches">Searches in the whole database, or null.</param>
/// <param name="MaxTime">Wall-clock time of this run, or null. It only cuts the sequence of searches short, never changes it.</param>
public sealed record ExplorationBudget(long? MaxSearches = null, TimeSpan? MaxTime = null);
