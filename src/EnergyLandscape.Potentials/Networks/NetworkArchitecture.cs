using System.Collections.Immutable;

namespace EnergyLandscape.Potentials;

/// <summary>Layers of a fully connected feed-forward network and where its parameters lie in a point.</summary>
/// <remarks>Parameters stand layer by layer: the weights row-major, one row a receiving unit, then that layer's biases.</remarks>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class NetworkArchitecture
{
    private readonly int[] _weightOffsets;
    private readonly int[] _biasOffsets;

    /// <summary>Describes a network.</summary>
    /// <param name="layers">Units per layer, input first; at least two layers of at least one unit.</param>
    /// <param name="activations">One activation a hidden layer.</param>
    /// <param name="biases">Whether every unit but the inputs has a bias.</param>
    public NetworkArchitecture(IEnumerable<int> layers, IEnumerable<Activation> activations, bool biases = true)
    {
        Layers = [.. layers];
        Activations = [.. activations];
        Biases = biases;
        if (Layers.Length < 2 || Layers.Any(units => units < 1))
        {
            throw new ArgumentException("A network has at least an input and an output layer, of at least one unit each.", nameof(layers));
        }

        if (Activations.Length != Layers.Length - 2)
        {
            throw new ArgumentException($"{Layers.Length - 2} hidden layers need as many activations, not {Activations.Length}.", nameof(activations));
        }

        _weightOffsets = new int[Layers.Length];
        _biasOffsets = new int[Layers.Length];
        int offset = 0;
        for (int layer = 1; layer < Layers.Length; layer++)
        {
            _weightOffsets[layer] = offset;
            offset += Layers[layer] * Layers[layer - 1];
            _biasOffsets[layer] = offset;
            offset += biases ? Layers[layer] : 0;
        }

        Dimension = offset;
        Blocks = [.. Enumerable.Range(1, Layers.Length - 1).SelectMany(LayerBlocks)];
    }

    /// <summary>Units per layer, input first.</summary>
    public ImmutableArray<int> Layers { get; }

    /// <summary>Activation of each hidden layer.</summary>
    public ImmutableArray<Activation> Activations { get; }

    /// <summary>Whether every unit but the inputs has a bias.</summary>
    public bool Biases { get; }

    /// <summary>Number of parameters.</summary>
    public int Dimension { get; }

    /// <summary>Positions of each layer's weights and of its biases, in order: W1, b1, W2, b2 …; without biases W1, W2 ….</summary>
    public ImmutableArray<Range> Blocks { get; }

    /// <summary>Number of inputs.</summary>
    public int Inputs => Layers[0];

    /// <summary>Number of outputs.</summary>
    public int Outputs => Layers[^1];

    /// <summary>Number of hidden layers.</summary>
    public int HiddenLayers => Layers.Length - 2;

    /// <summary>Position of the first weight of a layer (1 is the first that receives).</summary>
    public int WeightOffset(int layer) => _weightOffsets[layer];

    /// <summary>Position of the first bias of a layer; without biases, the end of its weights.</summary>
    public int BiasOffset(int layer) => _biasOffsets[layer];

    /// <summary>Position of the weight from a unit of the layer before to a unit of this layer.</summary>
    public int Weight(int layer, int unit, int from) => _weightOffsets[layer] + (unit * Layers[layer - 1]) + from;

    /// <summary>Positions of all that makes up a hidden unit: weights from the layer before, bias, weights to the layer after.</summary>
    /// <param name="layer">A hidden layer, from 1.</param>
    /// <param name="unit">The unit, from 0.</param>
    /// <returns>In ascending order. Where all are zero, the network is one without the unit.</returns>
    public int[] UnitPositions(int layer, int unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(layer, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(layer, HiddenLayers);
        IEnumerable<int> positions = Enumerable.Range(0, Layers[layer - 1]).Select(from => Weight(layer, unit, from))
            .Concat(Enumerable.Range(0, Layers[layer + 1]).Select(to => Weight(layer + 1, to, unit)));
        return [.. (Biases ? positions.Append(BiasOffset(layer) + unit) : positions).Order()];
    }

    /// <summary>Whether a position holds a bias.</summary>
    public bool IsBias(int position)
    {
        for (int layer = 1; layer < Layers.Length && Biases; layer++)
        {
            if (position >= _biasOffsets[layer] && position < _biasOffsets[layer] + Layers[layer])
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Layers as in 2-6-2.</summary>
    public override string ToString() => string.Join('-', Layers);

    private IEnumerable<Range> LayerBlocks(int layer)
    {
        yield return _weightOffsets[layer].._biasOffsets[layer];
        if (Biases)
        {
            yield return _biasOffsets[layer]..(_biasOffsets[layer] + Layers[layer]);
        }
    }
}
