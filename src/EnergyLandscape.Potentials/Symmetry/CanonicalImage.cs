using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Chooses one image of a point that is the same whichever of its images one starts from.</summary>
/// <remarks>In each layer units stand in the order of their norms, the largest first, and odd ones have the sign that makes their largest weight
/// from below positive. Where that leaves a choice the colours of <see cref="UnitColours"/> decide, and where these are equal, all choices that no
/// symmetry of the point connects are tried and the image that comes last in the order of coordinates is taken.</remarks>
internal sealed class CanonicalImage
{
    // Images compared; points made to defeat colours might have more.
    private const int MostImages = 256;

    private readonly NetworkArchitecture _net;
    private readonly bool[] _isOdd;
    private readonly double[] _x;
    private readonly double _tolerance;
    private readonly int[] _classes;
    private readonly UnitTwins _twins;
    private readonly double[] _trial;
    private double[]? _best;
    private int _images;

    private CanonicalImage(NetworkArchitecture net, bool[] isOdd, ReadOnlySpan<double> x, double tolerance)
    {
        _net = net;
        _isOdd = isOdd;
        _x = x.ToArray();
        _tolerance = tolerance;
        _classes = new WeightClasses(x, [], tolerance).Signed(x);
        _twins = new UnitTwins(net, _x, tolerance);
        _trial = new double[x.Length];
    }

    /// <summary>The canonical image.</summary>
    /// <param name="net">The network.</param>
    /// <param name="isOdd">For each hidden layer, whether its units may be mirrored.</param>
    /// <param name="inputPermutations">Permutations of the inputs that belong to the group.</param>
    /// <param name="x">The point.</param>
    /// <param name="tolerance">Difference below which weights count as equal.</param>
    public static double[] Of(NetworkArchitecture net, bool[] isOdd, IReadOnlyList<int[]> inputPermutations, ReadOnlySpan<double> x, double tolerance)
    {
        var canonical = new CanonicalImage(net, isOdd, x, tolerance);
        foreach (int[] inputs in inputPermutations)
        {
            var colours = new UnitColours(net, isOdd, canonical._classes, inputs);
            colours.Refine();
            canonical.Visit(colours, inputs);
        }

        return canonical._best!;
    }

    private void Visit(UnitColours colours, int[] inputs)
    {
        int vertex = colours.FirstAmbiguous();
        if (vertex < 0)
        {
            Compare(colours, inputs);
            return;
        }

        var tried = new List<(int Vertex, UnitColours Colours)>();
        foreach (int candidate in colours.Vertices(colours[vertex]))
        {
            if ((tried.Count > 0 && _images > MostImages) || tried.Exists(known => _twins.Exchange(colours, known.Vertex, candidate) is not null))
            {
                continue;
            }

            UnitColours chosen = colours.Individualised(candidate);
            if (!tried.Exists(known => new PointMatching(_net, _tolerance).Find(_x, _x, known.Colours, chosen, inputs) is not null))
            {
                tried.Add((candidate, chosen));
                Visit(chosen, inputs);
            }
        }
    }

    private void Compare(UnitColours colours, int[] inputs)
    {
        _images++;
        Ordered(colours, inputs).Apply(_net, _x, _trial);
        for (int i = 0; i < _trial.Length; i++)
        {
            // A flipped zero would be a negative one.
            _trial[i] += 0.0;
        }

        if (_best is null || ComesLater(_trial, _best))
        {
            _best = (double[])_trial.Clone();
        }
    }

    private bool ComesLater(double[] one, double[] other)
    {
        for (int i = 0; i < one.Length; i++)
        {
            if (Math.Abs(one[i] - other[i]) > _tolerance)
            {
                return one[i] > other[i];
            }
        }

        return false;
    }

    private HiddenUnitImage Ordered(UnitColours colours, int[] inputs)
    {
        HiddenUnitImage element = HiddenUnitImage.Identity(_net, inputs);
        for (int layer = 1; layer <= _net.HiddenLayers; layer++)
        {
            int first = colours.FirstOf(layer), units = _net.Layers[layer];
            var sign = new double[units];
            var norm = new double[units];
            for (int unit = 0; unit < units; unit++)
            {
                sign[unit] = _isOdd[layer - 1] ? SignOf(colours, element, layer, unit) : 1;
                norm[unit] = Math.Sqrt(_net.UnitPositions(layer, unit).Sum(i => _x[i] * _x[i]));
            }

            // Norms that differ by rounding only are equal, so that the colours decide.
            var norms = new WeightClasses(norm, [], _tolerance);
            int[] rank = norms.Signed(norm);
            int[] order = [.. Enumerable.Range(0, units)
                .OrderByDescending(unit => rank[unit])
                .ThenByDescending(unit => colours[first + (2 * unit) + (sign[unit] < 0 ? 1 : 0)])];
            for (int i = 0; i < units; i++)
            {
                element.Source[layer][i] = order[i];
                element.Sign[layer][i] = sign[order[i]];
            }
        }

        return element;
    }

    // The layer below is in its order already.
    private double SignOf(UnitColours colours, HiddenUnitImage element, int layer, int unit)
    {
        int largest = _net.Biases ? _classes[_net.BiasOffset(layer) + unit] : 0;
        for (int k = _net.Layers[layer - 1] - 1; k >= 0; k--)
        {
            int weight = (int)element.Sign[layer - 1][k] * _classes[_net.Weight(layer, unit, element.Source[layer - 1][k])];
            largest = Math.Abs(weight) >= Math.Abs(largest) ? weight : largest;
        }

        int vertex = colours.FirstOf(layer) + (2 * unit);
        return largest != 0 ? Math.Sign(largest) : colours[vertex] >= colours[vertex + 1] ? 1 : -1;
    }
}
