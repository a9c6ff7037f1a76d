namespace EnergyLandscape.PathSample;

/// <summary>One row of the search log.</summary>
/// <param name="Plan">The search as it was planned.</param>
/// <param name="Batch">Number of its batch, from 1.</param>
/// <param name="Record">How it ended; null when it has not.</param>
public sealed record LoggedSearch(PlannedSearch Plan, int Batch, SearchRecord? Record);
