namespace EnergyLandscape.PathSample.Disconnectivity;

/// <summary>How far two barcodes differ: the least number by which every bar of one may have to be moved, at either end, to become the other.</summary>
/// <remarks>
/// <para>The largest distance max(|Δbirth|, |Δdeath|) of matched bars, in the matching of bars with bars or with nothing (at half
/// their length) that makes it smallest; bars without end only match each other, by their births, in order. When no energy of one
/// landscape is more than ε away from that of the other, the distance is at most ε (Cohen-Steiner, Edelsbrunner and Harer, Discrete Comput. Geom. 37,
/// 103 (2007), doi:10.1007/s00454-006-1276-5).</para>
/// <para>Exact: it is one of the distances between two bars or half the length of one. Binary search over these, with maximum matchings; time
/// O(n m √(n + m) log(n m)) and memory O(n m) for n and m bars.</para>
/// </remarks>
public static class BottleneckDistance
{
    /// <summary>The distance.</summary>
    /// <param name="first">A barcode.</param>
    /// <param name="second">Another.</param>
    /// <returns>The distance in units of energy; +∞ when the numbers of bars without end differ.</returns>
    public static double Between(PersistenceBarcode first, PersistenceBarcode second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        double[] firstBirths = [.. first.Bars.Where(bar => bar.IsEssential).Select(bar => bar.Birth).Order()];
        double[] secondBirths = [.. second.Bars.Where(bar => bar.IsEssential).Select(bar => bar.Birth).Order()];
        if (firstBirths.Length != secondBirths.Length)
        {
            return double.PositiveInfinity;
        }

        double essential = firstBirths.Zip(secondBirths, (a, b) => Math.Abs(a - b)).DefaultIfEmpty(0).Max();
        PersistenceBar[] one = [.. first.Bars.Where(bar => !bar.IsEssential)], two = [.. second.Bars.Where(bar => !bar.IsEssential)];
        double[] candidates = Candidates(one, two, essential);
        int low = 0, high = candidates.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            (low, high) = CanMatch(one, two, candidates[middle]) ? (low, middle) : (middle + 1, high);
        }

        return candidates[low];
    }

    // All that the distance can be, ascending: not below the bars without end, and not above matching every other bar with nothing.
    private static double[] Candidates(PersistenceBar[] one, PersistenceBar[] two, double least)
    {
        double most = one.Concat(two).Select(ToNothing).DefaultIfEmpty(0).Max();
        var candidates = new List<double> { least };
        candidates.AddRange(one.Concat(two).Select(ToNothing).Where(distance => distance > least));
        foreach (PersistenceBar a in one)
        {
            foreach (PersistenceBar b in two)
            {
                double distance = Distance(a, b);
                if (distance > least && distance < most)
                {
                    candidates.Add(distance);
                }
            }
        }

        return [.. candidates.Distinct().Order()];
    }

    // Bars too long for nothing need a partner. A matching that covers those of one side and one that covers those of the other imply one
    // that covers both (Mendelsohn and Dulmage, Canad. J. Math. 10, 517 (1958)), so that each side can be asked alone.
    private static bool CanMatch(PersistenceBar[] one, PersistenceBar[] two, double within) => Covers(one, two, within) && Covers(two, one, within);

    private static bool Covers(PersistenceBar[] bars, PersistenceBar[] partners, double within) => BipartiteMatching.CoversLeft(
        [.. bars.Where(bar => ToNothing(bar) > within).Select(bar => Enumerable.Range(0, partners.Length).Where(i => Distance(bar, partners[i]) <= within).ToArray())],
        partners.Length);

    private static double ToNothing(PersistenceBar bar) => bar.Length / 2;

    private static double Distance(PersistenceBar a, PersistenceBar b) => Math.Max(Math.Abs(a.Birth - b.Birth), Math.Abs(a.Death - b.Death));
}
