using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>One minimum that a descent path from a transition state reaches. A side can reach several minima, when its path ends
/// on a saddle by symmetry and goes on from there.</summary>
/// <param name="TransitionState">Id of the transition state.</param>
/// <param name="Side">0 for the descent along plus the eigenvector, 1 for minus.</param>
/// <param name="Minimum">Id of the minimum.</param>
/// <param name="ViaKind">Kind of the saddle that the path went through; null when it went straight to the minimum.</param>
/// <param name="Via">Id of that saddle; null when the path went straight to the minimum.</param>
public sealed record Connection(int TransitionState, int Side, int Minimum, StationaryPointKind? ViaKind = null, int? Via = null);
