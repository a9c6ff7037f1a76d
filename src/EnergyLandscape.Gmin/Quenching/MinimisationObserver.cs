namespace EnergyLandscape.Gmin;

/// <summary>Is shown the points that a minimiser accepts, in order.</summary>
/// <param name="x">The point; valid during the call only.</param>
/// <param name="energy">Energy there.</param>
public delegate void MinimisationObserver(ReadOnlySpan<double> x, double energy);
