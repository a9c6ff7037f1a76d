using System.Runtime.CompilerServices;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Encloses gradient and Hessian of the loss of a network, row by row, in midpoint-radius arithmetic.</summary>
/// <remarks>Written apart from <see cref="NetworkEvaluator"/>, in scalars, with the same recursion: for each row S_lm = ∂²E/∂a_l∂a_m with a_l
/// the weighted sums of layer l (Bishop 1992, doi:10.1162/neco.1992.4.4.494). With D_lm = ∂z_m/∂a_l for the values z of a layer m ≥ l, the second
/// derivative by the weights w_l[i,a] and w_m[j,b], l ≤ m, is z_{l−1}[a] (S_lm[i,j] z_{m−1}[b] + δ_m[j] D_{l,m−1}[i,b]).</remarks>
internal sealed class NetworkEnclosure : IEnclosingEvaluator
{
    private readonly NetworkPotential _potential;
    private readonly NetworkArchitecture _net;
    private readonly OutputEnclosure _stage;
    private readonly int _last;
    private readonly Ball[][] _sums;
    private readonly Ball[][] _values;
    private readonly Ball[][] _slopes;
    private readonly Ball[][] _curvatures;
    private readonly Ball[][] _deltas;
    private readonly Ball[][] _back;
    private readonly Ball[,][] _second;
    private readonly Ball[,][] _forward;

    public NetworkEnclosure(NetworkPotential potential)
    {
        _potential = potential;
        _net = potential.Architecture;
        _last = _net.Layers.Length - 1;
        _stage = new OutputEnclosure(potential);
        _sums = PerLayer();
        _values = PerLayer();
        _slopes = PerLayer();
        _curvatures = PerLayer();
        _deltas = PerLayer();
        _back = PerLayer();
        _second = PerPair();
        _forward = PerPair();
    }

    public int Dimension => _net.Dimension;

    public void Enclose(ReadOnlySpan<Ball> x, Span<Ball> gradient, Span<Ball> hessian)
    {
        int n = Dimension;
        if (x.Length != n || gradient.Length != n || (hessian.Length != n * n && !hessian.IsEmpty))
        {
            throw new ArgumentException($"Expected {n} coordinates and gradient components and {n * n} second derivatives.");
        }

        gradient.Clear();
        hessian.Clear();
        TrainingSet data = _potential.Data;
        for (int row = 0; row < data.Rows; row++)
        {
            Forward(x, row);
            _stage.Enclose(_sums[_last], data.Targets.Slice(row * data.TargetColumns, data.TargetColumns), _deltas[_last], _second[_last, _last]);
            Backward(x, hessian.IsEmpty);
            for (int layer = 1; layer <= _last; layer++)
            {
                AddGradient(layer, gradient);
                for (int above = layer; above <= _last && !hessian.IsEmpty; above++)
                {
                    AddHessian(layer, above, hessian);
                }
            }
        }

        Ball twice = 2 * _potential.Lambda;
        for (int i = 0; i < n; i++)
        {
            if (_potential.Regularise == Regularisation.All || !_net.IsBias(i))
            {
                gradient[i] += twice * x[i];
                if (!hessian.IsEmpty)
                {
                    hessian[(i * n) + i] += twice;
                }
            }

            for (int j = 0; j < i && !hessian.IsEmpty; j++)
            {
                hessian[(i * n) + j] = hessian[(j * n) + i];
            }
        }
    }

    private Ball[][] PerLayer() => [.. _net.Layers.Select(units => new Ball[units])];

    private Ball[,][] PerPair()
    {
        var blocks = new Ball[_last + 1, _last + 1][];
        for (int l = 1; l <= _last; l++)
        {
            for (int m = l; m <= _last; m++)
            {
                blocks[l, m] = new Ball[_net.Layers[l] * _net.Layers[m]];
            }
        }

        return blocks;
    }

    // Values and derivatives of every unit, and D_lm = ∂z_m/∂a_l as units of l × units of m.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Forward(ReadOnlySpan<Ball> x, int row)
    {
        for (int k = 0; k < _net.Inputs; k++)
        {
            _values[0][k] = _potential.Data.Inputs[(row * _net.Inputs) + k];
        }

        for (int layer = 1; layer <= _last; layer++)
        {
            for (int i = 0; i < _net.Layers[layer]; i++)
            {
                Ball sum = _net.Biases ? x[_net.BiasOffset(layer) + i] : 0;
                for (int j = 0; j < _net.Layers[layer - 1]; j++)
                {
                    sum += x[_net.Weight(layer, i, j)] * _values[layer - 1][j];
                }

                _sums[layer][i] = sum;
                if (layer < _last)
                {
                    (_values[layer][i], _slopes[layer][i], _curvatures[layer][i]) = ActivationEnclosure.Enclose(_net.Activations[layer - 1], sum);
                }
            }

            for (int from = 1; from < layer && layer < _last; from++)
            {
                Propagate(x, from, layer);
            }

            if (layer < _last)
            {
                int units = _net.Layers[layer];
                for (int i = 0; i < units; i++)
                {
                    _forward[layer, layer][(i * units) + i] = _slopes[layer][i];
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Propagate(ReadOnlySpan<Ball> x, int from, int layer)
    {
        int below = _net.Layers[layer - 1], units = _net.Layers[layer];
        for (int i = 0; i < _net.Layers[from]; i++)
        {
            for (int j = 0; j < units; j++)
            {
                Ball sum = 0;
                for (int k = 0; k < below; k++)
                {
                    sum += _forward[from, layer - 1][(i * below) + k] * x[_net.Weight(layer, j, k)];
                }

                _forward[from, layer][(i * units) + j] = sum * _slopes[layer][j];
            }
        }
    }

    // δ_l = φ'_l ∘ W_{l+1}ᵀ δ_{l+1}; S_lm = φ'_l ∘ W_{l+1}ᵀ S_{l+1,m} for l < m; S_ll likewise from S_{l,l+1}ᵀ, plus φ''_l ∘ W_{l+1}ᵀ δ_{l+1}.
    private void Backward(ReadOnlySpan<Ball> x, bool gradientAlone)
    {
        for (int layer = _last - 1; layer >= 1; layer--)
        {
            int units = _net.Layers[layer], above = _net.Layers[layer + 1];
            for (int i = 0; i < units; i++)
            {
                Ball sum = 0;
                for (int k = 0; k < above; k++)
                {
                    sum += x[_net.Weight(layer + 1, k, i)] * _deltas[layer + 1][k];
                }

                _back[layer][i] = sum;
                _deltas[layer][i] = _slopes[layer][i] * sum;
            }

            if (!gradientAlone)
            {
                SecondDerivatives(x, layer);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SecondDerivatives(ReadOnlySpan<Ball> x, int layer)
    {
        int units = _net.Layers[layer], above = _net.Layers[layer + 1];
        for (int m = _last; m > layer; m--)
        {
            int columns = _net.Layers[m];
            for (int i = 0; i < units; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    Ball sum = 0;
                    for (int k = 0; k < above; k++)
                    {
                        sum += x[_net.Weight(layer + 1, k, i)] * _second[layer + 1, m][(k * columns) + j];
                    }

                    _second[layer, m][(i * columns) + j] = _slopes[layer][i] * sum;
                }
            }
        }

        for (int i = 0; i < units; i++)
        {
            for (int j = 0; j < units; j++)
            {
                Ball sum = 0;
                for (int k = 0; k < above; k++)
                {
                    sum += x[_net.Weight(layer + 1, k, i)] * _second[layer, layer + 1][(j * above) + k];
                }

                sum *= _slopes[layer][i];
                _second[layer, layer][(i * units) + j] = i == j ? sum + (_curvatures[layer][i] * _back[layer][i]) : sum;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddGradient(int layer, Span<Ball> gradient)
    {
        int fanIn = _net.Layers[layer - 1];
        for (int i = 0; i < _net.Layers[layer]; i++)
        {
            for (int a = 0; a < fanIn; a++)
            {
                gradient[_net.Weight(layer, i, a)] += _deltas[layer][i] * _values[layer - 1][a];
            }

            if (_net.Biases)
            {
                gradient[_net.BiasOffset(layer) + i] += _deltas[layer][i];
            }
        }
    }

    // Columns of layer m for each unit of layer l: ∂δ-terms with respect to a_l[i], then times the value below each weight of that unit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddHessian(int l, int m, Span<Ball> hessian)
    {
        int n = Dimension, unitsOfM = _net.Layers[m], below = _net.Layers[m - 1], fanIn = _net.Layers[l - 1];
        for (int i = 0; i < _net.Layers[l]; i++)
        {
            for (int j = 0; j < unitsOfM; j++)
            {
                Ball second = _second[l, m][(i * unitsOfM) + j];
                for (int b = 0; b <= below; b++)
                {
                    if (b == below && !_net.Biases)
                    {
                        continue;
                    }

                    Ball column = b == below ? second : second * _values[m - 1][b];
                    if (b < below && m > l)
                    {
                        column += _deltas[m][j] * _forward[l, m - 1][(i * below) + b];
                    }

                    int position = b == below ? _net.BiasOffset(m) + j : _net.Weight(m, j, b);
                    for (int a = 0; a < fanIn; a++)
                    {
                        Add(hessian, n, _net.Weight(l, i, a), position, column * _values[l - 1][a]);
                    }

                    if (_net.Biases)
                    {
                        Add(hessian, n, _net.BiasOffset(l) + i, position, column);
                    }
                }
            }
        }
    }

    // Only the upper triangle is kept; blocks of one layer hold both.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(Span<Ball> hessian, int n, int row, int column, Ball value)
    {
        if (row <= column)
        {
            hessian[(row * n) + column] += value;
        }
    }
}
