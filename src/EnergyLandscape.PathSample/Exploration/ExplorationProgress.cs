namespace EnergyLandscape.PathSample;

/// <summary>Where an exploration stands.</summary>
/// <param name="Searches">Searches finished in the whole database.</param>
/// <param name="Minima">Minima known.</param>
/// <param name="TransitionStates">Transition states known.</param>
/// <param name="Components">Unconnected parts of the network of all minima.</param>
/// <param name="SinceNews">Searches since the last new minimum or transition state.</param>
/// <param name="PerSecond">Searches a second in this run.</param>
public readonly record struct ExplorationProgress(long Searches, int Minima, int TransitionStates, int Components, long SinceNews, double PerSecond);
