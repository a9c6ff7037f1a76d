namespace EnergyLandscape.PathSample;

/// <summary>A point of the discovery curve.</summary>
/// <param name="Searches">Number of finished searches.</param>
/// <param name="Minima">Minima known after them.</param>
/// <param name="TransitionStates">Transition states known after them.</param>
/// <param name="HigherSaddles">Saddles of higher index known after them.</param>
public readonly record struct DiscoveryStep(long Searches, int Minima, int TransitionStates, int HigherSaddles);
