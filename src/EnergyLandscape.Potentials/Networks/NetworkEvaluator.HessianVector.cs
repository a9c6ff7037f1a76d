using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <content>Products of the Hessian with a vector (Pearlmutter 1994): R{·} is the derivative along the vector.</content>
public sealed partial class NetworkEvaluator
{
    private ProductBuffers? _productBuffers;

    /// <inheritdoc/>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        _counts = _counts with { HessianVectors = _counts.HessianVectors + 1 };
        CheckLength(x.Length, nameof(x));
        CheckLength(v.Length, nameof(v));
        CheckLength(product.Length, nameof(product));
        ReadOnlySpan<double> point = Reduce(x, ref _point), vector = Reduce(v, ref _vector);
        Span<double> reduced = ReducedTarget(product);
        _productBuffers ??= new ProductBuffers(_net, _rows);
        foreach (NetworkEvaluator follower in _followers)
        {
            follower._productBuffers ??= new ProductBuffers(_net, _rows);
        }

        Evaluate(Work.HessianVector, point, vector, reduced, default);
        FinishGradient(v, reduced, product);
    }

    private void ProductOfBlock(ReadOnlySpan<double> point, ReadOnlySpan<double> vector, Span<double> product)
    {
        ProductBuffers buffers = _productBuffers!;
        if (!UseProductState())
        {
            _state.OutputSecond = _state.OutputSecond.Length == 0 ? new double[_net.Outputs * _net.Outputs * _rows] : _state.OutputSecond;
            Forward(point);
            _stage.Evaluate(_block, _sums, Deltas(_last), _state.OutputSecond);
            Backward(point);
        }

        ForwardDerivative(point, vector, buffers);
        OutputDerivative(buffers);
        BackwardDerivative(point, vector, buffers);
        AddProductOfBlock(buffers, product);
    }

    // R{a_l} = V_l z_{l-1} + W_l R{z_{l-1}} + v_b; R{z} = φ' R{a}. Inputs do not move.
    private void ForwardDerivative(ReadOnlySpan<double> x, ReadOnlySpan<double> v, ProductBuffers buffers)
    {
        for (int layer = 1; layer <= _last; layer++)
        {
            int units = Active.Units[layer], fanIn = Active.Units[layer - 1], weights = Active.WeightOffset(layer);
            double[] sums = buffers.Sums[layer];
            BlockedProducts.Product(v.Slice(weights, units * fanIn), fanIn, 1, units, fanIn, Values(layer - 1), sums, _rows, Biases(v, layer));
            if (layer > 1)
            {
                BlockedProducts.AddProduct(x.Slice(weights, units * fanIn), fanIn, 1, units, fanIn, buffers.Values[layer - 1], sums, _rows);
            }

            if (layer < _last)
            {
                sums.CopyTo(buffers.Values[layer], 0);
                ActivationKernel.TimesSlopes(_net.Activations[layer - 1], Values(layer), buffers.Values[layer]);
            }
        }
    }

    // R{δ_L} = S_LL R{a_L}.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void OutputDerivative(ProductBuffers buffers)
    {
        int outputs = _net.Outputs;
        ref double second = ref Start(_state.OutputSecond);
        ref double sums = ref Start(buffers.Sums[_last]);
        ref double deltas = ref Start(buffers.Deltas[_last]);
        for (int k = 0; k < outputs; k++)
        {
            for (int d = 0; d < _rows; d += 4)
            {
                Vector256<double> sum = Vector256<double>.Zero;
                for (int q = 0; q < outputs; q++)
                {
                    sum = Vector256.FusedMultiplyAdd(Load(ref second, (((k * outputs) + q) * _rows) + d), Load(ref sums, (q * _rows) + d), sum);
                }

                sum.StoreUnsafe(ref deltas, (nuint)((k * _rows) + d));
            }
        }
    }

    // R{δ_l} = φ' (Vᵀ δ_{l+1} + Wᵀ R{δ_{l+1}}) + φ'' R{a_l} (Wᵀ δ_{l+1}), and the last term is (φ''/φ') R{a_l} δ_l.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BackwardDerivative(ReadOnlySpan<double> x, ReadOnlySpan<double> v, ProductBuffers buffers)
    {
        for (int layer = _last - 1; layer >= 1; layer--)
        {
            int units = Active.Units[layer], above = Active.Units[layer + 1], weights = Active.WeightOffset(layer + 1);
            double[] deltas = buffers.Deltas[layer], sums = buffers.Sums[layer];
            BackThrough(v, layer, Deltas(layer + 1), deltas);
            BlockedProducts.AddProduct(x.Slice(weights, units * above), 1, units, units, above, buffers.Deltas[layer + 1], deltas, _rows);
            ActivationKernel.TimesSlopes(_net.Activations[layer - 1], Values(layer), deltas);
            ActivationKernel.Bends(_net.Activations[layer - 1], Values(layer), Deltas(layer), buffers.Bends);
            ref double moved = ref Start(deltas);
            ref double sum = ref Start(sums);
            ref double bend = ref Start(buffers.Bends);
            for (int i = 0; i < deltas.Length; i += 4)
            {
                Vector256.FusedMultiplyAdd(Load(ref bend, i), Load(ref sum, i), Load(ref moved, i)).StoreUnsafe(ref moved, (nuint)i);
            }
        }
    }

    // R{∂E/∂W_l} = Σ_rows R{δ_l} z_{l-1} + δ_l R{z_{l-1}}.
    private void AddProductOfBlock(ProductBuffers buffers, Span<double> product)
    {
        for (int layer = 1; layer <= _last; layer++)
        {
            AddProducts(layer, buffers.Deltas[layer], Values(layer - 1), product, _adds);
            if (layer > 1)
            {
                AddProducts(layer, Deltas(layer), buffers.Values[layer - 1], product, add: true);
            }

            AddSums(layer, buffers.Deltas[layer], product, _adds);
        }
    }

    private sealed class ProductBuffers(NetworkArchitecture net, int rows)
    {
        // By layer; the inputs do not move and need none.
        public double[][] Sums { get; } = PerLayer(net, rows);

        public double[][] Values { get; } = PerLayer(net, rows);

        public double[][] Deltas { get; } = PerLayer(net, rows);

        // φ''/φ' times δ of one layer.
        public double[] Bends { get; } = new double[net.Layers.Max() * rows];

        private static double[][] PerLayer(NetworkArchitecture net, int rows) => [.. net.Layers.Select((units, layer) => new double[layer == 0 ? 0 : units * rows])];
    }
}
