using System.Numerics;
using System.Runtime.InteropServices;

namespace EnergyLandscape.PathSample;

/// <summary>Stationary points by index, symmetry copies counted, and the Morse inequalities between their numbers.</summary>
/// <remarks>With c_k points of index k in a space without holes, c_k − c_{k−1} + … ± c_0 ≥ (−1)^k for every k, with equality for the highest
/// (Milnor 1963, part I, section 5). A violated one proves that points are missing.</remarks>
public sealed class MorseInequalities
{
    private MorseInequalities(IReadOnlyList<int> distinct, IReadOnlyList<BigInteger> copies)
    {
        Distinct = distinct;
        Copies = copies;
        var violated = new List<int>();
        BigInteger alternating = 0;
        for (int k = 0; k < copies.Count; k++)
        {
            alternating = copies[k] - alternating;
            if (alternating < (k % 2 == 0 ? BigInteger.One : BigInteger.MinusOne))
            {
                violated.Add(k);
            }
        }

        Violated = violated;
        EulerSum = (copies.Count % 2 == 0 ? -1 : 1) * alternating;
    }

    /// <summary>Number of stored points by index.</summary>
    public IReadOnlyList<int> Distinct { get; }

    /// <summary>Number of points of the whole space by index: orbit sizes added up.</summary>
    public IReadOnlyList<BigInteger> Copies { get; }

    /// <summary>The values of k whose inequality does not hold.</summary>
    public IReadOnlyList<int> Violated { get; }

    /// <summary>Σ (−1)^k c_k.</summary>
    public BigInteger EulerSum { get; }

    /// <summary>Counts the points of a store.</summary>
    /// <returns>The counts; null when there is no point or an orbit size is unknown.</returns>
    public static MorseInequalities? Of(StationaryPointStore store)
    {
        ArgumentNullException.ThrowIfNull(store);

        // Few orbits differ in size.
        var counts = new Dictionary<(int Index, BigInteger Orbit), int>();
        foreach (StoredPoint point in store.Minima.Concat(store.TransitionStates).Concat(store.HigherSaddles))
        {
            if (point.OrbitSize is not { } orbit)
            {
                return null;
            }

            CollectionsMarshal.GetValueRefOrAddDefault(counts, (point.Point.Index, orbit), out _)++;
        }

        if (counts.Count == 0)
        {
            return null;
        }

        int highest = counts.Keys.Max(key => key.Index);
        var distinct = new int[highest + 1];
        var copies = new BigInteger[highest + 1];
        foreach (((int index, BigInteger orbit), int count) in counts)
        {
            distinct[index] += count;
            copies[index] += count * orbit;
        }

        return new MorseInequalities(distinct, copies);
    }
}
