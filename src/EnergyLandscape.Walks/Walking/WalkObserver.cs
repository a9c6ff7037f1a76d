namespace EnergyLandscape.Walks;

/// <summary>Sees every step of a walk.</summary>
/// <param name="step">Number of the step, from 0, the starting point.</param>
/// <param name="x">Coordinates; valid during the call.</param>
/// <param name="sample">What was measured there.</param>
public delegate void WalkObserver(int step, ReadOnlySpan<double> x, in WalkSample sample);
