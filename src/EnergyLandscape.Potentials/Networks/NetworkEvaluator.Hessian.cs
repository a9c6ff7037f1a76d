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
        double energy = 0;
        for (_block = 0; _block < _blocks.Count; _block++)
        {
            Forward(point);
            energy += _stage.Evaluate(_block, _sums[_last], _deltas[_last], buffers.Second(_last, _last));
            Backward(point);
            AddGradient(reducedGradient);
            SecondDerivativesOfSums(point, buffers);
            for (int layer = 1; layer <= _last; layer++)
            {
                if (SumsPairs)
                {
                    AddLayerBlock(layer, buffers);
                }

                for (int unit = 0; unit < _net.Layers[layer] && (layer < _last || !SumsPairs); unit++)
                {
                    RowsOfUnit(point, layer, unit, buffers, reduced);
                }
            }
        }

        for (int layer = 1; layer <= _last && SumsPairs; layer++)
        {
            UnpackLayerBlock(layer, buffers, reduced);
        }

        FinishGradient(x, reducedGradient, gradient);
        FinishHessian(reduced, hessian);
        return energy + Penalty(x);
    }

    private Span<double> ReducedHessianTarget(Span<double> hessian)
    {
        if (_active.AreAll)
        {
            return hessian;
        }

        int size = _active.Dimension * _active.Dimension;
        if (_reducedHessian.Length < size)
        {
            // Some room, as the next batch of rows may have a few more inputs that are not zero.
            int roomy = Math.Min(Dimension, _active.Dimension + (_active.Dimension / 16));
            _reducedHessian = new double[roomy * roomy];
        }

        return _reducedHessian.AsSpan(0, size);
    }

    // S_lm for all l ≤ m, units × units × rows each; S_LL is already there.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void SecondDerivativesOfSums(ReadOnlySpan<double> x, HessianBuffers buffers)
    {
        ref double point = ref MemoryMarshal.GetReference(x);
        for (int layer = _last - 1; layer >= 1; layer--)
        {
            ActivationKernel.Curvatures(_net.Activations[layer - 1], Values(layer), _slopes[layer], _curvatures[layer]);
            for (int m = _last; m > layer; m--)
            {
                Pull(ref point, layer, m, buffers);
            }

            PullDiagonal(ref point, layer, buffers);
            BackThrough(x, layer, _deltas[layer + 1], buffers.Above[layer]);
            double[] own = buffers.Second(layer, layer);
            int units = _active.Units[layer];
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
        int units = _active.Units[layer], unitsAbove = _active.Units[layer + 1], columns = _active.Units[m];
        ref double source = ref Start(buffers.Second(layer + 1, m));
        ref double target = ref Start(buffers.Second(layer, m));
        ref double slopes = ref Start(_slopes[layer]);
        int weights = _active.WeightOffset(layer + 1);
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
        int units = _active.Units[layer], unitsAbove = _active.Units[layer + 1];
        ref double source = ref Start(buffers.Second(layer, layer + 1));
        ref double target = ref Start(buffers.Second(layer, layer));
        ref double slopes = ref Start(_slopes[layer]);
        int weights = _active.WeightOffset(layer + 1);
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

    // Hessian rows of the weights and the bias into one unit, from its own first weight to the right, or from the next layer on where the
    // block within the layer comes from pairs.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void RowsOfUnit(ReadOnlySpan<double> x, int layer, int unit, HessianBuffers buffers, Span<double> hessian)
    {
        int fanIn = _active.Units[layer - 1], own = _active.Weight(layer, unit, 0), bias = _active.BiasOffset(layer) + unit;
        int above = SumsPairs ? _active.WeightOffset(layer + 1) : 0;
        Jacobian(x, layer, unit, buffers);
        for (int m = SumsPairs ? layer + 1 : layer; m <= _last; m++)
        {
            WeightTerms(layer, unit, m, m == layer ? unit : 0, buffers);
        }

        SumRows(Values(layer - 1), fanIn, own, Math.Max(own, above), buffers, hessian);
        if (_net.Biases)
        {
            SumRows(buffers.Ones, 1, bias, Math.Max(bias, above), buffers, hessian);
        }
    }

    // hessian[row + j, q] (+)= Σ_rows factors_j · terms_q for q from `first` on. Whole vectors of columns where there is room to the left: what stands
    // there is below the diagonal and gets the mirror image, or it is within the layer and comes from pairs later.
    private void SumRows(ReadOnlySpan<double> factors, int count, int row, int first, HessianBuffers buffers, Span<double> hessian)
    {
        int n = _active.Dimension, start = n - ((n - first + 3) & ~3);
        start = start < 0 ? first : start;
        BlockedProducts.InnerProducts(
            factors, count, buffers.Terms.AsSpan(start * _rows, (n - start) * _rows), n - start, _rows, hessian[((row * n) + start)..], n, _block > 0);
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
            int units = _active.Units[p], fanIn = _active.Units[p - 1], weights = _active.WeightOffset(p);
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
        int units = _active.Units[m], fanIn = _active.Units[m - 1];
        ref double second = ref Start(buffers.Second(layer, m));
        ref double input = ref Start(Values(m - 1));
        ref double delta = ref Start(_deltas[m]);
        ref double terms = ref Start(buffers.Terms);
        int rows = _rows;
        if (_net.Biases)
        {
            // Biases stand after the weights of their whole layer, so those of earlier units are to the right, too.
            buffers.Second(layer, m).AsSpan(unit * units * rows, units * rows).CopyTo(buffers.Terms.AsSpan(_active.BiasOffset(m) * rows));
        }

        int weight = _active.Weight(m, firstUnit, 0) * rows;
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
                int start = _active.Weight(m, k, j) * rows;
                for (int d = 0; d < rows; d += 4)
                {
                    Vector256.FusedMultiplyAdd(Load(ref delta, (k * rows) + d), Load(ref jacobian, (j * rows) + d), Load(ref terms, start + d))
                        .StoreUnsafe(ref terms, (nuint)(start + d));
                }
            }
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
        Mirror(reduced, _active.Dimension);
        if (!_active.AreAll)
        {
            _active.ScatterHessian(reduced, hessian);
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

    private sealed class HessianBuffers
    {
        private readonly double[][][] _second;
        private readonly double[][] _pairSums;
        private double[] _unitPairs = [];

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

            Above = [.. net.Layers.Select(units => new double[units * rows])];
            Jacobian = [.. net.Layers.Select(units => new double[units * rows])];
            Terms = new double[net.Dimension * rows];
            Ones = new double[rows];
            Array.Fill(Ones, 1);
            InputPairs = new double[PairGroup * rows];
            _pairSums = new double[count][];
        }

        public double[][] Above { get; }

        public double[][] Jacobian { get; }

        public double[] Terms { get; }

        public double[] Ones { get; }

        // Products of two activations, a group at a time.
        public double[] InputPairs { get; }

        public double[] Second(int l, int m) => _second[l][m];

        // Made when first asked for; the number of active inputs may grow later.
        public double[] PairSums(int layer, int length)
        {
            if (_pairSums[layer] is null || _pairSums[layer].Length < length)
            {
                _pairSums[layer] = new double[length];
            }

            return _pairSums[layer];
        }

        public Span<double> UnitPairs(int length)
        {
            _unitPairs = _unitPairs.Length < length ? new double[length] : _unitPairs;
            return _unitPairs.AsSpan(0, length);
        }
    }
}
