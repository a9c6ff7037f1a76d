using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Draws subgroups of a network's symmetry group by the pattern of units that they leave, and gives their fixed spaces.</summary>
internal sealed class NetworkFixedSpaces
{
    // So many spaces are still searched one by one and reported.
    private const int MostUnits = 12;

    private readonly NetworkArchitecture _net;
    private readonly IReadOnlyList<int[]> _inputPermutations;
    private readonly Func<int, bool> _isOdd;
    private readonly Lazy<NetworkFixedSpace[]> _all;

    public NetworkFixedSpaces(NetworkArchitecture net, IReadOnlyList<int[]> inputPermutations, Func<int, bool> isOdd)
    {
        _net = net;
        _inputPermutations = inputPermutations;
        _isOdd = isOdd;
        _all = new Lazy<NetworkFixedSpace[]>(() => [.. All()]);
    }

    /// <summary>All of a network with one hidden layer of at most 12 units, one of each class of conjugate ones: for the trivial input
    /// permutation and for every exchange. Of other networks the whole space alone.</summary>
    public IReadOnlyList<NetworkFixedSpace> Enumerated => _all.Value;

    public FixedSpace Draw(RandomStream stream)
    {
        // Half of the draws keep the inputs; of the others each exchange is as likely as any other.
        int exchange = _inputPermutations.Count > 1 && stream.NextInt(2) == 0 ? 1 + stream.NextInt(_inputPermutations.Count - 1) : 0;
        int[] inputs = _inputPermutations[exchange];
        UnitPattern[] patterns = [.. Enumerable.Range(1, _net.HiddenLayers).Select(layer => UnitPattern.Draw(stream, _net.Layers[layer], _isOdd(layer), exchange > 0 && IsInvolution(inputs)))];
        return Space(patterns, exchange > 0 ? inputs : null);
    }

    private FixedSpace Space(UnitPattern[] patterns, int[]? inputs) => FixedSpace.Of(
        _net.Dimension,
        Generators(Elements(patterns, inputs)),
        string.Join("; ", patterns.Select(pattern => pattern.ToString())) + (inputs is null ? string.Empty : ", inputs exchanged"));

    private static bool IsInvolution(int[] inputs) => Enumerable.Range(0, inputs.Length).All(i => inputs[inputs[i]] == i);

    private IEnumerable<NetworkFixedSpace> All()
    {
        if (_net.HiddenLayers != 1 || _net.Layers[1] > MostUnits)
        {
            yield return new NetworkFixedSpace(FixedSpace.Of(_net.Dimension, []), null, null);
            yield break;
        }

        foreach (int[] inputs in _inputPermutations.Where((inputs, k) => k == 0 || IsInvolution(inputs)))
        {
            bool isExchange = !ReferenceEquals(inputs, _inputPermutations[0]);
            foreach (UnitPattern pattern in UnitPattern.All(_net.Layers[1], _isOdd(1), isExchange))
            {
                yield return new NetworkFixedSpace(Space([pattern], isExchange ? inputs : null), pattern, isExchange ? inputs : null);
            }
        }
    }

    /// <summary>The signed permutations of coordinates that elements of the group are.</summary>
    public IEnumerable<(int[] Source, double[] Sign)> Generators(IEnumerable<HiddenUnitImage> elements) => elements.Select(Permutation);

    private IEnumerable<HiddenUnitImage> Elements(UnitPattern[] patterns, int[]? inputs)
    {
        int[] identity = _inputPermutations[0];
        for (int layer = 1; layer <= _net.HiddenLayers; layer++)
        {
            foreach ((int a, int b) in patterns[layer - 1].Equal)
            {
                HiddenUnitImage element = HiddenUnitImage.Identity(_net, identity);
                (element.Source[layer][a], element.Source[layer][b]) = (b, a);
                yield return element;
            }

            for (int unit = _net.Layers[layer] - patterns[layer - 1].Zeros; unit < _net.Layers[layer]; unit++)
            {
                HiddenUnitImage element = HiddenUnitImage.Identity(_net, identity);
                element.Sign[layer][unit] = -1;
                yield return element;
            }
        }

        if (inputs is not null)
        {
            HiddenUnitImage element = HiddenUnitImage.Identity(_net, inputs);
            for (int layer = 1; layer <= _net.HiddenLayers; layer++)
            {
                foreach ((int a, int b) in patterns[layer - 1].Exchanged)
                {
                    (element.Source[layer][a], element.Source[layer][b]) = (b, a);
                }
            }

            yield return element;
        }
    }

    private (int[] Source, double[] Sign) Permutation(HiddenUnitImage element)
    {
        var numbers = new double[_net.Dimension];
        var image = new double[_net.Dimension];
        for (int i = 0; i < numbers.Length; i++)
        {
            numbers[i] = i + 1;
        }

        element.Apply(_net, numbers, image);
        return ([.. image.Select(value => (int)Math.Abs(value) - 1)], [.. image.Select(value => (double)Math.Sign(value))]);
    }
}
