using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>Diagonal blocks of a network's Hessian, one for the weights and one for the biases of each layer, in float32 throughout.</summary>
/// <remarks>
/// With a_l the weighted sums of layer l and S_l = ∂²E/∂a_l∂a_l, the block of its weights is Σ over rows of S_l[i,k] z_j z_m, z being the layer before, and
/// S_l = φ'_l φ'_l ∘ Wᵀ S_{l+1} W + diag(φ''_l ∘ Wᵀ δ_{l+1}) (Bishop 1992, doi:10.1162/neco.1992.4.4.494). Second derivatives across blocks are not needed.
/// </remarks>
/// <threadsafety>Not safe: one object a thread.</threadsafety>
internal sealed class SinglePrecisionBlocks
{
    private readonly NetworkPotential _potential;
    private readonly NetworkArchitecture _net;
    private readonly SinglePrecisionOutputs _stage;
    private readonly int _rows;
    private readonly int _last;
    private readonly float[] _ones;
    private readonly float[] _terms;
    private readonly float[][] _sums;
    private readonly float[][] _values;
    private readonly float[][] _deltas;
    private readonly float[][] _second;
    private readonly float[][] _mixed;
    private readonly double[] _exact;

    public SinglePrecisionBlocks(NetworkPotential potential)
    {
        _potential = potential;
        _net = potential.Architecture;
        _rows = SinglePrecision.Padded(potential.Data.Rows);
        _last = _net.Layers.Length - 1;
        _stage = new SinglePrecisionOutputs(potential, _rows);
        _ones = new float[_rows];
        Array.Fill(_ones, 1);
        _terms = new float[_rows];
        _sums = PerLayer();
        _values = PerLayer();
        _deltas = PerLayer();
        _second = [.. _net.Layers.Select((units, layer) => layer == 0 ? [] : new float[units * units * _rows])];
        _mixed = [.. _net.Layers.Select((units, layer) => layer == 0 || layer == _last ? [] : new float[units * _net.Layers[layer + 1] * _rows])];
        _exact = new double[_net.Layers.Max() * _rows];
        for (int row = 0; row < potential.Data.Rows; row++)
        {
            for (int k = 0; k < _net.Inputs; k++)
            {
                _values[0][(k * _rows) + row] = (float)potential.Data.Inputs[(row * _net.Inputs) + k];
            }
        }
    }

    /// <summary>Number of blocks: weights and biases of each layer.</summary>
    public int Count => _last * (_net.Biases ? 2 : 1);

    /// <summary>Number of parameters in a block.</summary>
    public int Size(int block) => IsBias(block) ? _net.Layers[LayerOf(block)] : _net.Layers[LayerOf(block)] * _net.Layers[LayerOf(block) - 1];

    /// <summary>Where a parameter of a block stands in a point. Weights are ordered by the unit that sends, then by the one that receives, as in the
    /// published code.</summary>
    public int Position(int block, int index)
    {
        int layer = LayerOf(block), units = _net.Layers[layer];
        return IsBias(block) ? _net.BiasOffset(layer) + index : _net.Weight(layer, index % units, index / units);
    }

    /// <summary>Evaluates the network at a point; gradient and, if asked for, blocks can be written then.</summary>
    public void Evaluate(ReadOnlySpan<double> x, bool blocks)
    {
        Forward(x);
        _stage.Differentiate(_sums[_last], _deltas[_last], _second[_last]);
        for (int layer = _last - 1; layer >= 1; layer--)
        {
            Backward(x, layer);
            if (blocks)
            {
                SecondBackward(x, layer);
            }

            Slopes(_net.Activations[layer - 1], _values[layer], _deltas[layer]);
        }
    }

    /// <summary>Writes a block.</summary>
    /// <param name="block">The block, from 0.</param>
    /// <param name="matrix">Receives size × size numbers, row-major, both triangles with the same bits.</param>
    public void Write(int block, Span<float> matrix)
    {
        int layer = LayerOf(block), units = _net.Layers[layer], fanIn = IsBias(block) ? 1 : _net.Layers[layer - 1], n = Size(block);
        ReadOnlySpan<float> from = IsBias(block) ? _ones : _values[layer - 1];
        for (int i = 0; i < units; i++)
        {
            for (int k = i; k < units; k++)
            {
                ReadOnlySpan<float> second = Row(_second[layer], (i * units) + k);
                for (int m = 0; m < fanIn; m++)
                {
                    ReadOnlySpan<float> sender = Row(from, m);
                    for (int d = 0; d < _rows; d++)
                    {
                        _terms[d] = second[d] * sender[d];
                    }

                    for (int j = 0; j <= m; j++)
                    {
                        float sum = SinglePrecision.Dot(_terms, Row(from, j));
                        int ji = (j * units) + i, jk = (j * units) + k, mi = (m * units) + i, mk = (m * units) + k;
                        matrix[(ji * n) + mk] = sum;
                        matrix[(mk * n) + ji] = sum;
                        matrix[(mi * n) + jk] = sum;
                        matrix[(jk * n) + mi] = sum;
                    }
                }
            }
        }

        if (_potential.Lambda > 0 && (!IsBias(block) || _potential.Regularise == Regularisation.All))
        {
            for (int i = 0; i < n; i++)
            {
                matrix[(i * n) + i] += 2 * (float)_potential.Lambda;
            }
        }
    }

    /// <summary>Writes the gradient at the point.</summary>
    public void WriteGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        for (int block = 0; block < Count; block++)
        {
            int layer = LayerOf(block), units = _net.Layers[layer], n = Size(block);
            bool regularised = _potential.Lambda > 0 && (!IsBias(block) || _potential.Regularise == Regularisation.All);
            ReadOnlySpan<float> from = IsBias(block) ? _ones : _values[layer - 1];
            for (int index = 0; index < n; index++)
            {
                int position = Position(block, index);
                float slope = SinglePrecision.Dot(Row(_deltas[layer], index % units), Row(from, index / units));
                gradient[position] = regularised ? slope + (2 * (float)_potential.Lambda * (float)x[position]) : slope;
            }
        }
    }

    private bool IsBias(int block) => _net.Biases && block % 2 == 1;

    private int LayerOf(int block) => 1 + (block / (_net.Biases ? 2 : 1));

    private float[][] PerLayer() => [.. _net.Layers.Select(units => new float[units * _rows])];

    private ReadOnlySpan<float> Row(ReadOnlySpan<float> array, int index) => array.Slice(index * _rows, _rows);

    private void Forward(ReadOnlySpan<double> x)
    {
        for (int layer = 1; layer <= _last; layer++)
        {
            for (int i = 0; i < _net.Layers[layer]; i++)
            {
                Span<float> sums = _sums[layer].AsSpan(i * _rows, _rows);
                sums.Clear();
                for (int j = 0; j < _net.Layers[layer - 1]; j++)
                {
                    SinglePrecision.Add((float)x[_net.Weight(layer, i, j)], Row(_values[layer - 1], j), sums);
                }

                if (_net.Biases)
                {
                    SinglePrecision.Add((float)x[_net.BiasOffset(layer) + i], _ones, sums);
                }
            }

            if (layer < _last)
            {
                Activate(_net.Activations[layer - 1], _sums[layer], _values[layer]);
            }
        }
    }

    // exp and tanh are rounded from double, so that they are the same on every processor.
    private void Activate(Activation activation, ReadOnlySpan<float> sums, Span<float> values)
    {
        Span<double> exact = _exact.AsSpan(0, sums.Length);
        for (int i = 0; i < sums.Length; i++)
        {
            exact[i] = activation == Activation.Logistic ? -sums[i] : activation == Activation.Elu ? Math.Min(0, sums[i]) : sums[i];
        }

        if (activation == Activation.Tanh)
        {
            VectorMath.Tanh(exact, exact);
        }
        else
        {
            VectorMath.Exp(exact, exact);
        }

        for (int i = 0; i < sums.Length; i++)
        {
            float value = (float)exact[i];
            values[i] = activation switch
            {
                Activation.Logistic => 1 / (1 + value),
                Activation.Elu => sums[i] > 0 ? sums[i] : value - 1,
                _ => value,
            };
        }
    }

    // From the layer above: ∂E/∂z of a hidden layer.
    private void Backward(ReadOnlySpan<double> x, int layer)
    {
        float[] deltas = _deltas[layer];
        deltas.AsSpan().Clear();
        for (int i = 0; i < _net.Layers[layer]; i++)
        {
            for (int k = 0; k < _net.Layers[layer + 1]; k++)
            {
                SinglePrecision.Add((float)x[_net.Weight(layer + 1, k, i)], Row(_deltas[layer + 1], k), deltas.AsSpan(i * _rows, _rows));
            }
        }
    }

    // From the layer above and ∂E/∂z: S of a hidden layer.
    private void SecondBackward(ReadOnlySpan<double> x, int layer)
    {
        int units = _net.Layers[layer], above = _net.Layers[layer + 1];
        float[] second = _second[layer], mixed = _mixed[layer];
        second.AsSpan().Clear();
        mixed.AsSpan().Clear();
        for (int i = 0; i < units; i++)
        {
            for (int k = 0; k < above; k++)
            {
                float weight = (float)x[_net.Weight(layer + 1, k, i)];
                for (int q = 0; q < above; q++)
                {
                    SinglePrecision.Add(weight, Row(_second[layer + 1], (k * above) + q), mixed.AsSpan(((i * above) + q) * _rows, _rows));
                }
            }
        }

        for (int i = 0; i < units; i++)
        {
            for (int k = i; k < units; k++)
            {
                Span<float> target = second.AsSpan(((i * units) + k) * _rows, _rows);
                for (int q = 0; q < above; q++)
                {
                    SinglePrecision.Add((float)x[_net.Weight(layer + 1, q, k)], Row(mixed, (i * above) + q), target);
                }
            }
        }

        ThroughActivation(_net.Activations[layer - 1], units, _values[layer], _deltas[layer], second);
    }

    private void ThroughActivation(Activation activation, int units, float[] values, float[] deltas, float[] second)
    {
        for (int i = 0; i < units; i++)
        {
            for (int d = 0; d < _rows; d++)
            {
                (float slope, float curvature) = Derivatives(activation, values[(i * _rows) + d]);
                for (int k = i; k < units; k++)
                {
                    float other = k == i ? slope : Derivatives(activation, values[(k * _rows) + d]).Slope;
                    second[(((i * units) + k) * _rows) + d] *= slope * other;
                    second[(((k * units) + i) * _rows) + d] = second[(((i * units) + k) * _rows) + d];
                }

                second[(((i * units) + i) * _rows) + d] += curvature * deltas[(i * _rows) + d];
            }
        }
    }

    private static void Slopes(Activation activation, float[] values, float[] deltas)
    {
        for (int i = 0; i < deltas.Length; i++)
        {
            deltas[i] *= Derivatives(activation, values[i]).Slope;
        }
    }

    private static (float Slope, float Curvature) Derivatives(Activation activation, float z)
    {
        float slope = activation switch
        {
            Activation.Tanh => 1 - (z * z),
            Activation.Logistic => z * (1 - z),
            _ => z < 0 ? z + 1 : 1,
        };
        return (slope, activation switch
        {
            Activation.Tanh => -2 * z * slope,
            Activation.Logistic => slope * (1 - (2 * z)),
            _ => z < 0 ? slope : 0,
        });
    }
}
