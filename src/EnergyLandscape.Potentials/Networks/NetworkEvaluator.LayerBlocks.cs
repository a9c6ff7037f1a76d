using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <content>The blocks of the Hessian within one layer, where they are most of the work.</content>
/// <remarks>∂²E/∂w_ij ∂w_kl = Σ_rows S_ik z_j z_l does not change when i and k, or j and l change places (with z = 1 for the bias): of the n² / 2
/// sums of a layer only half are needed, and they are the inner products of the rows of S with those of z zᵀ.</remarks>
public sealed partial class NetworkEvaluator
{
    // Products of activations that are made at a time, so that they stay in the cache.
    private const int PairGroup = 64;

    // On few rows, choosing and unpacking pairs would take longer than the sums.
    private bool SumsPairs => _rows > 16;

    private static int Pairs(int count) => count * (count + 1) / 2;

    // Inputs of a layer, with the constant 1 of the biases.
    private int Sources(int layer) => _active.Units[layer - 1] + (_net.Biases ? 1 : 0);

    // sums[(i, k), (j, l)] (+)= Σ_rows S_ik z_j z_l, i ≤ k, j ≤ l.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddLayerBlock(int layer, HessianBuffers buffers)
    {
        int units = _net.Layers[layer], sources = Sources(layer), pairs = Pairs(sources);
        Span<double> sums = buffers.LayerSums(layer);
        Span<double> second = PackUnitPairs(units, buffers.Second(layer, layer), buffers);
        Span<double> group = buffers.InputPairs;
        ReadOnlySpan<double> values = Values(layer - 1);
        int start = 0, filled = 0;
        for (int j = 0; j < sources; j++)
        {
            for (int l = j; l < sources; l++)
            {
                FormProduct(values, j, values, l, buffers, group.Slice(filled * _rows, _rows));
                filled++;
                if (filled == PairGroup || start + filled == pairs)
                {
                    BlockedProducts.InnerProducts(second, Pairs(units), group, filled, _rows, sums[start..], pairs, _block > 0);
                    start += filled;
                    filled = 0;
                }
            }
        }
    }

    private ReadOnlySpan<double> Source(ReadOnlySpan<double> values, int j, HessianBuffers buffers) =>
        j * _rows < values.Length ? values.Slice(j * _rows, _rows) : buffers.Ones;

    private Span<double> PackUnitPairs(int units, double[] second, HessianBuffers buffers)
    {
        Span<double> packed = buffers.UnitPairs(Pairs(units) * _rows);
        int to = 0;
        for (int i = 0; i < units; i++)
        {
            int length = (units - i) * _rows;
            second.AsSpan(((i * units) + i) * _rows, length).CopyTo(packed[to..]);
            to += length;
        }

        return packed;
    }

    // Puts the sums of all blocks into the upper triangle of the Hessian.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void UnpackLayerBlock(int layer, HessianBuffers buffers, Span<double> hessian)
    {
        int units = _net.Layers[layer], sources = Sources(layer), n = _active.Dimension;
        ReadOnlySpan<double> sums = buffers.LayerSums(layer);
        int at = 0;
        for (int i = 0; i < units; i++)
        {
            for (int k = i; k < units; k++)
            {
                for (int j = 0; j < sources; j++)
                {
                    int own = Parameter(layer, i, j), other = Parameter(layer, k, j);
                    for (int l = j; l < sources; l++, at++)
                    {
                        int right = Parameter(layer, k, l), below = Parameter(layer, i, l);
                        hessian[(Math.Min(own, right) * n) + Math.Max(own, right)] = sums[at];
                        hessian[(Math.Min(below, other) * n) + Math.Max(below, other)] = sums[at];
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Parameter(int layer, int unit, int source) =>
        source < _active.Units[layer - 1] ? _active.Weight(layer, unit, source) : _active.BiasOffset(layer) + unit;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> product)
    {
        ref double one = ref MemoryMarshal.GetReference(a[..product.Length]);
        ref double other = ref MemoryMarshal.GetReference(b[..product.Length]);
        ref double to = ref MemoryMarshal.GetReference(product);
        for (int i = 0; i < product.Length; i += 4)
        {
            (Load(ref one, i) * Load(ref other, i)).StoreUnsafe(ref to, (nuint)i);
        }
    }
}
