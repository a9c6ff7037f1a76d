using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>How many points were known after how many searches.</summary>
public static class DiscoveryCurve
{
    /// <summary>The whole curve.</summary>
    /// <param name="store">The store.</param>
    /// <returns>One step for each search that found a new point, in order, and one for the last search; imported points count from 0
    /// searches on. Empty when there is neither a point nor a finished search.</returns>
    public static IReadOnlyList<DiscoveryStep> Of(StationaryPointStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        var steps = new List<DiscoveryStep>();
        (long Searches, StationaryPointKind Kind)[] found =
            [.. Enum.GetValues<StationaryPointKind>().SelectMany(store.PointsOf).Select(point => (store.Log.FinishedUpTo(point.FoundBy), point.Kind))];
        Array.Sort(found, static (a, b) => a.Searches.CompareTo(b.Searches));
        int[] known = new int[3];
        for (int i = 0; i < found.Length; i++)
        {
            known[(int)found[i].Kind]++;
            if (i + 1 == found.Length || found[i + 1].Searches != found[i].Searches)
            {
                steps.Add(new DiscoveryStep(found[i].Searches, known[0], known[1], known[2]));
            }
        }

        if (store.Log.Finished > (steps.Count == 0 ? 0 : steps[^1].Searches))
        {
            steps.Add(new DiscoveryStep(store.Log.Finished, known[0], known[1], known[2]));
        }

        return steps;
    }

    /// <summary>A few rows of a curve: the state after numbers of searches that grow by equal factors, and after the last search.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="rows">Most rows, at least 2.</param>
    public static IReadOnlyList<DiscoveryStep> Thinned(IReadOnlyList<DiscoveryStep> curve, int rows = 20)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentOutOfRangeException.ThrowIfLessThan(rows, 2);
        if (curve.Count <= rows)
        {
            return curve;
        }

        var thinned = new List<DiscoveryStep>(rows);
        double first = Math.Max(1, curve[0].Searches), factor = Math.Pow(curve[^1].Searches / first, 1.0 / (rows - 1));
        int at = 0;
        for (int row = 0; row < rows; row++)
        {
            double upTo = row == rows - 1 ? curve[^1].Searches : first * Math.Pow(factor, row);
            while (at + 1 < curve.Count && curve[at + 1].Searches <= upTo)
            {
                at++;
            }

            if (thinned.Count == 0 || thinned[^1] != curve[at])
            {
                thinned.Add(curve[at]);
            }
        }

        return thinned;
    }
}
