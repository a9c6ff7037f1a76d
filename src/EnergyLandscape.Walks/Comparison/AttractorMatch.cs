using System.Numerics;

namespace EnergyLandscape.Walks.Comparison;

/// <summary>An attractor of walks and the stationary points of a database behind it.</summary>
/// <param name="Attractor">The attractor.</param>
/// <param name="Minima">Ids of the minima at which the walks' loss lies within the attractor's interval of losses, by energy.</param>
/// <param name="TransitionStates">The same of transition states.</param>
/// <param name="HigherSaddles">The same of higher saddles.</param>
/// <param name="MinimumCopies">Symmetry images of these minima together; null when unknown.</param>
/// <param name="MappedSamples">Number of its samples that were mapped to a minimum.</param>
/// <param name="Descents">Minima that its samples go down to, with the number of samples, most first.</param>
/// <param name="DescentCopiesSeen">Number of images of these minima that its samples go down to.</param>
/// <param name="DescentCopies">Symmetry images of these minima together; null when unknown.</param>
public sealed record AttractorMatch(
    Attractor Attractor,
    IReadOnlyList<int> Minima,
    IReadOnlyList<int> TransitionStates,
    IReadOnlyList<int> HigherSaddles,
    BigInteger? MinimumCopies,
    long MappedSamples,
    IReadOnlyList<(int Minimum, long Samples)> Descents,
    int DescentCopiesSeen,
    BigInteger? DescentCopies);
