using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <content>The Hessian on so few rows that choosing and unpacking sums takes longer than the sums: row by row of the Hessian.</content>
public sealed partial class NetworkEvaluator
{
    // S_lm for all l ≤ m without the calls that many rows are worth.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SecondDerivativesOnFewRows(ReadOnlySpan<double> x, HessianBuffers buffers)
    {
        ref double point = ref MemoryMarshal.GetReference(x);
        for (int layer = _last - 1; layer >= 1; layer--)
        {
            ActivationKernel.Slopes(_net.Activations[layer - 1], Values(layer), buffers.Slopes[layer]);
            ActivationKernel.Bends(_net.Activations[layer - 1], Values(layer), Deltas(layer), buffers.Bends);
            for (int m = _last; m >= layer; m--)
            {
                Pull(ref point, layer, m, buffers);
            }

            int units = Active.Units[layer];
            double[] own = buffers.Second(layer, layer);
            for (int i = 0; i < units; i++)
            {
                Add(buffers.Bends.AsSpan(i * _rows, _rows), own.AsSpan(((i * units) + i) * _rows, _rows));
            }
        }
    }

    // S_{l,m} = φ'_l ∘ W_{l+1}ᵀ S_{l+1,m}; for m = l without the diagonal term, with S_{l+1,l} the transpose of S_{l,l+1}.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pull(ref double point, int layer, int m, HessianBuffers buffers)
    {
        int units = Active.Units[layer], unitsAbove = Active.Units[layer + 1], columns = Active.Units[m];
        bool isOwn = m == layer;
        ref double source = ref Start(isOwn ? buffers.Second(layer, layer + 1) : buffers.Second(layer + 1, m));
        ref double target = ref Start(buffers.Second(layer, m));
        ref double slopes = ref Start(buffers.Slopes[layer]);
        int weights = Active.WeightOffset(layer + 1), step = isOwn ? _rows : columns * _rows, unitStep = isOwn ? unitsAbove * _rows : _rows;
        for (int i = 0; i < units; i++)
        {
            for (int k = isOwn ? i : 0; k < columns; k++)
            {
                for (int d = 0; d < _rows; d += 4)
                {
                    Vector256<double> sum = Vector256<double>.Zero;
                    ref double entry = ref Unsafe.Add(ref source, (k * unitStep) + d);
                    for (int p = 0; p < unitsAbove; p++)
                    {
                        sum = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref point, weights + (p * units) + i)), Load(ref entry, p * step), sum);
                    }

                    Vector256<double> value = sum * Load(ref slopes, (i * _rows) + d);
                    value.StoreUnsafe(ref target, (nuint)((((i * columns) + k) * _rows) + d));
                    if (isOwn)
                    {
                        value.StoreUnsafe(ref target, (nuint)((((k * units) + i) * _rows) + d));
                    }
                }
            }
        }
    }

    // Hessian rows of the weights and the bias into one unit, from its own first weight to the right.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RowsOfUnit(ReadOnlySpan<double> x, int layer, int unit, HessianBuffers buffers, Span<double> hessian)
    {
        int fanIn = Active.Units[layer - 1], own = Active.Weight(layer, unit, 0), bias = Active.BiasOffset(layer) + unit;
        Jacobian(x, layer, unit, buffers);
        for (int m = layer; m <= _last; m++)
        {
            WeightTerms(layer, unit, m, m == layer ? unit : 0, buffers);
        }

        SumRows(Values(layer - 1), fanIn, own, own, buffers, hessian);
        if (_net.Biases)
        {
            SumRows(buffers.Ones, 1, bias, bias, buffers, hessian);
        }
    }

    // hessian[row + j, q] = Σ_rows factors_j · terms_q for q from `first` on. Whole vectors of columns where there is room to the left: what stands
    // there is below the diagonal and gets the mirror image.
    private void SumRows(ReadOnlySpan<double> factors, int count, int row, int first, HessianBuffers buffers, Span<double> hessian)
    {
        int n = Active.Dimension, start = n - ((n - first + 3) & ~3);
        start = start < 0 ? first : start;
        BlockedProducts.InnerProducts(
            factors, count, buffers.Terms.AsSpan(start * _rows, (n - start) * _rows), n - start, _rows, hessian[((row * n) + start)..], n, add: false);
    }

    // ∂z_p/∂a_{layer,unit} for every layer p from `layer` to the last hidden one, units × rows. Where the output layer is the next one, only
    // the unit's own slope matters, and WeightTerms takes that.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Jacobian(ReadOnlySpan<double> x, int layer, int unit, HessianBuffers buffers)
    {
        if (layer >= _last - 1)
        {
            return;
        }

        ref double point = ref MemoryMarshal.GetReference(x);
        double[] own = buffers.Jacobian[layer];
        Array.Clear(own);
        Array.Copy(buffers.Slopes[layer], unit * _rows, own, unit * _rows, _rows);
        for (int p = layer + 1; p < _last; p++)
        {
            int units = Active.Units[p], fanIn = Active.Units[p - 1], weights = Active.WeightOffset(p);
            ref double source = ref Start(buffers.Jacobian[p - 1]);
            ref double target = ref Start(buffers.Jacobian[p]);
            ref double slopes = ref Start(buffers.Slopes[p]);
            for (int k = 0; k < units; k++)
            {
                for (int d = 0; d < _rows; d += 4)
                {
                    Vector256<double> sum = Vector256<double>.Zero;
                    for (int j = 0; j < fanIn; j++)
                    {
                        sum = Vector256.FusedMultiplyAdd(Vector256.Create(Unsafe.Add(ref point, weights + (k * fanIn) + j)), Load(ref source, (j * _rows) + d), sum);
                    }

                    (sum * Load(ref slopes, (k * _rows) + d)).StoreUnsafe(ref target, (nuint)((k * _rows) + d));
                }
            }
        }
    }

    // ∂²E/∂a_{layer,unit}∂w for every parameter w of layer m: S·z + δ·∂z/∂a for weights, S for biases.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void WeightTerms(int layer, int unit, int m, int firstUnit, HessianBuffers buffers)
    {
        int units = Active.Units[m], fanIn = Active.Units[m - 1];
        ref double second = ref Start(buffers.Second(layer, m));
        ref double input = ref Start(Values(m - 1));
        ref double delta = ref Start(Deltas(m));
        ref double terms = ref Start(buffers.Terms);
        int rows = _rows;
        if (_net.Biases)
        {
            // Biases stand after the weights of their whole layer, so those of earlier units are to the right, too.
            buffers.Second(layer, m).AsSpan(unit * units * rows, units * rows).CopyTo(buffers.Terms.AsSpan(Active.BiasOffset(m) * rows));
        }

        int weight = Active.Weight(m, firstUnit, 0) * rows;
        for (int k = firstUnit; k < units; k++)
        {
            ref double own = ref Unsafe.Add(ref second, ((unit * units) + k) * rows);
            for (int j = 0; j < fanIn; j++, weight += rows)
            {
                for (int d = 0; d < rows; d += 4)
                {
                    (Load(ref own, d) * Load(ref input, (j * rows) + d)).StoreUnsafe(ref terms, (nuint)(weight + d));
                }
            }
        }

        if (m == layer)
        {
            return;
        }

        // In the layer right above only the unit's own activation moves.
        bool isNext = m == layer + 1;
        ref double jacobian = ref Start(isNext ? buffers.Slopes[layer] : buffers.Jacobian[m - 1]);
        int first = isNext ? unit : 0, end = isNext ? unit + 1 : fanIn;
        for (int k = 0; k < units; k++)
        {
            for (int j = first; j < end; j++)
            {
                int start = Active.Weight(m, k, j) * rows;
                for (int d = 0; d < rows; d += 4)
                {
                    Vector256.FusedMultiplyAdd(Load(ref delta, (k * rows) + d), Load(ref jacobian, (j * rows) + d), Load(ref terms, start + d))
                        .StoreUnsafe(ref terms, (nuint)(start + d));
                }
            }
        }
    }
}
