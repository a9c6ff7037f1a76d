using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Chooses pairs of minima for elastic bands by the missing-connection metric of Carr, Trygubenko and Wales (2005,
/// doi:10.1063/1.1902967): links known cost nothing, missing ones a growing function of the distance modulo symmetry.</summary>
/// <remarks>Distances are computed once for each pair and kept. Only the lowest minima take part in large landscapes.</remarks>
/// <threadsafety>Not safe: belongs to one coordinator.</threadsafety>
public sealed class PairSelection(SymmetryGroup symmetry)
{
    // A complete graph of distances on more minima would cost more than the bands.
    private const int MostMinima = 250;
    private readonly Dictionary<(int, int), double> _distances = [];

    /// <summary>Chooses pairs: missing links between unconnected parts first, then any pair, a minimum with its own images included.</summary>
    public IReadOnlyList<(int From, int To)> Choose(StationaryPointStore store, int count, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(stream);
        var pairs = new List<(int From, int To)>();
        if (store.Components.Count > 1)
        {
            pairs.AddRange(ToMainPart(store).Take((count + 1) / 2));
        }

        while (pairs.Count < count)
        {
            int from = store.Minima[stream.NextInt(store.Minima.Count)].Id;
            int to = stream.NextInt(4) == 0 ? from : store.Minima[stream.NextInt(store.Minima.Count)].Id;
            pairs.Add((from, to));
        }

        return pairs;
    }

    /// <summary>The missing links of the cheapest path between two minima; empty when they are connected.</summary>
    public IReadOnlyList<(int From, int To)> MissingLinks(StationaryPointStore store, int from, int to)
    {
        ArgumentNullException.ThrowIfNull(store);
        List<int> candidates = Candidates(store);
        foreach (int end in new[] { from, to })
        {
            if (!candidates.Contains(end))
            {
                candidates.Add(end);
            }
        }

        return CheapestPath(store, candidates, from, minimum => minimum == to);
    }

    // From the lowest minimum outside the part of the global one.
    private IReadOnlyList<(int From, int To)> ToMainPart(StationaryPointStore store)
    {
        List<int> candidates = Candidates(store);
        int main = candidates[0];
        int from = store.Components.LowestOutsideMain!.Value;
        if (!candidates.Contains(from))
        {
            candidates.Add(from);
        }

        return CheapestPath(store, candidates, from, minimum => store.Components.AreConnected(minimum, main));
    }

    private static List<int> Candidates(StationaryPointStore store) =>
        [.. store.InEnergyOrder(StationaryPointKind.Minimum).Take(MostMinima).Select(minimum => minimum.Id)];

    // Dijkstra on the complete graph of the candidates.
    private IReadOnlyList<(int From, int To)> CheapestPath(
        StationaryPointStore store, List<int> candidates, int from, Func<int, bool> isTarget)
    {
        var cost = candidates.ToDictionary(id => id, _ => double.PositiveInfinity);
        var previous = new Dictionary<int, int>();
        var open = new SortedSet<int>(candidates);
        cost[from] = 0;
        while (open.Count > 0)
        {
            int here = open.MinBy(id => (cost[id], id));
            if (isTarget(here))
            {
                return Missing(store, previous, here);
            }

            open.Remove(here);
            foreach (int next in open)
            {
                double through = cost[here] + Weight(store, here, next);
                if (through < cost[next])
                {
                    cost[next] = through;
                    previous[next] = here;
                }
            }
        }

        return [];
    }

    private static List<(int From, int To)> Missing(StationaryPointStore store, Dictionary<int, int> previous, int end)
    {
        var links = new List<(int From, int To)>();
        for (int here = end; previous.TryGetValue(here, out int before); here = before)
        {
            if (!store.Components.AreConnected(before, here))
            {
                links.Add((before, here));
            }
        }

        links.Reverse();
        return links;
    }

    // Squared distance as in PATHSAMPLE's DIJINIT, quadrupled by every failed attempt.
    private double Weight(StationaryPointStore store, int a, int b)
    {
        if (store.Components.AreConnected(a, b))
        {
            return 0;
        }

        var key = (Math.Min(a, b), Math.Max(a, b));
        if (!_distances.TryGetValue(key, out double distance))
        {
            distance = symmetry.Distance(store.Minima[key.Item1 - 1].Point.Coordinates.Span, store.Minima[key.Item2 - 1].Point.Coordinates.Span);
            _distances.Add(key, distance);
        }

        int failures = store.Log.AttemptsOf(SearchMethod.Band, a, b).Attempts + store.Log.AttemptsOf(SearchMethod.BandToImage, a, b).Attempts;
        return distance * distance * Math.Pow(4, Math.Min(failures, 30));
    }
}
