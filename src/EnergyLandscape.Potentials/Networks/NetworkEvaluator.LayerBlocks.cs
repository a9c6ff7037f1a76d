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
    // At most so many products of activations are made at a time, so that they stay in the cache.
    private const int PairGroup = 72;

    // On few rows, choosing and unpacking pairs would take longer than the sums.
    private bool SumsPairs => _rows > 16;

    private static int Pairs(int count) => count * (count + 1) / 2;

    // Inputs of a layer, with the constant 1 of the biases.
    private int SourceCount(int layer) => Active.Units[layer - 1] + (_net.Biases ? 1 : 0);

    // sums[(i, k), (j, l)] (+)= Σ_rows S_ik z_j z_l, i ≤ k, j ≤ l.
    private void AddLayerBlock(int layer, HessianBuffers buffers)
    {
        int unitPairs = Pairs(_net.Layers[layer]), sources = SourceCount(layer), pairs = Pairs(sources);
        int groups = (pairs + PairGroup - 1) / PairGroup, size = (pairs + groups - 1) / groups;
        Span<double> sums = buffers.LayerSums(layer), group = buffers.InputPairs;
        ReadOnlySpan<double> values = Sources(layer - 1);
        int start = 0, filled = 0;
        for (int j = 0; j < sources; j++)
        {
            for (int l = j; l < sources; l++)
            {
                Multiply(values.Slice(j * _rows, _rows), values.Slice(l * _rows, _rows), group.Slice(filled * _rows, _rows));
                filled++;
                if (filled == size || start + filled == pairs)
                {
                    BlockedProducts.InnerProducts(buffers.UnitPairs(layer), unitPairs, group, filled, _rows, sums[start..], pairs, _adds);
                    start += filled;
                    filled = 0;
                }
            }
        }
    }

    // Puts the sums of all blocks into the upper triangle of the Hessian; what falls below it gets the mirror image later.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void UnpackLayerBlock(int layer, HessianBuffers buffers, Span<double> hessian)
    {
        int units = _net.Layers[layer], inputs = Active.Units[layer - 1], n = Active.Dimension, bias = Active.BiasOffset(layer);
        ref double sum = ref MemoryMarshal.GetReference(buffers.LayerSums(layer));
        ref double h = ref MemoryMarshal.GetReference(hessian);
        for (int i = 0; i < units; i++)
        {
            for (int k = i; k < units; k++)
            {
                int own = Active.Weight(layer, i, 0), other = Active.Weight(layer, k, 0);
                for (int j = 0; j < inputs; j++)
                {
                    ref double right = ref Unsafe.Add(ref h, ((own + j) * n) + other);
                    ref double below = ref Unsafe.Add(ref h, (own * n) + other + j);
                    for (int l = j; l < inputs; l++)
                    {
                        Unsafe.Add(ref right, l) = sum;
                        Unsafe.Add(ref below, l * n) = sum;
                        sum = ref Unsafe.Add(ref sum, 1);
                    }

                    if (_net.Biases)
                    {
                        Unsafe.Add(ref h, ((own + j) * n) + bias + k) = sum;
                        Unsafe.Add(ref h, ((other + j) * n) + bias + i) = sum;
                        sum = ref Unsafe.Add(ref sum, 1);
                    }
                }

                if (_net.Biases)
                {
                    Unsafe.Add(ref h, ((bias + i) * n) + bias + k) = sum;
                    sum = ref Unsafe.Add(ref sum, 1);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Parameter(int layer, int unit, int source) =>
        source < Active.Units[layer - 1] ? Active.Weight(layer, unit, source) : Active.BiasOffset(layer) + unit;

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
