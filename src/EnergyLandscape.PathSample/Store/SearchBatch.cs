namespace EnergyLandscape.PathSample;

/// <summary>Searches that were planned together and run on the same points.</summary>
/// <param name="Number">Number of the batch, from 1.</param>
/// <param name="FirstSearch">Index of its first search; the others follow without gaps.</param>
/// <param name="Count">Number of its searches.</param>
/// <param name="Snapshot">The points that existed when it was planned; its searches see no others.</param>
public sealed record SearchBatch(int Number, long FirstSearch, int Count, PointSnapshot Snapshot);
