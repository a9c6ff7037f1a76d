using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>The connections of all transition states, in order of side and minimum for each: a few bytes a connection, as there are millions.</summary>
/// <threadsafety>Safe for concurrent reads while nothing is added.</threadsafety>
internal sealed class ConnectionTable
{
    // Of one transition state after the other; those of the transition state t end before _ends[t − 1].
    private readonly List<int> _ends = [];
    private readonly List<int> _minima = [];
    private readonly List<byte> _sides = [];
    private readonly Dictionary<int, (StationaryPointKind Kind, int Id)> _vias = [];

    // All those of transition states that got one when others came after them.
    private readonly Dictionary<int, Connection[]> _changed = [];

    /// <summary>Number of transition states.</summary>
    public int TransitionStates => _ends.Count;

    /// <summary>Makes room for the next transition state.</summary>
    public void AddTransitionState() => _ends.Add(_minima.Count);

    /// <summary>The connections of a transition state.</summary>
    public Connection[] Of(int transitionState)
    {
        if (_changed.TryGetValue(transitionState, out Connection[]? changed))
        {
            return changed;
        }

        int start = StartOf(transitionState);
        var connections = new Connection[_ends[transitionState - 1] - start];
        for (int i = 0; i < connections.Length; i++)
        {
            connections[i] = _vias.TryGetValue(start + i, out (StationaryPointKind Kind, int Id) via)
                ? new Connection(transitionState, _sides[start + i], _minima[start + i], via.Kind, via.Id)
                : new Connection(transitionState, _sides[start + i], _minima[start + i]);
        }

        return connections;
    }

    /// <summary>The minima that a transition state reaches, in order of side and minimum; one that both sides reach comes twice.</summary>
    public int[] MinimaOf(int transitionState)
    {
        if (_changed.TryGetValue(transitionState, out Connection[]? changed))
        {
            return [.. changed.Select(connection => connection.Minimum)];
        }

        int start = StartOf(transitionState);
        var minima = new int[_ends[transitionState - 1] - start];
        _minima.CopyTo(start, minima, 0, minima.Length);
        return minima;
    }

    /// <summary>Adds a connection unless its side is known to reach its minimum.</summary>
    public bool Add(Connection connection)
    {
        int t = connection.TransitionState, start = StartOf(t);
        if (t == TransitionStates && !_changed.ContainsKey(t) && (start == _minima.Count || (_sides[^1], _minima[^1]).CompareTo(((byte)connection.Side, connection.Minimum)) < 0))
        {
            Append(connection);
            return true;
        }

        Connection[] known = Of(t);
        int at = Array.FindIndex(known, other => (other.Side, other.Minimum).CompareTo((connection.Side, connection.Minimum)) >= 0);
        at = at < 0 ? known.Length : at;
        if (at < known.Length && known[at].Side == connection.Side && known[at].Minimum == connection.Minimum)
        {
            return false;
        }

        _changed[t] = [.. known[..at], connection, .. known[at..]];
        return true;
    }

    private void Append(Connection connection)
    {
        if (connection is { ViaKind: { } kind, Via: { } id })
        {
            _vias.Add(_minima.Count, (kind, id));
        }

        _minima.Add(connection.Minimum);
        _sides.Add((byte)connection.Side);
        _ends[^1] = _minima.Count;
    }

    private int StartOf(int transitionState) => transitionState == 1 ? 0 : _ends[transitionState - 2];
}
