using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Joins the lowest minima into one connected part, so that one disconnectivity graph shows them all (PATHSAMPLE's CONNECTUNC).</summary>
/// <remarks>Every part that holds one of them gets elastic bands from its minima that had fewest to the nearest minimum of another such part, and single-ended searches
/// from its own minima. Parts tried least come first, of equal ones the lowest. What is found on the way need not be joined, or there would be no end of it in landscapes
/// that cannot be exhausted; a new global minimum must. It ends when all are joined, or when from the wanted minima of every part but the largest there
/// were <paramref name="maxBands"/> bands a minimum, whichever run made them.</remarks>
/// <param name="lowest">How many of the lowest minima; null for all.</param>
/// <param name="known">The highest id of a minimum that need be joined: those known when it began.</param>
/// <param name="maxBands">Bands from each minimum, on the average over its part, before that is given up; at least 1.</param>
/// <param name="symmetry">Symmetry of the landscape.</param>
/// <param name="isLeftOut">Minima that need not be joined and that no path may lead over; null for none.</param>
public sealed class JoiningStrategy(int? lowest, int known, int maxBands, SymmetryGroup symmetry, Predicate<StoredPoint>? isLeftOut = null) : ExplorationStrategy
{
    // Bands join what lies close together; single-ended searches find ways out of minima to which no band leads.
    private const int BandsPerBatch = 48;

    // Distances are dear, and the lowest minima of a part are those that matter.
    private const int MinimaPerPart = 4;

    private readonly NearbyMinima _nearby = new(symmetry);
    private readonly SearchedMinima _searched = new();
    private readonly HashSet<int> _leftOut = [];
    private int _asked;

    /// <summary>In how many connected parts the wanted minima lie: 1 when they are joined, 0 when there are none.</summary>
    public int PartsIn(StationaryPointStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        TakeUp(store);
        return PartsOf(store, out _, out _).Length;
    }

    /// <summary>Half a sentence: which minima lie in how many parts, or that they are connected.</summary>
    public string Standing(StationaryPointStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        TakeUp(store);
        int parts = PartsOf(store, out StoredPoint[] inOrder, out _).Length, old = inOrder.Count(minimum => minimum.Id <= known);
        string which = lowest < old ? $"the lowest {lowest} minima" : $"all {old} minima";
        string among = inOrder.Length == old ? string.Empty : inOrder[0].Id <= known ? $" of the first {known}" : $" of the first {known} and the global one";
        string left = _leftOut.Count == 0 ? string.Empty : $" without the {_leftOut.Count} left out";
        return which + among + left + (parts <= 1 ? " are connected" : $" lie in {parts} unconnected parts");
    }

    /// <inheritdoc/>
    public override IReadOnlyList<PlannedSearch>? NextBatch(StationaryPointStore store, RandomStream stream, out string stopReason)
    {
        ArgumentNullException.ThrowIfNull(store);
        TakeUp(store);
        int[][] parts = PartsOf(store, out StoredPoint[] inOrder, out NetworkComponents components);
        if (parts.Length <= 1)
        {
            stopReason = Standing(store);
            return null;
        }

        // The part of most wanted minima need not go anywhere.
        int[] largest = parts.MaxBy(part => part.Length)!;
        (int[] Part, double Bands)[] others = [.. parts.Where(part => part != largest).Select(part => (part, part.Average(at => (double)_nearby.BandsFrom(store, inOrder[at].Id))))
            .Where(other => other.Item2 < maxBands)];
        stopReason = others.Length == 0 ? $"{Standing(store)} after {maxBands} bands from each minimum outside the largest part" : string.Empty;
        HashSet<int> names = [.. parts.Select(part => components.ComponentOf(inOrder[part[0]].Id))];
        return others.Length == 0 ? null
            : [.. Plan(store, inOrder, [.. others.OrderBy(other => other.Bands).ThenBy(other => other.Part[0]).Take(BandsPerBatch).Select(other => other.Part)], names, components)];
    }

    // Places of the wanted minima in the order of energy, by part.
    private int[][] PartsOf(StationaryPointStore store, out StoredPoint[] inOrder, out NetworkComponents components)
    {
        StoredPoint[] minima = [.. store.InEnergyOrder(StationaryPointKind.Minimum).Where(minimum => !_leftOut.Contains(minimum.Id))];
        NetworkComponents network = _leftOut.Count == 0 ? store.Components : NetworkComponents.Without(store, _leftOut);
        (inOrder, components) = (minima, network);
        IEnumerable<int> wanted = Enumerable.Range(0, minima.Length).Where(at => minima[at].Id <= known).Take(lowest ?? int.MaxValue);
        return [.. wanted.Union(minima.Length > 0 ? [0] : []).Order().GroupBy(at => network.ComponentOf(minima[at].Id)).Select(part => part.ToArray())];
    }

    private void TakeUp(StationaryPointStore store)
    {
        _searched.TakeUp(store);
        for (; _asked < store.Minima.Count; _asked++)
        {
            if (isLeftOut?.Invoke(store.Minima[_asked]) == true)
            {
                _leftOut.Add(_asked + 1);
            }
        }
    }

    private IEnumerable<PlannedSearch> Plan(StationaryPointStore store, StoredPoint[] inOrder, int[][] parts, HashSet<int> names, NetworkComponents components)
    {
        long index = store.Log.NextIndex;
        var planned = new Dictionary<(int Lower, int Upper), int>();
        for (int search = 0; search < BatchSize; search++)
        {
            int[] part = parts[search % parts.Length];
            if (search < BandsPerBatch && Link(part) is { } pair)
            {
                // The aligned band between two minima is always the same.
                (int, int) key = (Math.Min(pair.From, pair.To), Math.Max(pair.From, pair.To));
                int before = planned.GetValueOrDefault(key);
                planned[key] = before + 1;
                string method = before == 0 && !NearbyMinima.WasTried(store, pair.From, pair.To) ? SearchMethod.Band : SearchMethod.BandToImage;
                yield return new PlannedSearch(index++, method, StationaryPointKind.Minimum, pair.From, StationaryPointKind.Minimum, pair.To);
            }
            else
            {
                int minimum = part.Take(MinimaPerPart).Select(at => inOrder[at].Id).MinBy(_searched.SearchesFrom);
                yield return new PlannedSearch(index++, SearchMethod.SaddleFromMode, StationaryPointKind.Minimum, minimum, Space: _searched.CountOneFrom(minimum));
            }
        }

        (int From, int To)? Link(int[] part)
        {
            int own = components.ComponentOf(inOrder[part[0]].Id);
            return part.OrderBy(at => _nearby.BandsFrom(store, inOrder[at].Id)).ThenBy(at => at).Take(MinimaPerPart)
                .Select(at => _nearby.NearestOf(store, inOrder, at, other => components.ComponentOf(other) is int name && name != own && names.Contains(name), planned))
                .OfType<(int From, int To, double Distance)>()
                .OrderBy(link => link.Distance)
                .Select(link => ((int, int)?)(link.From, link.To))
                .FirstOrDefault();
        }
    }
}
