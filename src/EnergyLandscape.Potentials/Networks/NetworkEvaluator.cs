using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Potentials;

/// <summary>Loss, exact gradient, exact Hessian and exact Hessian-vector product of a network of any depth.</summary>
/// <remarks>
/// Rows of the training set run along the vector lanes: every quantity of a unit is an array over rows. With a_l the weighted sums of
/// layer l, z_l their activations, δ_l = ∂E/∂a_l and S_lm = ∂²E/∂a_l∂a_m (Bishop 1992, doi:10.1162/neco.1992.4.4.494):
/// S_LL is the Hessian of the loss with respect to the outputs, S_lm = φ'_l ∘ W_{l+1}ᵀ S_{l+1,m} for l &lt; m, and S_mm likewise plus
/// diag(φ''_m ∘ W_{m+1}ᵀ δ_{m+1}). The Hessian-vector product is Pearlmutter's (1994, doi:10.1162/neco.1994.6.1.147).
/// </remarks>
/// <threadsafety>Not safe: one evaluator a thread.</threadsafety>
public sealed partial class NetworkEvaluator : ISecondOrderEvaluator
{
    private readonly NetworkPotential _potential;
    private readonly NetworkArchitecture _net;
    private readonly OutputStage _stage;
    private readonly int _rows;
    private readonly int _last;
    private readonly double[][] _sums;
    private readonly double[][] _values;
    private readonly double[][] _slopes;
    private readonly double[][] _curvatures;
    private readonly double[][] _deltas;
    private readonly double[] _isRegularised;
    private EvaluationCounts _counts;

    internal NetworkEvaluator(NetworkPotential potential)
    {
        _potential = potential;
        _net = potential.Architecture;
        _rows = (potential.Data.Rows + 3) / 4 * 4;
        _last = _net.Layers.Length - 1;
        _stage = new OutputStage(potential, _rows);
        _sums = PerLayer();
        _values = PerLayer();
        _slopes = PerLayer();
        _curvatures = PerLayer();
        _deltas = PerLayer();
        _isRegularised = new double[_net.Dimension];
        Array.Fill(_isRegularised, 1);
        for (int layer = 1; layer <= _last && _net.Biases && potential.Regularise == Regularisation.Weights; layer++)
        {
            _isRegularised.AsSpan(_net.BiasOffset(layer), _net.Layers[layer]).Clear();
        }

        Load(potential.Data);
        _hessianBuffers = new Lazy<HessianBuffers>(() => new HessianBuffers(_net, _rows));
    }

    /// <inheritdoc/>
    public int Dimension => _net.Dimension;

    /// <inheritdoc/>
    public EvaluationCounts Counts => _counts;

    /// <inheritdoc/>
    public double Energy(ReadOnlySpan<double> x)
    {
        _counts = _counts with { Energies = _counts.Energies + 1 };
        CheckLength(x.Length, nameof(x));
        Forward(x);
        return _stage.Evaluate(_sums[_last], default, default) + Penalty(x);
    }

    /// <inheritdoc/>
    public double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        _counts = _counts with { Gradients = _counts.Gradients + 1 };
        CheckLength(x.Length, nameof(x));
        CheckLength(gradient.Length, nameof(gradient));
        Forward(x);
        double energy = _stage.Evaluate(_sums[_last], _deltas[_last], default);
        Backward(x);
        Gradient(x, gradient);
        return energy + Penalty(x);
    }

    /// <summary>Probabilities (or linear outputs) at a point, row by row.</summary>
    /// <param name="x">Coordinates, length <see cref="Dimension"/>.</param>
    /// <param name="outputs">Receives rows × outputs, row-major.</param>
    public void Outputs(ReadOnlySpan<double> x, Span<double> outputs)
    {
        CheckLength(x.Length, nameof(x));
        Forward(x);
        _stage.Evaluate(_sums[_last], default, default);
        for (int row = 0; row < Data.Rows; row++)
        {
            for (int k = 0; k < _net.Outputs; k++)
            {
                outputs[(row * _net.Outputs) + k] = _stage.Outputs[(k * _rows) + row];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ref double start, int i) => Vector256.LoadUnsafe(ref start, (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref double Start(double[] array) => ref MemoryMarshal.GetArrayDataReference(array);

    private double[][] PerLayer() => [.. _net.Layers.Select(units => new double[units * _rows])];

    private void CheckLength(int length, string name)
    {
        if (length != _net.Dimension)
        {
            throw new ArgumentException($"Length {length} where {_net.Dimension} was expected.", name);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Forward(ReadOnlySpan<double> x)
    {
        _isEvaluated = true;
        ref double point = ref MemoryMarshal.GetReference(x);
        for (int layer = 1; layer <= _last; layer++)
        {
            int units = _net.Layers[layer], fanIn = _net.Layers[layer - 1];
            ref double input = ref Start(_values[layer - 1]);
            ref double sums = ref Start(_sums[layer]);
            int weight = _net.WeightOffset(layer), bias = _net.BiasOffset(layer);
            for (int i = 0; i < units; i++, weight += fanIn)
            {
                Vector256<double> start = _net.Biases ? Vector256.Create(Unsafe.Add(ref point, bias + i)) : Vector256<double>.Zero;
                for (int d = 0; d < _rows; d += 4)
                {
                    Vector256<double> sum = start;
                    for (int j = 0; j < fanIn; j++)
                    {
                        sum = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref point, weight + j)), Load(ref input, (j * _rows) + d), sum);
                    }

                    sum.StoreUnsafe(ref sums, (nuint)((i * _rows) + d));
                }
            }

            if (layer < _last)
            {
                ActivationKernel.Values(_net.Activations[layer - 1], _sums[layer], _values[layer]);
            }
        }
    }

    // Slopes of the hidden layers and δ_l = φ'_l ∘ W_{l+1}ᵀ δ_{l+1}.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Backward(ReadOnlySpan<double> x)
    {
        ref double point = ref MemoryMarshal.GetReference(x);
        for (int layer = _last - 1; layer >= 1; layer--)
        {
            ActivationKernel.Slopes(_net.Activations[layer - 1], _values[layer], _slopes[layer]);
            BackThrough(ref point, layer, _deltas[layer + 1], _deltas[layer]);
            ref double delta = ref Start(_deltas[layer]);
            ref double slope = ref Start(_slopes[layer]);
            for (int i = 0; i < _deltas[layer].Length; i += 4)
            {
                (Load(ref delta, i) * Load(ref slope, i)).StoreUnsafe(ref delta, (nuint)i);
            }
        }
    }

    // result = W_{layer+1}ᵀ above, over units × rows.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BackThrough(ref double point, int layer, double[] above, double[] result)
    {
        int units = _net.Layers[layer], unitsAbove = _net.Layers[layer + 1], weights = _net.WeightOffset(layer + 1);
        ref double source = ref Start(above);
        ref double target = ref Start(result);
        for (int i = 0; i < units; i++)
        {
            for (int d = 0; d < _rows; d += 4)
            {
                Vector256<double> sum = Vector256<double>.Zero;
                for (int k = 0; k < unitsAbove; k++)
                {
                    sum = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref point, weights + (k * units) + i)), Load(ref source, (k * _rows) + d), sum);
                }

                sum.StoreUnsafe(ref target, (nuint)((i * _rows) + d));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        for (int layer = 1; layer <= _last; layer++)
        {
            int units = _net.Layers[layer], fanIn = _net.Layers[layer - 1];
            ref double delta = ref Start(_deltas[layer]);
            ref double input = ref Start(_values[layer - 1]);
            int position = _net.WeightOffset(layer);
            for (int i = 0; i < units; i++)
            {
                for (int j = 0; j < fanIn; j++)
                {
                    Vector256<double> sum = Load(ref delta, i * _rows) * Load(ref input, j * _rows);
                    for (int d = 4; d < _rows; d += 4)
                    {
                        sum = Vector256.FusedMultiplyAdd(Load(ref delta, (i * _rows) + d), Load(ref input, (j * _rows) + d), sum);
                    }

                    gradient[position++] = Vector256.Sum(sum);
                }
            }

            for (int i = 0; i < units && _net.Biases; i++)
            {
                Vector256<double> sum = Load(ref delta, i * _rows);
                for (int d = 4; d < _rows; d += 4)
                {
                    sum += Load(ref delta, (i * _rows) + d);
                }

                gradient[position++] = Vector256.Sum(sum);
            }
        }

        double twice = 2 * _potential.Lambda;
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = Math.FusedMultiplyAdd(twice * _isRegularised[i], x[i], gradient[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Penalty(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(x[i] * _isRegularised[i], x[i], sum);
        }

        return _potential.Lambda * sum;
    }
}
