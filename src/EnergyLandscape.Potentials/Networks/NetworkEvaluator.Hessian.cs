using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Potentials;

/// <content>Second derivatives.</content>
public sealed partial class NetworkEvaluator
{
    private readonly Lazy<HessianBuffers> _hessianBuffers;

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

        HessianBuffers buffers = _hessianBuffers.Value;
        Forward(x);
        double energy = _stage.Evaluate(_sums[_last], _deltas[_last], buffers.Second(_last, _last));
        Backward(x);
        Gradient(x, gradient);
        SecondDerivativesOfSums(x, buffers);
        for (int layer = 1; layer <= _last; layer++)
        {
            for (int unit = 0; unit < _net.Layers[layer]; unit++)
            {
                RowsOfUnit(x, layer, unit, buffers, hessian);
            }
        }

        Finish(hessian);
        return energy + Penalty(x);
    }

    /// <inheritdoc/>
    public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
    {
        _counts = _counts with { HessianVectors = _counts.HessianVectors + 1 };
        CheckLength(x.Length, nameof(x));
        CheckLength(v.Length, nameof(v));
        CheckLength(product.Length, nameof(product));
        HessianBuffers buffers = _hessianBuffers.Value;
        Forward(x);
        _stage.Evaluate(_sums[_last], _deltas[_last], buffers.Second(_last, _last));
        Backward(x);
        ForwardDerivative(x, v, buffers);
        OutputDerivative(buffers);
        BackwardDerivative(x, v, buffers);
        ProductFromDerivatives(v, buffers, product);
    }

    // S_lm for all l ≤ m, units × units × rows each; S_LL is already there.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SecondDerivativesOfSums(ReadOnlySpan<double> x, HessianBuffers buffers)
    {
        ref double point = ref MemoryMarshal.GetReference(x);
        for (int layer = _last - 1; layer >= 1; layer--)
        {
            ActivationKernel.Curvatures(_net.Activations[layer - 1], _values[layer], _slopes[layer], _curvatures[layer]);
            for (int m = _last; m > layer; m--)
            {
                Pull(ref point, layer, m, buffers);
            }

            PullDiagonal(ref point, layer, buffers);
            BackThrough(ref point, layer, _deltas[layer + 1], buffers.Above[layer]);
            double[] own = buffers.Second(layer, layer);
            int units = _net.Layers[layer];
            for (int i = 0; i < units; i++)
            {
                for (int d = 0; d < _rows; d += 4)
                {
                    int at = (((i * units) + i) * _rows) + d;
                    Vector256<double> curvature = Load(ref Start(_curvatures[layer]), (i * _rows) + d);
                    Vector256<double> above = Load(ref Start(buffers.Above[layer]), (i * _rows) + d);
                    Vector256.FusedMultiplyAdd(curvature, above, Load(ref Start(own), at)).StoreUnsafe(ref Start(own), (nuint)at);
                }
            }
        }
    }

    // S_{l,m} = φ'_l ∘ W_{l+1}ᵀ S_{l+1,m}, m > l.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Pull(ref double point, int layer, int m, HessianBuffers buffers)
    {
        int units = _net.Layers[layer], unitsAbove = _net.Layers[layer + 1], columns = _net.Layers[m];
        ref double source = ref Start(buffers.Second(layer + 1, m));
        ref double target = ref Start(buffers.Second(layer, m));
        ref double slopes = ref Start(_slopes[layer]);
        int weights = _net.WeightOffset(layer + 1);
        for (int i = 0; i < units; i++)
        {
            for (int k = 0; k < columns; k++)
            {
                for (int d = 0; d < _rows; d += 4)
                {
                    Vector256<double> sum = Vector256<double>.Zero;
                    for (int p = 0; p < unitsAbove; p++)
                    {
                        sum = Vector256.FusedMultiplyAdd(
                            Vector256.Create(Unsafe.Add(ref point, weights + (p * units) + i)),
                            Load(ref source, (((p * columns) + k) * _rows) + d),
                            sum);
                    }

                    (sum * Load(ref slopes, (i * _rows) + d)).StoreUnsafe(ref target, (nuint)((((i * columns) + k) * _rows) + d));
                }
            }
        }
    }

    // S_{l,l} without its diagonal term: φ'_l ∘ W_{l+1}ᵀ S_{l+1,l} with S_{l+1,l} the transpose of S_{l,l+1}.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void PullDiagonal(ref double point, int layer, HessianBuffers buffers)
    {
        int units = _net.Layers[layer], unitsAbove = _net.Layers[layer + 1];
        ref double source = ref Start(buffers.Second(layer, layer + 1));
        ref double target = ref Start(buffers.Second(layer, layer));
        ref double slopes = ref Start(_slopes[layer]);
        int weights = _net.WeightOffset(layer + 1);
        for (int i = 0; i < units; i++)
        {
            for (int k = i; k < units; k++)
            {
                for (int d = 0; d < _rows; d += 4)
                {
                    Vector256<double> sum = Vector256<double>.Zero;
                    for (int p = 0; p < unitsAbove; p++)
                    {
                        sum = Vector256.FusedMultiplyAdd(
                            Vector256.Create(Unsafe.Add(ref point, weights + (p * units) + i)),
                            Load(ref source, (((k * unitsAbove) + p) * _rows) + d),
                            sum);
                    }

                    Vector256<double> value = sum * Load(ref slopes, (i * _rows) + d);
                    value.StoreUnsafe(ref target, (nuint)((((i * units) + k) * _rows) + d));
                    value.StoreUnsafe(ref target, (nuint)((((k * units) + i) * _rows) + d));
                }
            }
        }
    }

    // Hessian rows of the weights and the bias into one unit, from its own first weight to the right.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RowsOfUnit(ReadOnlySpan<double> x, int layer, int unit, HessianBuffers buffers, Span<double> hessian)
    {
        int fanIn = _net.Layers[layer - 1], n = Dimension;
        int first = _net.Weight(layer, unit, 0);
        double[] terms = buffers.Terms;
        Jacobian(x, layer, unit, buffers);
        for (int m = layer; m <= _last; m++)
        {
            WeightTerms(layer, unit, m, m == layer ? unit : 0, buffers);
        }

        ref double termStart = ref Start(terms);
        ref double input = ref Start(_values[layer - 1]);
        for (int j = 0; j < fanIn; j++)
        {
            RowOfSums(ref termStart, ref Unsafe.Add(ref input, j * _rows), first, hessian.Slice((first + j) * n, n));
        }

        if (_net.Biases)
        {
            int bias = _net.BiasOffset(layer) + unit;
            RowOfSums(ref termStart, ref Start(buffers.Ones), bias, hessian.Slice(bias * n, n));
        }
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
        Array.Copy(_slopes[layer], unit * _rows, own, unit * _rows, _rows);
        for (int p = layer + 1; p < _last; p++)
        {
            int units = _net.Layers[p], fanIn = _net.Layers[p - 1], weights = _net.WeightOffset(p);
            ref double source = ref Start(buffers.Jacobian[p - 1]);
            ref double target = ref Start(buffers.Jacobian[p]);
            ref double slopes = ref Start(_slopes[p]);
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
        int units = _net.Layers[m], fanIn = _net.Layers[m - 1];
        ref double second = ref Start(buffers.Second(layer, m));
        ref double input = ref Start(_values[m - 1]);
        ref double delta = ref Start(_deltas[m]);
        ref double terms = ref Start(buffers.Terms);
        int rows = _rows;
        if (_net.Biases)
        {
            // Biases stand after the weights of their whole layer, so those of earlier units are to the right, too.
            buffers.Second(layer, m).AsSpan(unit * units * rows, units * rows).CopyTo(buffers.Terms.AsSpan(_net.BiasOffset(m) * rows));
        }

        int weight = _net.Weight(m, firstUnit, 0) * rows;
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
        ref double jacobian = ref Start(isNext ? _slopes[layer] : buffers.Jacobian[m - 1]);
        int first = isNext ? unit : 0, end = isNext ? unit + 1 : fanIn;
        for (int k = 0; k < units; k++)
        {
            for (int j = first; j < end; j++)
            {
                int start = _net.Weight(m, k, j) * rows;
                for (int d = 0; d < rows; d += 4)
                {
                    Vector256.FusedMultiplyAdd(Load(ref delta, (k * rows) + d), Load(ref jacobian, (j * rows) + d), Load(ref terms, start + d))
                        .StoreUnsafe(ref terms, (nuint)(start + d));
                }
            }
        }
    }

    // row[q] = Σ_rows factor · terms[q] for q from `first` to the end; four sums are reduced together.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RowOfSums(ref double terms, ref double factor, int first, Span<double> row)
    {
        int n = row.Length, rows = _rows;
        ref double target = ref MemoryMarshal.GetReference(row);
        int q = first;
        if (rows == 4)
        {
            Vector256<double> z = Load(ref factor, 0);
            for (; q + 4 <= n; q += 4)
            {
                SumOfLanes(z * Load(ref terms, q * 4), z * Load(ref terms, (q * 4) + 4), z * Load(ref terms, (q * 4) + 8), z * Load(ref terms, (q * 4) + 12))
                    .StoreUnsafe(ref target, (nuint)q);
            }

            // The last four once more; what that puts left of `first` is below the diagonal and gets the mirror image.
            if (q < n && n >= 4)
            {
                q = n - 4;
                SumOfLanes(z * Load(ref terms, q * 4), z * Load(ref terms, (q * 4) + 4), z * Load(ref terms, (q * 4) + 8), z * Load(ref terms, (q * 4) + 12))
                    .StoreUnsafe(ref target, (nuint)q);
                return;
            }
        }

        for (; q < n; q++)
        {
            Vector256<double> sum = Vector256<double>.Zero;
            for (int d = 0; d < rows; d += 4)
            {
                sum = Vector256.FusedMultiplyAdd(Load(ref factor, d), Load(ref terms, (q * rows) + d), sum);
            }

            Unsafe.Add(ref target, q) = Vector256.Sum(sum);
        }
    }

    // The sums over the lanes of four vectors, as (x0 + x1) + (x2 + x3) like Vector256.Sum.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<double> SumOfLanes(Vector256<double> a, Vector256<double> b, Vector256<double> c, Vector256<double> d)
    {
        if (System.Runtime.Intrinsics.X86.Avx2.IsSupported)
        {
            Vector256<double> ab = System.Runtime.Intrinsics.X86.Avx.HorizontalAdd(a, b);
            Vector256<double> cd = System.Runtime.Intrinsics.X86.Avx.HorizontalAdd(c, d);
            Vector256<double> low = System.Runtime.Intrinsics.X86.Avx.Permute2x128(ab, cd, 0x20);
            Vector256<double> high = System.Runtime.Intrinsics.X86.Avx.Permute2x128(ab, cd, 0x31);
            return low + high;
        }

        return Vector256.Create(Vector256.Sum(a), Vector256.Sum(b), Vector256.Sum(c), Vector256.Sum(d));
    }

    // Rows hold entries from the first weight of their own unit on; the mirror image of the upper triangle completes them, by blocks of 4 × 4.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Finish(Span<double> hessian)
    {
        int n = Dimension, whole = n & ~3;
        ref double h = ref MemoryMarshal.GetReference(hessian);
        double twice = 2 * _potential.Lambda;
        for (int i = 0; i < whole; i += 4)
        {
            for (int k = i + 4; k < whole; k += 4)
            {
                TransposeBlock(ref Unsafe.Add(ref h, (i * n) + k), ref Unsafe.Add(ref h, (k * n) + i), n);
            }
        }

        for (int i = 0; i < n; i++)
        {
            Unsafe.Add(ref h, (i * n) + i) = Unsafe.Add(ref h, (i * n) + i) + (twice * _isRegularised[i]);
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

    // R{a_l} = V_l z_{l-1} + W_l R{z_{l-1}} + v_b; R{z} = φ' R{a}.
    private void ForwardDerivative(ReadOnlySpan<double> x, ReadOnlySpan<double> v, HessianBuffers buffers)
    {
        for (int layer = 1; layer <= _last; layer++)
        {
            int fanIn = _net.Layers[layer - 1];
            double[] sums = buffers.SumsDerivative[layer], below = buffers.ValuesDerivative[layer - 1];
            for (int i = 0; i < _net.Layers[layer]; i++)
            {
                int weight = _net.Weight(layer, i, 0);
                double bias = _net.Biases ? v[_net.BiasOffset(layer) + i] : 0;
                for (int d = 0; d < _rows; d += 4)
                {
                    Vector256<double> sum = Vector256.Create(bias);
                    for (int j = 0; j < fanIn; j++)
                    {
                        sum = Vector256.FusedMultiplyAdd(Vector256.Create(v[weight + j]), Load(ref Start(_values[layer - 1]), (j * _rows) + d), sum);
                        sum = Vector256.FusedMultiplyAdd(Vector256.Create(x[weight + j]), Load(ref Start(below), (j * _rows) + d), sum);
                    }

                    sum.StoreUnsafe(ref Start(sums), (nuint)((i * _rows) + d));
                }
            }

            if (layer < _last)
            {
                ActivationKernel.Curvatures(_net.Activations[layer - 1], _values[layer], _slopes[layer], _curvatures[layer]);
                for (int i = 0; i < sums.Length; i += 4)
                {
                    (Load(ref Start(sums), i) * Load(ref Start(_slopes[layer]), i)).StoreUnsafe(ref Start(buffers.ValuesDerivative[layer]), (nuint)i);
                }
            }
        }
    }

    // R{δ_L} = S_LL R{a_L}.
    private void OutputDerivative(HessianBuffers buffers)
    {
        int outputs = _net.Outputs;
        for (int k = 0; k < outputs; k++)
        {
            for (int d = 0; d < _rows; d += 4)
            {
                Vector256<double> sum = Vector256<double>.Zero;
                for (int q = 0; q < outputs; q++)
                {
                    sum = Vector256.FusedMultiplyAdd(
                        Load(ref Start(buffers.Second(_last, _last)), (((k * outputs) + q) * _rows) + d),
                        Load(ref Start(buffers.SumsDerivative[_last]), (q * _rows) + d),
                        sum);
                }

                sum.StoreUnsafe(ref Start(buffers.DeltasDerivative[_last]), (nuint)((k * _rows) + d));
            }
        }
    }

    // R{δ_l} = φ' (Vᵀ δ_{l+1} + Wᵀ R{δ_{l+1}}) + φ'' R{a_l} (Wᵀ δ_{l+1}).
    private void BackwardDerivative(ReadOnlySpan<double> x, ReadOnlySpan<double> v, HessianBuffers buffers)
    {
        for (int layer = _last - 1; layer >= 1; layer--)
        {
            int units = _net.Layers[layer], unitsAbove = _net.Layers[layer + 1];
            for (int i = 0; i < units; i++)
            {
                for (int d = 0; d < _rows; d += 4)
                {
                    Vector256<double> moved = Vector256<double>.Zero, above = Vector256<double>.Zero;
                    for (int k = 0; k < unitsAbove; k++)
                    {
                        int weight = _net.Weight(layer + 1, k, i);
                        Vector256<double> delta = Load(ref Start(_deltas[layer + 1]), (k * _rows) + d);
                        moved = Vector256.FusedMultiplyAdd(Vector256.Create(v[weight]), delta, moved);
                        moved = Vector256.FusedMultiplyAdd(Vector256.Create(x[weight]), Load(ref Start(buffers.DeltasDerivative[layer + 1]), (k * _rows) + d), moved);
                        above = Vector256.FusedMultiplyAdd(Vector256.Create(x[weight]), delta, above);
                    }

                    int at = (i * _rows) + d;
                    Vector256<double> bent = Load(ref Start(_curvatures[layer]), at) * Load(ref Start(buffers.SumsDerivative[layer]), at) * above;
                    Vector256.FusedMultiplyAdd(Load(ref Start(_slopes[layer]), at), moved, bent).StoreUnsafe(ref Start(buffers.DeltasDerivative[layer]), (nuint)at);
                }
            }
        }
    }

    private void ProductFromDerivatives(ReadOnlySpan<double> v, HessianBuffers buffers, Span<double> product)
    {
        for (int layer = 1; layer <= _last; layer++)
        {
            int position = _net.WeightOffset(layer);
            for (int i = 0; i < _net.Layers[layer]; i++)
            {
                for (int j = 0; j < _net.Layers[layer - 1]; j++)
                {
                    Vector256<double> sum = Vector256<double>.Zero;
                    for (int d = 0; d < _rows; d += 4)
                    {
                        sum = Vector256.FusedMultiplyAdd(Load(ref Start(buffers.DeltasDerivative[layer]), (i * _rows) + d), Load(ref Start(_values[layer - 1]), (j * _rows) + d), sum);
                        sum = Vector256.FusedMultiplyAdd(Load(ref Start(_deltas[layer]), (i * _rows) + d), Load(ref Start(buffers.ValuesDerivative[layer - 1]), (j * _rows) + d), sum);
                    }

                    product[position++] = Vector256.Sum(sum);
                }
            }

            for (int i = 0; i < _net.Layers[layer] && _net.Biases; i++)
            {
                Vector256<double> sum = Vector256<double>.Zero;
                for (int d = 0; d < _rows; d += 4)
                {
                    sum += Load(ref Start(buffers.DeltasDerivative[layer]), (i * _rows) + d);
                }

                product[position++] = Vector256.Sum(sum);
            }
        }

        double twice = 2 * _potential.Lambda;
        for (int i = 0; i < product.Length; i++)
        {
            product[i] = Math.FusedMultiplyAdd(twice * _isRegularised[i], v[i], product[i]);
        }
    }

    private sealed class HessianBuffers
    {
        private readonly double[][][] _second;

        public HessianBuffers(NetworkArchitecture net, int rows)
        {
            int count = net.Layers.Length;
            _second = new double[count][][];
            for (int l = 1; l < count; l++)
            {
                _second[l] = new double[count][];
                for (int m = l; m < count; m++)
                {
                    _second[l][m] = new double[net.Layers[l] * net.Layers[m] * rows];
                }
            }

            Above = PerLayer(net, rows);
            Jacobian = PerLayer(net, rows);
            SumsDerivative = PerLayer(net, rows);
            ValuesDerivative = PerLayer(net, rows);
            DeltasDerivative = PerLayer(net, rows);
            Terms = new double[net.Dimension * rows];
            Ones = new double[rows];
            Array.Fill(Ones, 1);
        }

        public double[][] Above { get; }

        public double[][] Jacobian { get; }

        public double[][] SumsDerivative { get; }

        public double[][] ValuesDerivative { get; }

        public double[][] DeltasDerivative { get; }

        public double[] Terms { get; }

        public double[] Ones { get; }

        public double[] Second(int l, int m) => _second[l][m];

        private static double[][] PerLayer(NetworkArchitecture net, int rows) => [.. net.Layers.Select(units => new double[units * rows])];
    }
}
