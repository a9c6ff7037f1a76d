namespace EnergyLandscape.Rendering.Walks;

/// <summary>Fewer points for a line that looks the same.</summary>
internal static class Thinning
{
    /// <summary>The first, the lowest, the highest and the last of each group of neighbours, in their order; all points if they are few enough.</summary>
    /// <param name="values">Heights at equal distances.</param>
    /// <param name="most">Most points that are kept, at least 4.</param>
    public static IEnumerable<int> Indices(IReadOnlyList<double> values, int most)
    {
        if (values.Count <= most)
        {
            return Enumerable.Range(0, values.Count);
        }

        int groups = Math.Max(1, most / 4);
        return Enumerable.Range(0, groups).SelectMany(group =>
        {
            int start = (int)((long)group * values.Count / groups), end = (int)((long)(group + 1) * values.Count / groups);
            IEnumerable<int> members = Enumerable.Range(start, end - start);
            return new[] { start, members.MinBy(i => values[i]), members.MaxBy(i => values[i]), end - 1 }.Distinct().Order();
        });
    }
}
