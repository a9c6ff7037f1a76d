namespace EnergyLandscape.Walks;

/// <summary>Takes a finished walk.</summary>
/// <param name="walk">Number of the walk, from 0.</param>
/// <param name="samples">Its samples; valid during the call.</param>
public delegate void WalkMerge(int walk, ReadOnlySpan<WalkSample> samples);
