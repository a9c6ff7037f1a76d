using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Pairs of minima for elastic bands in landscapes too large for a complete graph of distances.</summary>
/// <remarks>A minimum is paired with the nearest of a few candidates: the lowest ones and those next to it in energy. Every failed band makes a
/// pair count as twice as far apart.</remarks>
/// <threadsafety>Not safe: belongs to one coordinator.</threadsafety>
public sealed class NearbyMinima(SymmetryGroup symmetry)
{
    private const int Candidates = 24;
    private const int MostDistances = 1 << 20;

    private readonly Dictionary<(int, int), double> _distances = [];
    private readonly Dictionary<int, int> _bandsFrom = [];
    private int _taken;

    /// <summary>The lowest minima outside the largest connected part, those tried least first, each with the nearest of that part.</summary>
    public IReadOnlyList<(int From, int To)> Unconnected(StationaryPointStore store, int count)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (store.Components.Count <= 1 || count == 0)
        {
            return [];
        }

        TakeUp(store);
        StoredPoint[] inOrder = [.. store.InEnergyOrder(StationaryPointKind.Minimum)];
        NetworkComponents components = store.Components;
        int largest = components.Largest!.Value;
        return [.. Enumerable.Range(0, inOrder.Length)
            .Where(at => !components.AreConnected(inOrder[at].Id, largest))
            .OrderBy(at => BandsFrom(inOrder[at].Id))
            .Take(count)
            .Select(at => (inOrder[at].Id, Nearest(store, inOrder, at, other => components.AreConnected(other, largest))))];
    }

    /// <summary>Minima whose barrier to any lower one is high for their height above the global minimum, each with the nearest lower one: they
    /// may be trapped for want of a transition state (PATHSAMPLE's UNTRAP).</summary>
    public IReadOnlyList<(int From, int To)> Trapped(StationaryPointStore store, int count)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (store.Minima.Count < 3)
        {
            return [];
        }

        TakeUp(store);
        StoredPoint[] inOrder = [.. store.InEnergyOrder(StationaryPointKind.Minimum)];
        IReadOnlyList<PersistenceBar> bars = PersistenceBarcode.Of(store.ToSuperbasinTree()).Bars;
        double ground = inOrder[0].Energy;
        return [.. Enumerable.Range(1, bars.Count - 1)
            .Where(at => !bars[at].IsEssential && bars[at].Birth > ground)
            .OrderByDescending(at => bars[at].Length / (bars[at].Birth - ground) * Math.Pow(0.5, BandsFrom(bars[at].Minimum)))
            .ThenBy(at => at)
            .Take(count)
            .Select(at => (bars[at].Minimum, Nearest(store, inOrder, at, other => store.Minima[other - 1].Energy < bars[at].Birth)))];
    }

    /// <summary>The nearest wanted minimum of a few candidates, those lowest and those next in energy; null when none of them is wanted.</summary>
    /// <param name="store">The store.</param>
    /// <param name="inOrder">The minima that take part, by energy.</param>
    /// <param name="at">Place of the minimum in that order.</param>
    /// <param name="isWanted">Whether a minimum, by its id, is a target.</param>
    /// <param name="planned">How often pairs have just been planned: each time counts as a try.</param>
    /// <returns>The pair and its distance modulo symmetry, twice as far for every band between the two.</returns>
    public (int From, int To, double Distance)? NearestOf(StationaryPointStore store, StoredPoint[] inOrder, int at, Func<int, bool> isWanted, IReadOnlyDictionary<(int Lower, int Upper), int> planned)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(inOrder);
        ArgumentNullException.ThrowIfNull(isWanted);
        ArgumentNullException.ThrowIfNull(planned);
        TakeUp(store);
        int from = inOrder[at].Id, best = Nearest(store, inOrder, at, isWanted, planned);
        return best == 0 ? null : (from, best, Far(store, from, best, planned));
    }

    /// <summary>Number of bands that set out from a minimum.</summary>
    public int BandsFrom(StationaryPointStore store, int minimum)
    {
        ArgumentNullException.ThrowIfNull(store);
        TakeUp(store);
        return BandsFrom(minimum);
    }

    /// <summary>Whether a band was made between two minima.</summary>
    public static bool WasTried(StationaryPointStore store, int a, int b)
    {
        ArgumentNullException.ThrowIfNull(store);
        return Attempts(store, a, b) > 0;
    }

    private void TakeUp(StationaryPointStore store)
    {
        IReadOnlyList<LoggedSearch> log = store.Log.Searches;
        for (; _taken < log.Count; _taken++)
        {
            if (log[_taken].Plan is { Method: SearchMethod.Band or SearchMethod.BandToImage, Parent: { } parent })
            {
                _bandsFrom[parent] = BandsFrom(parent) + 1;
            }
        }
    }

    private int BandsFrom(int minimum) => _bandsFrom.GetValueOrDefault(minimum);

    // Of the lowest minima and those next to it in energy, inOrder being all of them; in a connected part there is always one.
    private int Nearest(StationaryPointStore store, StoredPoint[] inOrder, int at, Func<int, bool> isWanted, IReadOnlyDictionary<(int Lower, int Upper), int>? planned = null)
    {
        int best = 0;
        double least = double.PositiveInfinity;
        foreach (int other in Around(inOrder, at, isWanted).Concat(Lowest(inOrder, at, isWanted)))
        {
            double distance = Far(store, inOrder[at].Id, other, planned);
            if (distance < least)
            {
                (best, least) = (other, distance);
            }
        }

        return best;
    }

    private static IEnumerable<int> Lowest(StoredPoint[] inOrder, int at, Func<int, bool> isWanted) =>
        inOrder.Where((point, position) => position != at && isWanted(point.Id)).Take(Candidates).Select(point => point.Id);

    private static IEnumerable<int> Around(StoredPoint[] inOrder, int at, Func<int, bool> isWanted)
    {
        int found = 0;
        for (int step = 1; found < Candidates && step < 8 * Candidates; step++)
        {
            foreach (int position in new[] { at - step, at + step })
            {
                if (position >= 0 && position < inOrder.Length && isWanted(inOrder[position].Id))
                {
                    found++;
                    yield return inOrder[position].Id;
                }
            }
        }
    }

    private double Far(StationaryPointStore store, int from, int to, IReadOnlyDictionary<(int Lower, int Upper), int>? planned) =>
        Distance(store, from, to) * Math.Pow(2, Math.Min(Attempts(store, from, to) + (planned?.GetValueOrDefault((Math.Min(from, to), Math.Max(from, to))) ?? 0), 60));

    private static int Attempts(StationaryPointStore store, int a, int b) =>
        store.Log.AttemptsOf(SearchMethod.Band, a, b).Attempts + store.Log.AttemptsOf(SearchMethod.BandToImage, a, b).Attempts;

    private double Distance(StationaryPointStore store, int a, int b)
    {
        var key = (Math.Min(a, b), Math.Max(a, b));
        if (!_distances.TryGetValue(key, out double distance))
        {
            if (_distances.Count >= MostDistances)
            {
                _distances.Clear();
            }

            distance = symmetry.Distance(store.Minima[key.Item1 - 1].Point.Coordinates.Span, store.Minima[key.Item2 - 1].Point.Coordinates.Span);
            _distances.Add(key, distance);
        }

        return distance;
    }
}
