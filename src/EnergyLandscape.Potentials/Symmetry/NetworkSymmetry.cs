using System.Numerics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Symmetry of a network's loss: permutations of the units of each hidden layer, flips of the sign of units with an odd
/// activation, and permutations of the inputs that leave the training set unchanged.</summary>
/// <remarks>With one hidden layer <see cref="Align"/> is exact: one assignment problem for each input permutation. With more layers that two points
/// are one and the same is found by matching units by what they are connected to; the distance of different ones is an upper bound, by
/// assignments that alternate over the layers from several starts.</remarks>
public sealed partial class NetworkSymmetry : SymmetryGroup
{
    private readonly NetworkArchitecture _net;
    private readonly IReadOnlyList<int[]> _inputPermutations;
    private readonly NetworkFixedSpaces _fixedSpaces;
    private readonly Lazy<IReadOnlyList<FixedSpace>> _spaces;
    private readonly int _zeroModes;
    private readonly bool[] _isOdd;

    // Distance below which alignment looks for one and the same point before it looks for a near one.
    private const double SamePoint = 1e-6;

    // Random starts of the alignment of different points of a deep network, always the same ones.
    private const ulong RestartSeed = 20_200_715;
    private const int RandomRestarts = 4;

    internal NetworkSymmetry(NetworkArchitecture architecture, TrainingSet data, int zeroModes)
    {
        _net = architecture;
        _zeroModes = zeroModes;
        _isOdd = [.. architecture.Activations.Select(activation => activation == Activation.Tanh)];
        _inputPermutations = InputPermutations.Of(data);
        _fixedSpaces = new NetworkFixedSpaces(_net, _inputPermutations, IsOdd);
        _spaces = new Lazy<IReadOnlyList<FixedSpace>>(() => [.. _fixedSpaces.Enumerated.Select(space => space.Space)]);
        BigInteger order = _inputPermutations.Count;
        for (int layer = 1; layer <= _net.HiddenLayers; layer++)
        {
            order *= Factorial(_net.Layers[layer]) * (IsOdd(layer) ? BigInteger.Pow(2, _net.Layers[layer]) : 1);
        }

        Order = order;
    }

    /// <inheritdoc/>
    public override int Dimension => _net.Dimension;

    /// <inheritdoc/>
    public override BigInteger? Order { get; }

    /// <inheritdoc/>
    public override int ZeroModes => _zeroModes;

    /// <summary>The input permutations that leave the training set unchanged; the identity comes first.</summary>
    public IReadOnlyList<int[]> InputExchanges => _inputPermutations;

    /// <inheritdoc/>
    public override void RandomImage(RandomStream stream, ReadOnlySpan<double> x, Span<double> image)
    {
        ArgumentNullException.ThrowIfNull(stream);
        HiddenUnitImage element = HiddenUnitImage.Identity(_net, _inputPermutations[stream.NextInt(_inputPermutations.Count)]);
        for (int layer = 1; layer <= _net.HiddenLayers; layer++)
        {
            Shuffle(stream, element, layer);
        }

        element.Apply(_net, x, image);
    }

    private void Shuffle(RandomStream stream, HiddenUnitImage element, int layer)
    {
        int[] source = element.Source[layer];
        for (int i = source.Length - 1; i > 0; i--)
        {
            int k = stream.NextInt(i + 1);
            (source[i], source[k]) = (source[k], source[i]);
        }

        for (int i = 0; i < source.Length && IsOdd(layer); i++)
        {
            element.Sign[layer][i] = stream.NextInt(2) == 0 ? 1 : -1;
        }
    }

    private bool IsOdd(int layer) => _isOdd[layer - 1];
}
