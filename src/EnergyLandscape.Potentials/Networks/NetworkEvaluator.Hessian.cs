using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <content>Second derivatives.</content>
public sealed partial class NetworkEvaluator
{
    private HessianBuffers? _hessianBuffers;
    private double[] _reducedHessian = [];

    /// <inheritdoc/>
    public double EnergyGradientHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
    {
        _counts = _counts with { Hessians = _counts.Hessians + 1 };
        CheckLength(x.Length, nameof(x));
        CheckLength(gradient.Length, nameof(gradient));
        if (hessian.Length != Dimension * Dimension)
        {
            throw new ArgumentException($"Length {hessian.Length} where {Dimension * Dimension} was expected.", nameof(hessian));
        }

        HessianBuffers buffers = _hessianBuffers ??= new HessianBuffers(_net, _rows);
        ReadOnlySpan<double> point = Reduce(x, ref _point);
        Span<double> reducedGradient = ReducedTarget(gradient), reduced = ReducedHessianTarget(hessian);
        if (SumsPairs)
        {
            buffers.Plan(Active.Units, _net.Biases);
            foreach (NetworkEvaluator helper in _helpers)
            {
                (helper._hessianBuffers ??= new HessianBuffers(_net, _rows)).Plan(Active.Units, _net.Biases);
            }
        }

        double energy = Evaluate(Work.Hessian, point, default, reducedGradient, reduced);
        for (int layer = 1; layer <= _last && SumsPairs; layer++)
        {
            UnpackLayerBlock(layer, buffers, reduced);
            UnpackBlocksAbove(layer, buffers, reduced);
        }

        FinishGradient(x, reducedGradient, gradient);
        FinishHessian(reduced, hessian);
        return energy + Penalty(x);
    }

    // The sums of a block; on few rows the upper triangle of the Hessian itself.
    private double HessianOfBlock(ReadOnlySpan<double> point, Span<double> gradient, Span<double> hessian)
    {
        HessianBuffers buffers = _hessianBuffers!;
        double energy = GradientOfBlock(point, buffers.Second(_last, _last), gradient);
        if (SumsPairs)
        {
            SecondDerivativesOfSums(point, buffers);
            for (int layer = 1; layer <= _last; layer++)
            {
                AddLayerBlock(layer, buffers);
                AddBlocksAbove(point, layer, buffers);
            }

            return energy;
        }

        SecondDerivativesOnFewRows(point, buffers);
        for (int layer = 1; layer <= _last; layer++)
        {
            for (int unit = 0; unit < _net.Layers[layer]; unit++)
            {
                RowsOfUnit(point, layer, unit, buffers, hessian);
            }
        }

        return energy;
    }

    private Span<double> ReducedHessianTarget(Span<double> hessian)
    {
        if (Active.AreAll)
        {
            return hessian;
        }

        int size = Active.Dimension * Active.Dimension;
        if (_reducedHessian.Length < size)
        {
            // Some room, as the next batch of rows may have a few more inputs that are not zero.
            int roomy = Math.Min(Dimension, Active.Dimension + (Active.Dimension / 16));
            _reducedHessian = new double[roomy * roomy];
        }

        return _reducedHessian.AsSpan(0, size);
    }

    // S_lm for all l ≤ m, units × units × rows each; S_LL is already there.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SecondDerivativesOfSums(ReadOnlySpan<double> x, HessianBuffers buffers)
    {
        for (int layer = _last - 1; layer >= 1; layer--)
        {
            double[] slopes = buffers.Slopes[layer];
            ActivationKernel.Slopes(_net.Activations[layer - 1], Values(layer), slopes);
            int units = Active.Units[layer], unitsAbove = Active.Units[layer + 1];
            ReadOnlySpan<double> weights = x.Slice(Active.WeightOffset(layer + 1), units * unitsAbove);
            for (int m = _last; m > layer; m--)
            {
                // S_{l,m} = φ'_l ∘ W_{l+1}ᵀ S_{l+1,m}.
                int width = Active.Units[m] * _rows;
                double[] second = buffers.Second(layer, m);
                BlockedProducts.Product(weights, 1, units, units, unitsAbove, buffers.Second(layer + 1, m), second, width);
                for (int i = 0; i < units; i++)
                {
                    MultiplyAll(second.AsSpan(i * width, width), slopes.AsSpan(i * _rows, _rows));
                }
            }

            // S_{l,l} likewise, with S_{l+1,l} the transpose of S_{l,l+1}, plus the diagonal.
            double[] next = buffers.Second(layer, layer + 1);
            Span<double> pairs = buffers.UnitPairs(layer);
            ActivationKernel.Bends(_net.Activations[layer - 1], Values(layer), Deltas(layer), buffers.Bends);
            for (int i = 0; i < units; i++)
            {
                int left = units - i;
                Span<double> right = pairs[..(left * _rows)];
                BlockedProducts.Product(weights[i..], 1, units, left, unitsAbove, next.AsSpan(i * unitsAbove * _rows, unitsAbove * _rows), right, _rows);
                MultiplyAll(right, slopes.AsSpan(i * _rows, left * _rows));
                Add(buffers.Bends.AsSpan(i * _rows, _rows), right[.._rows]);
                pairs = pairs[right.Length..];
            }

            if (layer > 1)
            {
                FillSecond(buffers.UnitPairs(layer), buffers.Second(layer, layer), units);
            }
        }

        PackSecond(buffers.Second(_last, _last), buffers.UnitPairs(_last), _net.Outputs);
    }

    // Both triangles of units × units × rows from the pairs i ≤ k.
    private void FillSecond(ReadOnlySpan<double> pairs, Span<double> second, int units)
    {
        for (int i = 0; i < units; i++)
        {
            for (int k = i; k < units; k++)
            {
                ReadOnlySpan<double> pair = pairs[.._rows];
                pair.CopyTo(second.Slice(((i * units) + k) * _rows, _rows));
                if (k > i)
                {
                    pair.CopyTo(second.Slice(((k * units) + i) * _rows, _rows));
                }

                pairs = pairs[_rows..];
            }
        }
    }

    private void PackSecond(ReadOnlySpan<double> second, Span<double> pairs, int units)
    {
        for (int i = 0; i < units; i++)
        {
            int length = (units - i) * _rows;
            second.Slice(((i * units) + i) * _rows, length).CopyTo(pairs);
            pairs = pairs[length..];
        }
    }

    // products ← products ∘ factors, the factors repeated as often as they fit.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyAll(Span<double> products, ReadOnlySpan<double> factors)
    {
        ref double factor = ref MemoryMarshal.GetReference(factors);
        for (int start = 0; start < products.Length; start += factors.Length)
        {
            ref double product = ref Unsafe.Add(ref MemoryMarshal.GetReference(products), start);
            for (int d = 0; d < factors.Length; d += 4)
            {
                (Load(ref product, d) * Load(ref factor, d)).StoreUnsafe(ref product, (nuint)d);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Add(ReadOnlySpan<double> terms, Span<double> sums)
    {
        ref double term = ref MemoryMarshal.GetReference(terms);
        ref double sum = ref MemoryMarshal.GetReference(sums);
        for (int d = 0; d < sums.Length; d += 4)
        {
            (Load(ref sum, d) + Load(ref term, d)).StoreUnsafe(ref sum, (nuint)d);
        }
    }

    // Rows hold entries from the first weight of their own unit on; the mirror image of the upper triangle completes them, by blocks of 4 × 4.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Mirror(Span<double> hessian, int n)
    {
        int whole = n & ~3;
        ref double h = ref MemoryMarshal.GetReference(hessian);
        for (int i = 0; i < whole; i += 4)
        {
            for (int k = i + 4; k < whole; k += 4)
            {
                TransposeBlock(ref Unsafe.Add(ref h, (i * n) + k), ref Unsafe.Add(ref h, (k * n) + i), n);
            }
        }

        for (int i = 0; i < n; i++)
        {
            for (int k = i + 1; k < Math.Min(n, (i & ~3) + 4); k++)
            {
                Unsafe.Add(ref h, (k * n) + i) = Unsafe.Add(ref h, (i * n) + k);
            }

            for (int k = Math.Max(whole, i + 1); k < n; k++)
            {
                Unsafe.Add(ref h, (k * n) + i) = Unsafe.Add(ref h, (i * n) + k);
            }
        }
    }

    // Inputs that were left out get zero rows and columns; then the regularisation.
    private void FinishHessian(Span<double> reduced, Span<double> hessian)
    {
        Mirror(reduced, Active.Dimension);
        if (!Active.AreAll)
        {
            Active.ScatterHessian(reduced, hessian);
        }

        int n = Dimension;
        double twice = 2 * _potential.Lambda;
        for (int i = 0; i < n; i++)
        {
            hessian[(i * n) + i] += twice * _isRegularised[i];
        }
    }

    // Four rows of four from one place, as columns to another; `stride` from row to row.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TransposeBlock(ref double from, ref double to, int stride)
    {
        if (System.Runtime.Intrinsics.X86.Avx.IsSupported)
        {
            Vector256<double> a = Load(ref from, 0), b = Load(ref from, stride), c = Load(ref from, 2 * stride), d = Load(ref from, 3 * stride);
            Vector256<double> abEven = System.Runtime.Intrinsics.X86.Avx.UnpackLow(a, b), abOdd = System.Runtime.Intrinsics.X86.Avx.UnpackHigh(a, b);
            Vector256<double> cdEven = System.Runtime.Intrinsics.X86.Avx.UnpackLow(c, d), cdOdd = System.Runtime.Intrinsics.X86.Avx.UnpackHigh(c, d);
            System.Runtime.Intrinsics.X86.Avx.Permute2x128(abEven, cdEven, 0x20).StoreUnsafe(ref to);
            System.Runtime.Intrinsics.X86.Avx.Permute2x128(abOdd, cdOdd, 0x20).StoreUnsafe(ref to, (nuint)stride);
            System.Runtime.Intrinsics.X86.Avx.Permute2x128(abEven, cdEven, 0x31).StoreUnsafe(ref to, (nuint)(2 * stride));
            System.Runtime.Intrinsics.X86.Avx.Permute2x128(abOdd, cdOdd, 0x31).StoreUnsafe(ref to, (nuint)(3 * stride));
            return;
        }

        for (int i = 0; i < 4; i++)
        {
            for (int k = 0; k < 4; k++)
            {
                Unsafe.Add(ref to, (k * stride) + i) = Unsafe.Add(ref from, (i * stride) + k);
            }
        }
    }
}
