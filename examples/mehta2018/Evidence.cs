using System.Numerics;
using EnergyLandscape.Cli;
using EnergyLandscape.Cli.Commands;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Mehta2018;

/// <summary>What speaks for a landscape being complete.</summary>
/// <param name="Minima">Arrivals at minima, and the estimate of those not found.</param>
/// <param name="TransitionStates">The same for transition states.</param>
/// <param name="Certified">Number of points that are certified to be stationary, of their index and unique nearby.</param>
/// <param name="Points">Number of points.</param>
/// <param name="MorseEuler">Σ (−1)^index × orbit size over all stored points: 1 for a complete set of nondegenerate ones, but 1 proves nothing.</param>
/// <param name="Spaces">Number of fixed spaces of the symmetry group.</param>
/// <param name="Unbalanced">Number of those in which the sum over the points within is not 1.</param>
internal sealed record Evidence(KindEvidence Minima, KindEvidence TransitionStates, int Certified, int Points, BigInteger? MorseEuler, int Spaces, int Unbalanced)
{
    /// <summary>The evidence in a database.</summary>
    public static Evidence Of(LandscapeSession session)
    {
        StationaryPointStore store = session.Store;
        MorseEulerSums sums = MorseOutput.SumsOf(session);
        CompletenessEvidence found = CompletenessEvidence.Of(store);
        StoredPoint[] all = [.. store.Minima, .. store.TransitionStates, .. store.HigherSaddles];
        return new Evidence(
            found.Minima, found.TransitionStates, all.Count(point => point.Certificate?.Verdict == CertificateVerdict.Certain), all.Length, MorseInequalities.Of(store)?.EulerSum,
            sums.Spaces.Count, sums.Unbalanced.Count());
    }
}
