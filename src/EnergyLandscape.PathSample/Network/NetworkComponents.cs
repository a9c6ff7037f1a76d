namespace EnergyLandscape.PathSample;

/// <summary>The connected components of a network that only grows, and how many transition states every minimum has.</summary>
/// <remarks>
/// <para>A component is named by its lowest minimum: the one of the lowest energy, of equal ones that with the lowest id. So its name depends on what is
/// known, not on the order in which it was found. The main component is that of the global minimum.</para>
/// <para>Union by size (Galler and Fischer, Commun. ACM 7, 301 (1964), doi:10.1145/364099.364331; without path compression, so that asking changes nothing): a
/// minimum, a connection and every question take O(log n) for n minima, nothing is ever rebuilt.</para>
/// </remarks>
/// <threadsafety>Safe for concurrent reads while its store is not written to.</threadsafety>
public sealed class NetworkComponents
{
    private readonly List<int> _parent = [];
    private readonly List<int> _size = [];
    private readonly List<int> _degree = [];

    // The lowest minimum of each root, and the energies of all.
    private readonly List<int> _lowest = [];
    private readonly List<double> _energy = [];
    private SortedSet<(double Energy, int Id)> _components = [];

    private NetworkComponents()
    {
    }

    /// <summary>Number of minima.</summary>
    public int MinimumCount => _parent.Count;

    /// <summary>Number of components; a minimum without transition states is one.</summary>
    public int Count => _components.Count;

    /// <summary>Name of the main component: the id of the global minimum; null without minima.</summary>
    public int? Main => _components.Count > 0 ? _components.Min.Id : null;

    /// <summary>The lowest minimum outside the main component, which is the name of its own; null when all minima are connected.</summary>
    public int? LowestOutsideMain => Names.Skip(1).Select(id => (int?)id).FirstOrDefault();

    /// <summary>Names of the components, the ids of their lowest minima, in order of energy, then id; the main one first.</summary>
    public IEnumerable<int> Names => _components.Select(component => component.Id);

    /// <summary>Name of the component of the most minima, of equal ones that with the lowest minimum; null without minima. Takes O(c log n) for c components.</summary>
    public int? Largest => Count == 0 ? null : Names.MaxBy(SizeOf);

    /// <summary>Name of the component of a minimum: the id of its lowest minimum.</summary>
    /// <param name="minimum">Id of the minimum.</param>
    public int ComponentOf(int minimum) => _lowest[Root(minimum)];

    /// <summary>Whether a path joins two minima.</summary>
    /// <param name="a">Id of a minimum.</param>
    /// <param name="b">Id of another.</param>
    public bool AreConnected(int a, int b) => Root(a) == Root(b);

    /// <summary>Number of minima in the component of a minimum.</summary>
    /// <param name="minimum">Id of the minimum.</param>
    public int SizeOf(int minimum) => _size[Root(minimum)];

    /// <summary>Number of transition states that reach a minimum; one that does on both sides counts once.</summary>
    /// <param name="minimum">Id of the minimum.</param>
    public int DegreeOf(int minimum)
    {
        CheckMinimum(minimum);
        return _degree[minimum - 1];
    }

    /// <summary>The components that are left when no path may lead over some minima; each of those is one of its own.</summary>
    /// <param name="store">The landscape.</param>
    /// <param name="avoided">Ids of the minima.</param>
    public static NetworkComponents Without(StationaryPointStore store, IReadOnlySet<int> avoided)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(avoided);
        return Of(store.Minima, store.TransitionStates.Select(saddle => store.MinimaOf(saddle.Id)).Where(minima => !minima.Any(avoided.Contains)));
    }

    internal static NetworkComponents Of(DatabaseContents contents) => Of(
        contents.Points[(int)Potentials.StationaryPointKind.Minimum], Enumerable.Range(1, contents.Connections.TransitionStates).Select(contents.Connections.MinimaOf));

    private static NetworkComponents Of(IEnumerable<StoredPoint> points, IEnumerable<int[]> minimaOfTransitionStates)
    {
        var network = new NetworkComponents();
        foreach (StoredPoint minimum in points)
        {
            network.Append(minimum.Energy);
        }

        foreach (int[] minima in minimaOfTransitionStates)
        {
            for (int i = 0; i < minima.Length; i++)
            {
                network._degree[minima[i] - 1] += Array.IndexOf(minima, minima[i], 0, i) < 0 ? 1 : 0;
                network.Unite(minima[0], minima[i]);
            }
        }

        // From sorted roots at once: adding them one by one would take most of the time.
        network._components = new SortedSet<(double Energy, int Id)>(
            Enumerable.Range(0, network._parent.Count).Where(m => network._parent[m] == m).Select(m => network.NameOf(m)).Order());
        return network;
    }

    internal void AddMinimum(double energy)
    {
        Append(energy);
        _components.Add((energy, _parent.Count));
    }

    /// <summary>Takes up one connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="minima">All minima that its transition state reaches, its own included, by side.</param>
    internal void AddConnection(Connection connection, int[] minima)
    {
        _degree[connection.Minimum - 1] += minima.Count(minimum => minimum == connection.Minimum) == 1 ? 1 : 0;
        int other = Array.Find(minima, minimum => minimum != connection.Minimum);
        if (other == 0)
        {
            return;
        }

        (double, int) one = NameOf(Root(other)), two = NameOf(Root(connection.Minimum));
        if (Unite(other, connection.Minimum))
        {
            _components.Remove(one.CompareTo(two) > 0 ? one : two);
        }
    }

    private void Append(double energy)
    {
        _parent.Add(_parent.Count);
        _size.Add(1);
        _degree.Add(0);
        _lowest.Add(_parent.Count);
        _energy.Add(energy);
    }

    private bool Unite(int a, int b)
    {
        int first = Root(a), second = Root(b);
        if (first == second)
        {
            return false;
        }

        (int large, int small) = _size[first] >= _size[second] ? (first, second) : (second, first);
        _lowest[large] = NameOf(small).CompareTo(NameOf(large)) < 0 ? _lowest[small] : _lowest[large];
        _parent[small] = large;
        _size[large] += _size[small];
        return true;
    }

    private (double Energy, int Id) NameOf(int root) => (_energy[_lowest[root] - 1], _lowest[root]);

    private int Root(int minimum)
    {
        CheckMinimum(minimum);
        int m = minimum - 1;
        while (_parent[m] != m)
        {
            m = _parent[m];
        }

        return m;
    }

    private void CheckMinimum(int minimum)
    {
        if (minimum < 1 || minimum > _parent.Count)
        {
            throw new ArgumentOutOfRangeException(nameof(minimum), minimum, $"Minima have ids 1 to {_parent.Count}.");
        }
    }
}
