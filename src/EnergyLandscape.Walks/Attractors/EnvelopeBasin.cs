namespace EnergyLandscape.Walks;

/// <summary>A minimum of a function given at successive places, with how far it stands out.</summary>
/// <param name="Bottom">Where it is.</param>
/// <param name="First">First place of its basin, which ends at the passes to the basins beside it.</param>
/// <param name="Last">Last place of its basin.</param>
/// <param name="Persistence">Height, above the bottom, of the lowest pass that leads to a deeper basin; infinite for the deepest.</param>
internal readonly record struct EnvelopeBasin(int Bottom, int First, int Last, double Persistence)
{
    /// <summary>The minima that stand out far enough (persistent homology in dimension zero of the sublevel sets): at rising passes the basins on both sides meet,
    /// and the shallower one ends there, or belongs to the other from then on unless it is one of those asked for. Of equals the later is the shallower.</summary>
    /// <param name="heights">The function.</param>
    /// <param name="walls">Whether an infinitely high pass stands before a place.</param>
    /// <param name="persistence">Least persistence, positive.</param>
    /// <returns>Basins in the order of places.</returns>
    public static List<EnvelopeBasin> Of(double[] heights, bool[] walls, double persistence)
    {
        int[] parent = [.. Enumerable.Range(0, heights.Length)];
        int Root(int place)
        {
            while (parent[place] != place)
            {
                place = parent[place] = parent[parent[place]];
            }

            return place;
        }

        // The root of a component is its deepest place.
        var bottoms = new List<(int Place, double Persistence)>();
        double PassBefore(int place) => walls[place] ? double.PositiveInfinity : Math.Max(heights[place - 1], heights[place]);
        foreach (int place in Enumerable.Range(1, Math.Max(heights.Length - 1, 0)).OrderBy(PassBefore))
        {
            int one = Root(place - 1), other = Root(place);
            int deeper = heights[other] < heights[one] ? other : one, shallower = deeper == one ? other : one;
            double stood = PassBefore(place) - heights[shallower];
            if (stood >= persistence)
            {
                bottoms.Add((shallower, stood));
            }

            parent[shallower] = deeper;
        }

        if (heights.Length > 0)
        {
            bottoms.Add((Root(0), double.PositiveInfinity));
        }

        return WithBounds(heights, walls, [.. bottoms.OrderBy(bottom => bottom.Place)]);
    }

    // Neighbouring basins part at the highest place between their bottoms, which belongs to the one on its left; at a wall if there is one.
    private static List<EnvelopeBasin> WithBounds(double[] heights, bool[] walls, (int Place, double Persistence)[] bottoms)
    {
        var basins = new List<EnvelopeBasin>();
        int first = 0;
        for (int k = 0; k < bottoms.Length; k++)
        {
            int last = heights.Length - 1;
            if (k + 1 < bottoms.Length)
            {
                int from = bottoms[k].Place, to = bottoms[k + 1].Place;
                int wall = Array.IndexOf(walls, true, from + 1, to - from);
                last = wall > 0 ? wall - 1 : Enumerable.Range(from, to - from).MaxBy(place => heights[place]);
            }

            basins.Add(new EnvelopeBasin(bottoms[k].Place, first, last, bottoms[k].Persistence));
            first = last + 1;
        }

        return basins;
    }
}
