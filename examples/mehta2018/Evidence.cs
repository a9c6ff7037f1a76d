using System.Numerics;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Mehta2018;

/// <summary>What speaks for a landscape being complete.</summary>
/// <param name="UnseenMinima">Estimate of the number of minima not found; null while there is none.</param>
/// <param name="UnseenTransitionStates">The same for transition states.</param>
/// <param name="Certified">Points certified, of all; null while there is none.</param>
/// <param name="MorseEuler">Σ (−1)^index × orbit size over all stored points; 1 for a complete set of nondegenerate ones, but 1 proves nothing.</param>
internal sealed record Evidence(double? UnseenMinima, double? UnseenTransitionStates, int? Certified, BigInteger? MorseEuler)
{
    /// <summary>The evidence in a database.</summary>
    public static Evidence Of(StationaryPointStore store)
    {
        // Estimates and certificates have their place here once PathSample makes them.
        StoredPoint[] all = [.. store.Minima, .. store.TransitionStates, .. store.HigherSaddles];
        BigInteger? sum = all.All(point => point.OrbitSize is not null)
            ? all.Aggregate(BigInteger.Zero, (total, point) => total + (point.Point.Index % 2 == 0 ? point.OrbitSize!.Value : -point.OrbitSize!.Value))
            : null;
        return new Evidence(null, null, null, sum);
    }
}
