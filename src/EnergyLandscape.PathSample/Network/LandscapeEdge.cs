using QuikGraph;

namespace EnergyLandscape.PathSample;

/// <summary>Two minima that a transition state joins.</summary>
/// <param name="Source">The lower id of a minimum.</param>
/// <param name="Target">The higher id of a minimum, or the same.</param>
/// <param name="TransitionState">Id of the transition state.</param>
/// <param name="Energy">Energy of the transition state.</param>
public sealed record LandscapeEdge(int Source, int Target, int TransitionState, double Energy) : IEdge<int>;
