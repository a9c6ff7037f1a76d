using EnergyLandscape.Numerics;

namespace EnergyLandscape.PathSample;

/// <summary>How often single-ended searches set out from each minimum, and which minimum is next.</summary>
/// <remarks>It follows the log and the list of minima, so that the same database gives the same answers, resumed or not.</remarks>
/// <threadsafety>Not safe: belongs to one coordinator.</threadsafety>
internal sealed class SearchedMinima
{
    // Minima of other parts that are passed over before minima are drawn, and how many are drawn.
    private const int MostPassedOver = 2000;
    private const int Draws = 256;

    private readonly SortedSet<(int Searches, double Energy, int Id)> _order = [];
    private readonly List<int> _searches = [];
    private readonly List<double> _energies = [];
    private int _taken;

    /// <summary>Takes up what was planned and found since the last time.</summary>
    public void TakeUp(StationaryPointStore store)
    {
        for (int at = _searches.Count; at < store.Minima.Count; at++)
        {
            _searches.Add(0);
            _energies.Add(store.Minima[at].Energy);
            _order.Add((0, _energies[at], at + 1));
        }

        IReadOnlyList<LoggedSearch> log = store.Log.Searches;
        for (; _taken < log.Count; _taken++)
        {
            if (log[_taken].Plan is { Method: SearchMethod.SaddleFromMode, Parent: { } parent, Space: { } number } && number > _searches[parent - 1])
            {
                Set(parent, number);
            }
        }
    }

    /// <summary>The next minimum to search from.</summary>
    /// <param name="components">The connected parts.</param>
    /// <param name="part">A minimum of the part to grow.</param>
    /// <param name="lowest">Whether it is the lowest of those of the part that were searched from least; else it is any.</param>
    /// <param name="stream">Draws any.</param>
    /// <param name="searches">Receives how many searches set out from it before.</param>
    /// <returns>Id of a minimum. A search from it is counted.</returns>
    public int Next(NetworkComponents components, int part, bool lowest, RandomStream stream, out int searches)
    {
        int id = lowest ? Lowest(components, part, stream) : 1 + stream.NextInt(_searches.Count);
        searches = _searches[id - 1];
        Set(id, searches + 1);
        return id;
    }

    /// <summary>How many searches set out from a minimum.</summary>
    public int SearchesFrom(int minimum) => _searches[minimum - 1];

    /// <summary>Counts a search from a minimum.</summary>
    /// <returns>Its number among them, from 1.</returns>
    public int CountOneFrom(int minimum)
    {
        Set(minimum, SearchesFrom(minimum) + 1);
        return SearchesFrom(minimum);
    }

    private int Lowest(NetworkComponents components, int part, RandomStream stream)
    {
        foreach ((_, _, int id) in _order.Take(MostPassedOver))
        {
            if (components.AreConnected(id, part))
            {
                return id;
            }
        }

        // Thousands of unsearched minima of other parts stand before: the best of some that are drawn will do.
        int best = part;
        for (int draw = 0; draw < Draws; draw++)
        {
            int id = 1 + stream.NextInt(_searches.Count);
            best = components.AreConnected(id, part) && Key(id).CompareTo(Key(best)) < 0 ? id : best;
        }

        return best;
    }

    private void Set(int id, int searches)
    {
        _order.Remove(Key(id));
        _searches[id - 1] = searches;
        _order.Add(Key(id));
    }

    private (int Searches, double Energy, int Id) Key(int id) => (_searches[id - 1], _energies[id - 1], id);
}
