using QuikGraph;

namespace EnergyLandscape.PathSample;

/// <summary>Minima and the transition states between them.</summary>
/// <remarks>
/// In <see cref="Graph"/> a transition state gives an edge per unordered pair of minima that it joins across its two sides;
/// parallel edges and self-loops are kept. Components, barriers and paths go by what a transition state reaches: it joins all
/// those minima at once, also two of one side, whose descent path never rises above the transition state.
/// </remarks>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class LandscapeNetwork
{
    private readonly int _minima;
    private readonly NetworkSaddle[] _saddles;
    private readonly int[] _reachedStart;
    private readonly int[] _reached;
    private readonly int[] _saddleStart;
    private readonly int[] _saddlesOf;
    private readonly int[] _components;
    private readonly Lazy<UndirectedGraph<int, LandscapeEdge>> _graph;

    /// <summary>Makes a network from plain data.</summary>
    /// <param name="minima">Number of minima; their ids are 1 to this number.</param>
    /// <param name="saddles">The transition states in any order.</param>
    public LandscapeNetwork(int minima, IEnumerable<NetworkSaddle> saddles)
    {
        ArgumentNullException.ThrowIfNull(saddles);
        ArgumentOutOfRangeException.ThrowIfNegative(minima);
        _minima = minima;
        _saddles = [.. saddles];
        Array.Sort(_saddles, static (a, b) => (a.Energy, a.Id).CompareTo((b.Energy, b.Id)));
        (_reachedStart, _reached) = ReachedBy(_saddles, minima);
        (_saddleStart, _saddlesOf) = Adjacency();
        (_components, ComponentCount) = Label();
        _graph = new Lazy<UndirectedGraph<int, LandscapeEdge>>(BuildGraph);
    }

    /// <summary>Number of minima.</summary>
    public int MinimumCount => _minima;

    /// <summary>Transition states in order of energy, then id.</summary>
    public IReadOnlyList<NetworkSaddle> Saddles => _saddles;

    /// <summary>Number of components.</summary>
    public int ComponentCount { get; }

    /// <summary>The multigraph, built at the first use.</summary>
    public UndirectedGraph<int, LandscapeEdge> Graph => _graph.Value;

    /// <summary>Makes the network of a store.</summary>
    /// <param name="store">The store.</param>
    /// <param name="limit">Takes only the points that existed at that moment, with the connections known now; null takes all.</param>
    public static LandscapeNetwork Of(StationaryPointStore store, PointSnapshot? limit = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        PointSnapshot counts = limit ?? store.Snapshot;
        var saddles = new NetworkSaddle[counts.TransitionStates];
        for (int id = 1; id <= counts.TransitionStates; id++)
        {
            IReadOnlyList<Connection> connections = store.ConnectionsOf(id);
            saddles[id - 1] = new NetworkSaddle(
                id, store.TransitionStates[id - 1].Energy, SideOf(connections, 0, counts.Minima), SideOf(connections, 1, counts.Minima));
        }

        return new LandscapeNetwork(counts.Minima, saddles);
    }

    /// <summary>The component of every minimum, by id − 1. Components count from 1 in order of their lowest minimum id.</summary>
    public ReadOnlySpan<int> Components() => _components;

    /// <summary>The component of one minimum, from 1.</summary>
    /// <param name="minimum">Id of the minimum.</param>
    public int ComponentOf(int minimum)
    {
        CheckMinimum(minimum, nameof(minimum));
        return _components[minimum - 1];
    }

    /// <summary>The energy of the highest transition state of the path between two minima whose highest is lowest.</summary>
    /// <param name="a">Id of a minimum.</param>
    /// <param name="b">Id of another.</param>
    /// <returns>The energy; −∞ when both are the same; null when nothing connects them.</returns>
    public double? LowestBarrier(int a, int b)
    {
        CheckMinimum(a, nameof(a));
        CheckMinimum(b, nameof(b));
        if (a == b)
        {
            return double.NegativeInfinity;
        }

        return HighestNeeded(a, b) is { } s ? _saddles[s].Energy : null;
    }

    /// <summary>The path between two minima whose highest transition state is lowest.</summary>
    /// <remarks>Of several, the one with fewest steps; of those, the one whose minima have the lowest ids, compared from
    /// <paramref name="a"/> on. Each step takes the lowest transition state, then the one with the lowest id.</remarks>
    /// <param name="a">Id of a minimum.</param>
    /// <param name="b">Id of another.</param>
    /// <returns>The steps from <paramref name="a"/> to <paramref name="b"/>, none when both are the same; null when nothing connects
    /// them.</returns>
    public IReadOnlyList<PathStep>? MinimaxPath(int a, int b)
    {
        CheckMinimum(a, nameof(a));
        CheckMinimum(b, nameof(b));
        if (a == b)
        {
            return [];
        }

        if (HighestNeeded(a, b) is not { } last)
        {
            return null;
        }

        int usable = last + 1;
        while (usable < _saddles.Length && _saddles[usable].Energy <= _saddles[last].Energy)
        {
            usable++;
        }

        int[] steps = StepsTo(b, a, usable);
        var path = new List<PathStep>(steps[a - 1]);
        for (int at = a; at != b;)
        {
            int next = int.MaxValue, by = -1;
            foreach (int s in SaddlesOf(at))
            {
                if (s >= usable)
                {
                    break;
                }

                foreach (int to in Reached(s))
                {
                    if (to < next && steps[to - 1] == steps[at - 1] - 1)
                    {
                        next = to;
                        by = s;
                    }
                }
            }

            path.Add(new PathStep(at, _saddles[by].Id, next));
            at = next;
        }

        return path;
    }

    private static int[] SideOf(IReadOnlyList<Connection> connections, int side, int minima)
    {
        int count = 0;
        for (int i = 0; i < connections.Count; i++)
        {
            count += connections[i].Side == side && connections[i].Minimum <= minima ? 1 : 0;
        }

        var ids = new int[count];
        for (int i = connections.Count - 1; i >= 0; i--)
        {
            if (connections[i].Side == side && connections[i].Minimum <= minima)
            {
                ids[--count] = connections[i].Minimum;
            }
        }

        return ids;
    }

    // The minima that each transition state reaches, each once and in order of id, one after the other.
    private static (int[] Start, int[] Minima) ReachedBy(NetworkSaddle[] saddles, int minima)
    {
        var start = new int[saddles.Length + 1];
        var all = new List<int>(2 * saddles.Length);
        var ids = new List<int>();
        for (int s = 0; s < saddles.Length; s++)
        {
            ids.Clear();
            ids.AddRange(saddles[s].FirstSide);
            ids.AddRange(saddles[s].SecondSide);
            ids.Sort();
            if (ids.Count > 0 && (ids[0] < 1 || ids[^1] > minima))
            {
                throw new ArgumentException(
                    $"Transition state {saddles[s].Id} names a minimum that is not one of 1 to {minima}.", nameof(saddles));
            }

            for (int i = 0; i < ids.Count; i++)
            {
                if (i == 0 || ids[i] != ids[i - 1])
                {
                    all.Add(ids[i]);
                }
            }

            start[s + 1] = all.Count;
        }

        return (start, [.. all]);
    }

    private ReadOnlySpan<int> Reached(int saddle) => _reached.AsSpan(_reachedStart[saddle].._reachedStart[saddle + 1]);

    private (int[] Start, int[] Saddles) Adjacency()
    {
        var start = new int[_minima + 1];
        foreach (int id in _reached)
        {
            start[id]++;
        }

        for (int m = 1; m <= _minima; m++)
        {
            start[m] += start[m - 1];
        }

        var saddles = new int[start[_minima]];
        int[] next = start[.._minima];
        for (int s = 0; s < _saddles.Length; s++)
        {
            foreach (int id in Reached(s))
            {
                saddles[next[id - 1]++] = s;
            }
        }

        return (start, saddles);
    }

    private (int[] Labels, int Count) Label()
    {
        int[] parent = Singletons(_minima);
        for (int s = 0; s < _saddles.Length; s++)
        {
            Join(parent, Reached(s));
        }

        var labels = new int[_minima];
        int count = 0;
        for (int m = 0; m < _minima; m++)
        {
            // The root is the lowest id of its component, so that it has its label before any other member asks.
            int root = Root(parent, m);
            labels[m] = root == m ? ++count : labels[root];
        }

        return (labels, count);
    }

    private static int[] Singletons(int minima)
    {
        var parent = new int[minima];
        for (int m = 0; m < minima; m++)
        {
            parent[m] = m;
        }

        return parent;
    }

    private static void Join(int[] parent, ReadOnlySpan<int> ids)
    {
        for (int i = 1; i < ids.Length; i++)
        {
            int first = Root(parent, ids[0] - 1), other = Root(parent, ids[i] - 1);
            parent[Math.Max(first, other)] = Math.Min(first, other);
        }
    }

    private static int Root(int[] parent, int m)
    {
        while (parent[m] != m)
        {
            parent[m] = parent[parent[m]];
            m = parent[m];
        }

        return m;
    }

    /// <summary>Position of the first transition state, going upwards, with which two minima are connected.</summary>
    private int? HighestNeeded(int a, int b)
    {
        if (_components[a - 1] != _components[b - 1])
        {
            return null;
        }

        int[] parent = Singletons(_minima);
        for (int s = 0; s < _saddles.Length; s++)
        {
            Join(parent, Reached(s));
            if (Root(parent, a - 1) == Root(parent, b - 1))
            {
                return s;
            }
        }

        return null;
    }

    /// <summary>Fewest steps from every minimum to one, over the lowest transition states; those farther than the start are left
    /// at the highest integer.</summary>
    private int[] StepsTo(int target, int start, int usable)
    {
        var steps = new int[_minima];
        Array.Fill(steps, int.MaxValue);
        var crossed = new bool[usable];
        var queue = new Queue<int>();
        steps[target - 1] = 0;
        queue.Enqueue(target);
        while (queue.TryDequeue(out int at) && at != start)
        {
            foreach (int s in SaddlesOf(at))
            {
                if (s >= usable)
                {
                    break;
                }

                if (crossed[s])
                {
                    continue;
                }

                crossed[s] = true;
                foreach (int to in Reached(s))
                {
                    if (steps[to - 1] == int.MaxValue)
                    {
                        steps[to - 1] = steps[at - 1] + 1;
                        queue.Enqueue(to);
                    }
                }
            }
        }

        return steps;
    }

    private ReadOnlySpan<int> SaddlesOf(int minimum) =>
        _saddlesOf.AsSpan(_saddleStart[minimum - 1].._saddleStart[minimum]);

    private UndirectedGraph<int, LandscapeEdge> BuildGraph()
    {
        var graph = new UndirectedGraph<int, LandscapeEdge>(allowParallelEdges: true);
        graph.AddVertexRange(Enumerable.Range(1, _minima));
        foreach (NetworkSaddle saddle in _saddles.OrderBy(s => s.Id))
        {
            var pairs = new SortedSet<(int Lower, int Upper)>();
            foreach (int first in saddle.FirstSide)
            {
                foreach (int second in saddle.SecondSide)
                {
                    pairs.Add((Math.Min(first, second), Math.Max(first, second)));
                }
            }

            foreach ((int lower, int upper) in pairs)
            {
                graph.AddEdge(new LandscapeEdge(lower, upper, saddle.Id, saddle.Energy));
            }
        }

        return graph;
    }

    private void CheckMinimum(int id, string parameter)
    {
        if (id < 1 || id > _minima)
        {
            throw new ArgumentOutOfRangeException(parameter, id, $"Minima have ids 1 to {_minima}.");
        }
    }
}
