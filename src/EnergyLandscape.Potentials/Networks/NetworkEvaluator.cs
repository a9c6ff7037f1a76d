using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Loss, exact gradient, exact Hessian and exact Hessian-vector product of a network of any depth.</summary>
/// <remarks>
/// Rows of the training set run along the vector lanes: every quantity of a unit is an array over rows. Rows are worked through in blocks of at
/// most 204, so that all that is known of a block stays in the cache and memory does not grow with the rows but for the inputs, targets and outputs; sums over
/// rows add block by block. Inputs that are zero in every row take no
/// part. With a_l the weighted sums of layer l, z_l their activations, δ_l = ∂E/∂a_l and S_lm = ∂²E/∂a_l∂a_m (Bishop 1992,
/// doi:10.1162/neco.1992.4.4.494): S_LL is the Hessian of the loss with respect to the outputs, S_lm = φ'_l ∘ W_{l+1}ᵀ S_{l+1,m} for l &lt; m, and
/// S_mm likewise plus diag(φ''_m ∘ W_{m+1}ᵀ δ_{m+1}). The Hessian-vector product is Pearlmutter's (1994, doi:10.1162/neco.1994.6.1.147).
/// </remarks>
/// <threadsafety>Not safe: one evaluator a thread.</threadsafety>
public sealed partial class NetworkEvaluator : ISecondOrderEvaluator
{
    private readonly NetworkPotential _potential;
    private readonly NetworkArchitecture _net;
    private readonly OutputStage _stage;
    private readonly RowBlocks _blocks;
    private readonly int _rows;
    private readonly int _last;
    private readonly double[] _sums;
    private readonly double[] _isRegularised;
    private double[] _point = [];
    private double[] _vector = [];
    private double[] _gradient = [];
    private readonly NetworkEvaluator[] _followers = [];
    private BlockedRows _loaded;
    private BlockedRows? _ownRows;
    private int _block;
    private EvaluationCounts _counts;

    internal NetworkEvaluator(NetworkPotential potential, int threads = 1)
        : this(potential, potential.BlockedRows, null)
    {
        int chunks = (_blocks.Count + BlocksPerChunk - 1) / BlocksPerChunk;
        if (chunks > 1)
        {
            _totals = new double[Dimension];
            _followers = [.. Enumerable.Range(1, Math.Clamp(threads, 1, chunks) - 1).Select(_ => new NetworkEvaluator(potential, _loaded, this))];
            _team = new ChunkTeam(chunks, new Worker(this), _followers.Select(follower => new Worker(follower)));
        }
    }

    private NetworkEvaluator(NetworkPotential potential, BlockedRows rows, NetworkEvaluator? leader)
    {
        _potential = potential;
        _net = potential.Architecture;
        _loaded = rows;
        _blocks = rows.Blocks;
        _rows = _blocks.Length;
        _last = _net.Layers.Length - 1;
        _leader = leader ?? this;
        _stage = new OutputStage(potential, rows, leader?._stage);
        _own = _state = new BlockState(_net, _rows);
        _sums = new double[_net.Outputs * _rows];
        _chunkSums = _blocks.Count > BlocksPerChunk ? new double[_net.Dimension] : [];
        _isRegularised = leader is null ? new double[_net.Dimension] : [];
        Array.Fill(_isRegularised, 1);
        for (int layer = 1; layer <= _last && _net.Biases && leader is null && potential.Regularise == Regularisation.Weights; layer++)
        {
            _isRegularised.AsSpan(_net.BiasOffset(layer), _net.Layers[layer]).Clear();
        }
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
        return Evaluate(Work.Energy, Reduce(x, ref _point), default, default, default) + Penalty(x);
    }

    /// <inheritdoc/>
    public double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        _counts = _counts with { Gradients = _counts.Gradients + 1 };
        CheckLength(x.Length, nameof(x));
        CheckLength(gradient.Length, nameof(gradient));
        ReadOnlySpan<double> point = Reduce(x, ref _point);
        Span<double> reduced = ReducedTarget(gradient);
        double energy = Evaluate(Work.Gradient, point, default, reduced, default);
        FinishGradient(x, reduced, gradient);
        return energy + Penalty(x);
    }

    /// <summary>Probabilities (or linear outputs) at a point, row by row.</summary>
    /// <param name="x">Coordinates, length <see cref="Dimension"/>.</param>
    /// <param name="outputs">Receives rows × outputs, row-major.</param>
    public void Outputs(ReadOnlySpan<double> x, Span<double> outputs)
    {
        CheckLength(x.Length, nameof(x));
        Evaluate(Work.Energy, Reduce(x, ref _point), default, default, default);
        for (int row = 0; row < Data.Rows; row++)
        {
            for (int k = 0; k < _net.Outputs; k++)
            {
                outputs[(row * _net.Outputs) + k] = _stage.Outputs[_blocks.Position(row, k, _net.Outputs)];
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> Load(ref double start, int i) => Vector256.LoadUnsafe(ref start, (nuint)i);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref double Start(double[] array) => ref MemoryMarshal.GetArrayDataReference(array);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref double Start(Span<double> span) => ref MemoryMarshal.GetReference(span);

    private void CheckLength(int length, string name)
    {
        if (length != _net.Dimension)
        {
            throw new ArgumentException($"Length {length} where {_net.Dimension} was expected.", name);
        }
    }

    // Values of a layer in the block at work, units × rows.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<double> Values(int layer) => Sources(layer, Active.Units[layer]);

    // The same with the constant 1 of the biases of the layer after, if it has any.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<double> Sources(int layer) => Sources(layer, Active.Units[layer] + (_net.Biases ? 1 : 0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Span<double> Sources(int layer, int count) => layer == 0 ? _loaded.Inputs(_block, count) : _state.Values[layer].AsSpan(0, count * _rows);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double[] Deltas(int layer) => _state.Deltas[layer];

    private ActiveInputs Active => _loaded.Active;

    // The parameters that count: all of them, or those gathered into a buffer.
    private ReadOnlySpan<double> Reduce(ReadOnlySpan<double> x, ref double[] buffer)
    {
        if (Active.AreAll)
        {
            return x;
        }

        buffer = buffer.Length == 0 ? new double[Dimension] : buffer;
        Active.Gather(x, buffer);
        return buffer.AsSpan(0, Active.Dimension);
    }

    private Span<double> ReducedTarget(Span<double> gradient)
    {
        if (Active.AreAll)
        {
            return gradient;
        }

        _gradient = _gradient.Length == 0 ? new double[Dimension] : _gradient;
        return _gradient.AsSpan(0, Active.Dimension);
    }

    private double EnergyOfBlock(ReadOnlySpan<double> point)
    {
        _state = _own;
        Forward(point);
        return _stage.Evaluate(_block, _sums, default, default);
    }

    // With ∂²E/∂a_L∂a_L if it is asked for.
    private double GradientOfBlock(ReadOnlySpan<double> point, Span<double> second, Span<double> gradient)
    {
        _state = _own;
        Forward(point);
        double energy = _stage.Evaluate(_block, _sums, Deltas(_last), second);
        Backward(point);
        AddGradient(gradient);
        return energy;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Forward(ReadOnlySpan<double> x)
    {
        ReadOnlySpan<int> layers = Active.Units;
        for (int layer = 1; layer <= _last; layer++)
        {
            int units = layers[layer], fanIn = layers[layer - 1];
            Span<double> sums = layer < _last ? Values(layer) : _sums;
            BlockedProducts.Product(x.Slice(Active.WeightOffset(layer), units * fanIn), fanIn, 1, units, fanIn, Values(layer - 1), sums, _rows, Biases(x, layer));
            if (layer < _last)
            {
                ActivationKernel.Values(_net.Activations[layer - 1], sums, sums);
            }
        }
    }

    private ReadOnlySpan<double> Biases(ReadOnlySpan<double> x, int layer) => _net.Biases ? x.Slice(Active.BiasOffset(layer), Active.Units[layer]) : default;

    // δ_l = φ'_l ∘ W_{l+1}ᵀ δ_{l+1} of the hidden layers.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Backward(ReadOnlySpan<double> x)
    {
        for (int layer = _last - 1; layer >= 1; layer--)
        {
            BackThrough(x, layer, Deltas(layer + 1), Deltas(layer));
            ActivationKernel.TimesSlopes(_net.Activations[layer - 1], Values(layer), Deltas(layer));
        }
    }

    // result = W_{layer+1}ᵀ above, over units × rows.
    private void BackThrough(ReadOnlySpan<double> x, int layer, double[] above, double[] result)
    {
        int units = Active.Units[layer], unitsAbove = Active.Units[layer + 1];
        BlockedProducts.Product(x.Slice(Active.WeightOffset(layer + 1), units * unitsAbove), 1, units, units, unitsAbove, above, result, _rows);
    }

    // The share of the block at work; the first block overwrites.
    private void AddGradient(Span<double> gradient)
    {
        for (int layer = 1; layer <= _last; layer++)
        {
            AddProducts(layer, Deltas(layer), Values(layer - 1), gradient, _adds);
            AddSums(layer, Deltas(layer), gradient, _adds);
        }
    }

    // ∂/∂W_layer = Σ_rows deltas · values.
    private void AddProducts(int layer, double[] deltas, ReadOnlySpan<double> values, Span<double> gradient, bool add)
    {
        int units = Active.Units[layer], fanIn = Active.Units[layer - 1];
        BlockedProducts.InnerProducts(deltas, units, values, fanIn, _rows, gradient.Slice(Active.WeightOffset(layer), units * fanIn), fanIn, add);
    }

    // ∂/∂b_layer = Σ_rows deltas.
    private void AddSums(int layer, double[] deltas, Span<double> gradient, bool add)
    {
        if (_net.Biases)
        {
            BlockedProducts.RowSums(deltas, Active.Units[layer], _rows, gradient[Active.BiasOffset(layer)..], add);
        }
    }

    // Inputs that were left out get zero; then the regularisation.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FinishGradient(ReadOnlySpan<double> x, ReadOnlySpan<double> reduced, Span<double> gradient)
    {
        if (!Active.AreAll)
        {
            Active.Scatter(reduced, gradient);
        }

        double twice = 2 * _potential.Lambda;
        for (int i = 0; i < gradient.Length && twice != 0; i++)
        {
            gradient[i] = Math.FusedMultiplyAdd(twice * _isRegularised[i], x[i], gradient[i]);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private double Penalty(ReadOnlySpan<double> x)
    {
        if (_potential.Lambda == 0)
        {
            return 0;
        }

        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            sum = Math.FusedMultiplyAdd(x[i] * _isRegularised[i], x[i], sum);
        }

        return _potential.Lambda * sum;
    }
}
