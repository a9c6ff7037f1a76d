namespace EnergyLandscape.Potentials;

/// <summary>Colours of the hidden units of a point: units of one colour cannot be told apart by what they are connected to.</summary>
/// <remarks>
/// Colour refinement (Weisfeiler and Leman 1968; McKay and Piperno 2014, doi:10.1016/j.jsc.2013.09.003) on a network in which every unit stands
/// twice, as it is and mirrored, with weights of opposite sign; so a sign flip is a permutation too. A colour is a 64-bit digest of the unit's
/// own colour, that of its mirror image, and the colours of its neighbours with the class of the weight between. Units that a symmetry maps on
/// each other always have one colour, in one point or in two; the converse need not hold.
/// </remarks>
internal sealed class UnitColours
{
    private const ulong Incoming = 0x9E3779B97F4A7C15, Outgoing = 0xC2B2AE3D27D4EB4F, Bias = 0x165667B19E3779F9, Mirror = 0xD6E8FEB86659FD93;

    private readonly NetworkArchitecture _net;
    private readonly int[] _classes;
    private readonly int[] _firstOfLayer;
    private readonly ulong[] _colours;
    private readonly ulong[] _sorted;

    /// <summary>Gives inputs and outputs a colour each and every hidden unit that of its layer.</summary>
    /// <param name="net">The network.</param>
    /// <param name="isOdd">For each hidden layer, whether its units may be mirrored.</param>
    /// <param name="classes">Signed classes of the coordinates (<see cref="WeightClasses"/>).</param>
    /// <param name="inputs">Order of the inputs: input k of the image is input inputs[k] of the point.</param>
    public UnitColours(NetworkArchitecture net, bool[] isOdd, int[] classes, int[] inputs)
    {
        _net = net;
        _classes = classes;
        _firstOfLayer = new int[net.Layers.Length];
        for (int layer = 1; layer < net.Layers.Length; layer++)
        {
            _firstOfLayer[layer] = _firstOfLayer[layer - 1] + (2 * net.Layers[layer - 1]);
        }

        int last = net.Layers.Length - 1;
        _colours = new ulong[_firstOfLayer[last] + (2 * net.Layers[last])];
        _sorted = new ulong[_firstOfLayer[last] - _firstOfLayer[1]];
        for (int layer = 0; layer <= last; layer++)
        {
            for (int unit = 0; unit < net.Layers[layer]; unit++)
            {
                bool isHidden = layer > 0 && layer < last;
                bool mayFlip = isHidden && isOdd[layer - 1];
                int vertex = _firstOfLayer[layer] + (2 * (layer == 0 ? inputs[unit] : unit));
                ulong number = (ulong)((layer * 1_000_003L) + (isHidden ? 0 : 2 * (unit + 1)));
                _colours[vertex] = Mix(number);
                _colours[vertex + 1] = Mix(number + (mayFlip ? 0UL : 1UL));
            }
        }
    }

    private UnitColours(UnitColours other)
    {
        _net = other._net;
        _classes = other._classes;
        _firstOfLayer = other._firstOfLayer;
        _colours = (ulong[])other._colours.Clone();
        _sorted = new ulong[other._sorted.Length];
    }

    /// <summary>Colour of a vertex: 2·unit for the unit as it is, one more for its mirror image, layers in order from the inputs.</summary>
    public ulong this[int vertex] => _colours[vertex];

    /// <summary>Number of the first vertex of a layer.</summary>
    public int FirstOf(int layer) => _firstOfLayer[layer];

    /// <summary>Colours of all hidden units in order of size, after <see cref="Refine"/>.</summary>
    public ReadOnlySpan<ulong> Sorted => _sorted;

    /// <summary>Tells apart what can be told apart.</summary>
    public void Refine()
    {
        for (int before = -1, colours = Count(); colours > before;)
        {
            for (int layer = 1; layer <= _net.HiddenLayers; layer++)
            {
                RefineLayer(layer);
            }

            before = colours;
            colours = Count();
        }
    }

    /// <summary>A hidden vertex that shares its colour, −1 when none does: of the least shared colour in the layer nearest to the inputs, so
    /// that in all images of a point it has the same colour.</summary>
    public int FirstAmbiguous()
    {
        int found = -1;
        for (int layer = 1; layer < _firstOfLayer.Length - 1 && found < 0; layer++)
        {
            for (int vertex = _firstOfLayer[layer]; vertex < _firstOfLayer[layer + 1]; vertex++)
            {
                if ((found < 0 || _colours[vertex] < _colours[found]) && IsShared(_colours[vertex]))
                {
                    found = vertex;
                }
            }
        }

        return found;
    }

    /// <summary>The hidden vertices of a colour, in order.</summary>
    public IEnumerable<int> Vertices(ulong colour)
    {
        for (int vertex = _firstOfLayer[1]; vertex < _firstOfLayer[^1]; vertex++)
        {
            if (_colours[vertex] == colour)
            {
                yield return vertex;
            }
        }
    }

    /// <summary>The hidden vertex of a colour that only one has.</summary>
    public int Vertex(ulong colour) => Array.IndexOf(_colours, colour, _firstOfLayer[1], _sorted.Length);

    /// <summary>Refined colours after one vertex was given a colour of its own.</summary>
    public UnitColours Individualised(int vertex)
    {
        var colours = new UnitColours(this);
        colours._colours[vertex] = Mix(_colours[vertex] ^ Mirror);
        colours.Refine();
        return colours;
    }

    private static ulong Mix(ulong value)
    {
        // The finaliser of splitmix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    private static ulong Link(ulong neighbour, long weightClass, ulong kind) => Mix(neighbour + ((ulong)weightClass * kind));

    private bool IsShared(ulong colour)
    {
        int at = Array.BinarySearch(_sorted, colour);
        return (at > 0 && _sorted[at - 1] == colour) || (at < _sorted.Length - 1 && _sorted[at + 1] == colour);
    }

    private int Count()
    {
        Array.Copy(_colours, _firstOfLayer[1], _sorted, 0, _sorted.Length);
        Array.Sort(_sorted);
        int count = _sorted.Length > 0 ? 1 : 0;
        for (int i = 1; i < _sorted.Length; i++)
        {
            count += _sorted[i] != _sorted[i - 1] ? 1 : 0;
        }

        return count;
    }

    // Sums do not depend on the order of the neighbours. A unit's links to the neighbour as it is and mirrored have opposite signs.
    private void RefineLayer(int layer)
    {
        int below = _firstOfLayer[layer - 1], here = _firstOfLayer[layer], above = _firstOfLayer[layer + 1];
        for (int unit = 0; unit < _net.Layers[layer]; unit++)
        {
            ulong asIs = 0, mirrored = 0;
            for (int from = 0; from < _net.Layers[layer - 1]; from++)
            {
                Gather(below + (2 * from), _classes[_net.Weight(layer, unit, from)], Incoming, ref asIs, ref mirrored);
            }

            for (int to = 0; to < _net.Layers[layer + 1]; to++)
            {
                Gather(above + (2 * to), _classes[_net.Weight(layer + 1, to, unit)], Outgoing, ref asIs, ref mirrored);
            }

            int bias = _net.Biases ? _classes[_net.BiasOffset(layer) + unit] : 0;
            int vertex = here + (2 * unit);
            ulong own = _colours[vertex], image = _colours[vertex + 1];
            _colours[vertex] = Mix(Mix(own) + Mix(image ^ Mirror) + asIs + Link(0, bias, Bias));
            _colours[vertex + 1] = Mix(Mix(image) + Mix(own ^ Mirror) + mirrored + Link(0, -bias, Bias));
        }
    }

    private void Gather(int neighbour, int weightClass, ulong kind, ref ulong asIs, ref ulong mirrored)
    {
        ulong plus = _colours[neighbour], minus = _colours[neighbour + 1];
        asIs += Link(plus, weightClass, kind) + Link(minus, -weightClass, kind);
        mirrored += Link(plus, -weightClass, kind) + Link(minus, weightClass, kind);
    }
}
