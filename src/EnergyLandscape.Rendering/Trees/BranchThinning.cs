namespace EnergyLandscape.Rendering.Trees;

/// <summary>Branches that stand closer than can be seen, drawn once: keeps the figure of thousands of minima legible and its file small.</summary>
/// <remarks>Ends snap to a grid finer than the thinnest line. Upright lines of one column are united, equal slants are drawn once. Every point of every branch stays
/// within one step of the grid of a line that is drawn.</remarks>
internal static class BranchThinning
{
    // A power of two, so that coordinates are short numbers in a file.
    public const double Grid = 0.125;

    /// <summary>Thins lines.</summary>
    /// <param name="chains">Chains of points, in points of the page.</param>
    public static IEnumerable<(double X, double Y)[]> Of(IEnumerable<(double X, double Y)[]> chains)
    {
        var upright = new SortedDictionary<int, List<(int Top, int Bottom)>>();
        var slanted = new HashSet<(int X0, int Y0, int X1, int Y1)>();
        foreach ((double X, double Y)[] chain in chains)
        {
            for (int i = 1; i < chain.Length; i++)
            {
                (int x0, int y0, int x1, int y1) = (Step(chain[i - 1].X), Step(chain[i - 1].Y), Step(chain[i].X), Step(chain[i].Y));
                if (x0 != x1)
                {
                    slanted.Add((x0, y0, x1, y1));
                    continue;
                }

                if (!upright.TryGetValue(x0, out List<(int, int)>? column))
                {
                    upright[x0] = column = [];
                }

                column.Add((Math.Min(y0, y1), Math.Max(y0, y1)));
            }
        }

        foreach ((int x, List<(int Top, int Bottom)> column) in upright)
        {
            foreach ((int top, int bottom) in United(column))
            {
                yield return [(x * Grid, top * Grid), (x * Grid, bottom * Grid)];
            }
        }

        foreach ((int x0, int y0, int x1, int y1) in slanted.Order())
        {
            yield return [(x0 * Grid, y0 * Grid), (x1 * Grid, y1 * Grid)];
        }
    }

    private static int Step(double length) => (int)Math.Round(length / Grid);

    private static IEnumerable<(int Top, int Bottom)> United(List<(int Top, int Bottom)> column)
    {
        column.Sort();
        (int top, int bottom) = column[0];
        foreach ((int nextTop, int nextBottom) in column.Skip(1))
        {
            if (nextTop > bottom)
            {
                yield return (top, bottom);
                (top, bottom) = (nextTop, nextBottom);
            }

            bottom = Math.Max(bottom, nextBottom);
        }

        yield return (top, bottom);
    }
}
