namespace EnergyLandscape.Rendering.Networks;

/// <summary>The outline of a set of cells of a grid, as closed loops along cell edges.</summary>
/// <remarks>One outline has no seams, which a mosaic of cells shows in many viewers.</remarks>
internal static class CellOutline
{
    /// <summary>Traces the outline.</summary>
    /// <param name="side">Cells per side.</param>
    /// <param name="inside">Whether a cell belongs to the set; x runs fastest.</param>
    /// <returns>Loops of corners, with straight runs joined; the set is on the left of each edge. Fill them by either rule.</returns>
    public static List<List<(int X, int Y)>> Of(int side, IReadOnlyList<bool> inside)
    {
        bool In(int x, int y) => x >= 0 && y >= 0 && x < side && y < side && inside[(y * side) + x];
        var leaving = new Dictionary<(int X, int Y), List<(int X, int Y)>>();
        void Edge(int x0, int y0, int x1, int y1)
        {
            if (!leaving.TryGetValue((x0, y0), out List<(int X, int Y)>? ends))
            {
                leaving[(x0, y0)] = ends = [];
            }

            ends.Add((x1, y1));
        }

        var starts = new List<(int X, int Y)>();
        for (int y = 0; y < side; y++)
        {
            for (int x = 0; x < side; x++)
            {
                if (!In(x, y))
                {
                    continue;
                }

                if (!In(x, y - 1))
                {
                    Edge(x, y, x + 1, y);
                    starts.Add((x, y));
                }

                if (!In(x + 1, y))
                {
                    Edge(x + 1, y, x + 1, y + 1);
                }

                if (!In(x, y + 1))
                {
                    Edge(x + 1, y + 1, x, y + 1);
                }

                if (!In(x - 1, y))
                {
                    Edge(x, y + 1, x, y);
                }
            }
        }

        // Every loop has an edge along the upper side of a cell, so all are met from those starts.
        var loops = new List<List<(int X, int Y)>>();
        foreach ((int X, int Y) start in starts)
        {
            if (leaving.TryGetValue(start, out List<(int X, int Y)>? ends) && ends.Exists(end => end == (start.X + 1, start.Y)))
            {
                loops.Add(Loop(leaving, start));
            }
        }

        return loops;
    }

    private static List<(int X, int Y)> Loop(Dictionary<(int X, int Y), List<(int X, int Y)>> leaving, (int X, int Y) start)
    {
        var corners = new List<(int X, int Y)> { start };
        (int X, int Y) at = start, next = (start.X + 1, start.Y);
        do
        {
            leaving[at].Remove(next);
            (int dx, int dy) = (next.X - at.X, next.Y - at.Y);
            at = next;
            if (at == start)
            {
                break;
            }

            // Where cells meet at a corner, turning towards the set keeps the loop simple.
            List<(int X, int Y)> ends = leaving[at];
            next = ends.Count == 1 ? ends[0] : ends.First(end => (end.X - at.X, end.Y - at.Y) == (-dy, dx));
            if ((next.X - at.X, next.Y - at.Y) != (dx, dy))
            {
                corners.Add(at);
            }
        }
        while (true);

        return corners;
    }
}
