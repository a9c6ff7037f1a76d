using System.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>The signed permutations of hidden units that leave a point where it is, the inputs kept in their order.</summary>
/// <remarks>Units are fixed one after the other until colours tell all apart; the number of units that each can be mapped to while those before it
/// stay fixed, multiplied up, is the order of the group (orbit-stabiliser theorem; Sims 1970). From the last unit to the first, so that what is
/// known of the smaller groups saves searches in the larger ones.</remarks>
internal sealed class PointStabiliser
{
    private readonly NetworkArchitecture _net;
    private readonly double[] _x;
    private readonly double _tolerance;
    private readonly UnitTwins _twins;
    private readonly List<HiddenUnitImage> _generators = [];

    /// <summary>Finds the group.</summary>
    /// <param name="net">The network.</param>
    /// <param name="isOdd">For each hidden layer, whether its units may be mirrored.</param>
    /// <param name="x">The point.</param>
    /// <param name="tolerance">Distance below which an image counts as the point itself.</param>
    public PointStabiliser(NetworkArchitecture net, bool[] isOdd, ReadOnlySpan<double> x, double tolerance)
    {
        _net = net;
        _x = x.ToArray();
        _tolerance = tolerance;
        _twins = new UnitTwins(net, _x, tolerance);
        int[] inputs = [.. Enumerable.Range(0, net.Inputs)];
        var colours = new UnitColours(net, isOdd, new WeightClasses(x, [], tolerance).Signed(x), inputs);
        colours.Refine();
        var chain = new Stack<(UnitColours Colours, int Vertex)>();
        for (int vertex = colours.FirstAmbiguous(); vertex >= 0; vertex = colours.FirstAmbiguous())
        {
            chain.Push((colours, vertex));
            colours = colours.Individualised(vertex);
        }

        BigInteger order = 1;
        foreach ((UnitColours level, int vertex) in chain)
        {
            order *= OrbitLength(level, vertex, inputs);
        }

        Order = IsComplete ? order : null;
    }

    /// <summary>Number of elements; null where the search for them was given up.</summary>
    public BigInteger? Order { get; }

    /// <summary>Elements that generate the group, as far as they were found.</summary>
    public IReadOnlyList<HiddenUnitImage> Generators => _generators;

    private bool IsComplete { get; set; } = true;

    // Every generator found so far fixes the units that were fixed before this one.
    private int OrbitLength(UnitColours colours, int vertex, int[] inputs)
    {
        UnitColours? chosen = null;
        List<int> cell = [.. colours.Vertices(colours[vertex])];
        HashSet<int> orbit = Orbit(colours, vertex), outside = [];
        foreach (int other in cell)
        {
            if (orbit.Contains(other) || outside.Contains(other))
            {
                continue;
            }

            if (_twins.Exchange(colours, vertex, other) is { } exchange)
            {
                _generators.Add(exchange);
                orbit = Orbit(colours, vertex);
                continue;
            }

            var matching = new PointMatching(_net, _tolerance);
            chosen ??= colours.Individualised(vertex);
            if (matching.Find(_x, _x, chosen, colours.Individualised(other), inputs) is { } element)
            {
                _generators.Add(element);
                orbit = Orbit(colours, vertex);
            }
            else
            {
                IsComplete &= !matching.WasCut;
                outside.UnionWith(Orbit(colours, other));
            }
        }

        return orbit.Count;
    }

    private HashSet<int> Orbit(UnitColours colours, int vertex)
    {
        int layer = 1;
        while (layer < _net.HiddenLayers && vertex >= colours.FirstOf(layer + 1))
        {
            layer++;
        }

        int first = colours.FirstOf(layer);
        var orbit = new HashSet<int> { vertex };
        var open = new Stack<int>(orbit);
        while (open.TryPop(out int at))
        {
            foreach (HiddenUnitImage element in _generators)
            {
                int unit = (at - first) / 2, mirror = (at - first) % 2;
                int to = first + (2 * element.Source[layer][unit]) + (element.Sign[layer][unit] < 0 ? 1 - mirror : mirror);
                if (orbit.Add(to))
                {
                    open.Push(to);
                }
            }
        }

        return orbit;
    }
}
