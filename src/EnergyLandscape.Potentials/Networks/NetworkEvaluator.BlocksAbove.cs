using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <content>The blocks of the Hessian between a layer and those above it, on many rows.</content>
/// <remarks>∂²E/∂w_ij ∂w_kp = Σ_rows z_j (S_ik z_p + δ_k ∂z_p/∂a_i), with z = 1 for a bias. In the next layer ∂z_p/∂a_i is φ'_i for p = i and 0
/// else, so that there the sums can be made in two ways: of products z_j z_p with S_ik, which has few factors to form where the layers have few inputs, or as
/// in other layers of z_j with the terms in brackets.</remarks>
public sealed partial class NetworkEvaluator
{
    private void AddBlocksAbove(ReadOnlySpan<double> x, int layer, HessianBuffers buffers)
    {
        for (int m = layer + 1; m <= _last; m++)
        {
            LayerPair pair = buffers.Pair(layer, m);
            if (pair.IsPaired)
            {
                AddPairedBlock(layer, pair, buffers);
                continue;
            }

            if (m > layer + 1)
            {
                FindSensitivity(x, layer, m - 1, buffers);
            }

            AddBlockOfTerms(layer, m, pair, buffers);
        }
    }

    // sums[(j, p), (i, k)] (+)= Σ z_j z_p S_ik and slopeSums[j, (i, k)] (+)= Σ z_j φ'_i δ_k.
    private void AddPairedBlock(int layer, LayerPair pair, HessianBuffers buffers)
    {
        int m = layer + 1, sources = Sources(layer), sourcesAbove = Sources(m), unitPairs = _active.Units[layer] * _active.Units[m];
        ReadOnlySpan<double> below = Values(layer - 1), above = Values(layer);
        Span<double> products = buffers.Factors(sources * sourcesAbove);
        for (int j = 0, to = 0; j < sources; j++)
        {
            for (int p = 0; p < sourcesAbove; p++, to += _rows)
            {
                FormProduct(below, j, above, p, buffers, products.Slice(to, _rows));
            }
        }

        bool add = _block > 0;
        BlockedProducts.InnerProducts(
            products, sources * sourcesAbove, buffers.Second(layer, m), unitPairs, _rows, buffers.SumsFrom(pair.Sums), unitPairs, add);

        Span<double> slopes = buffers.Factors(unitPairs);
        for (int i = 0, to = 0; i < _active.Units[layer]; i++)
        {
            ReadOnlySpan<double> slope = buffers.Slopes[layer].AsSpan(i * _rows, _rows);
            for (int k = 0; k < _active.Units[m]; k++, to += _rows)
            {
                Multiply(slope, _deltas[m].AsSpan(k * _rows, _rows), slopes.Slice(to, _rows));
            }
        }

        Span<double> slopeSums = buffers.SumsFrom(pair.SlopeSums);
        int inputs = _active.Units[layer - 1];
        BlockedProducts.InnerProducts(below, inputs, slopes, unitPairs, _rows, slopeSums, unitPairs, add);
        if (_net.Biases)
        {
            BlockedProducts.RowSums(slopes, unitPairs, _rows, slopeSums[(inputs * unitPairs)..], add);
        }
    }

    // z_j z_p, where the unit after the last one is the constant 1 of the biases.
    private void FormProduct(ReadOnlySpan<double> below, int j, ReadOnlySpan<double> above, int p, HessianBuffers buffers, Span<double> product)
    {
        ReadOnlySpan<double> one = Source(below, j, buffers), other = Source(above, p, buffers);
        if (one == buffers.Ones)
        {
            other.CopyTo(product);
        }
        else if (other == buffers.Ones)
        {
            one.CopyTo(product);
        }
        else
        {
            Multiply(one, other, product);
        }
    }

    // ∂z_p/∂a_l over units of p × units of l × rows, for p two layers above l from that of the layer between.
    private void FindSensitivity(ReadOnlySpan<double> x, int l, int p, HessianBuffers buffers)
    {
        int units = _active.Units[p], fanIn = _active.Units[p - 1], width = _active.Units[l] * _rows;
        ReadOnlySpan<double> weights = x.Slice(_active.WeightOffset(p), units * fanIn);
        double[] result = buffers.Sensitivity[p];
        if (p > l + 1)
        {
            BlockedProducts.Product(weights, fanIn, 1, units, fanIn, buffers.Sensitivity[p - 1], result, width);
        }

        for (int k = 0; k < units; k++)
        {
            for (int i = 0; i < fanIn && p == l + 1; i++)
            {
                Scale(weights[(k * fanIn) + i], buffers.Slopes[l].AsSpan(i * _rows, _rows), result.AsSpan((k * width) + (i * _rows), _rows));
            }

            MultiplyAll(result.AsSpan(k * width, width), buffers.Slopes[p].AsSpan(k * _rows, _rows));
        }
    }

    // sums[i][j, (k, p)] (+)= Σ z_j (S_ik z_p + δ_k ∂z_p/∂a_i).
    private void AddBlockOfTerms(int layer, int m, LayerPair pair, HessianBuffers buffers)
    {
        int sources = Sources(layer), inputs = _active.Units[layer - 1], columns = _active.Units[m] * Sources(m);
        Span<double> terms = buffers.Factors(columns);
        for (int i = 0; i < _active.Units[layer]; i++)
        {
            FormTerms(layer, i, m, buffers, terms);
            Span<double> sums = buffers.SumsFrom(pair.Sums + (i * sources * columns));
            BlockedProducts.InnerProducts(Values(layer - 1), inputs, terms, columns, _rows, sums, columns, _block > 0);
            if (_net.Biases)
            {
                BlockedProducts.RowSums(terms, columns, _rows, sums[(inputs * columns)..], _block > 0);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FormTerms(int layer, int i, int m, HessianBuffers buffers, Span<double> terms)
    {
        int units = _active.Units[m], inputs = _active.Units[m - 1], ownUnits = _active.Units[layer], rows = _rows;
        bool isNext = m == layer + 1;
        ref double input = ref MemoryMarshal.GetReference(Values(m - 1));
        ref double term = ref MemoryMarshal.GetReference(terms);
        for (int k = 0; k < units; k++)
        {
            ref double second = ref Unsafe.Add(ref Start(buffers.Second(layer, m)), ((i * units) + k) * rows);
            ref double delta = ref Unsafe.Add(ref Start(_deltas[m]), k * rows);
            for (int p = 0; p < inputs; p++)
            {
                ref double z = ref Unsafe.Add(ref input, p * rows);
                if (isNext && p != i)
                {
                    for (int d = 0; d < rows; d += 4)
                    {
                        (Load(ref second, d) * Load(ref z, d)).StoreUnsafe(ref term, (nuint)d);
                    }
                }
                else
                {
                    ref double moved = ref isNext ? ref Start(buffers.Slopes[layer]) : ref Start(buffers.Sensitivity[m - 1]);
                    moved = ref Unsafe.Add(ref moved, (isNext ? i : (p * ownUnits) + i) * rows);
                    for (int d = 0; d < rows; d += 4)
                    {
                        Vector256.FusedMultiplyAdd(Load(ref delta, d), Load(ref moved, d), Load(ref second, d) * Load(ref z, d)).StoreUnsafe(ref term, (nuint)d);
                    }
                }

                term = ref Unsafe.Add(ref term, rows);
            }

            if (_net.Biases)
            {
                MemoryMarshal.CreateReadOnlySpan(ref second, rows).CopyTo(MemoryMarshal.CreateSpan(ref term, rows));
                term = ref Unsafe.Add(ref term, rows);
            }
        }
    }

    // Puts the sums of all blocks of rows into the upper triangle of the Hessian.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void UnpackBlocksAbove(int layer, HessianBuffers buffers, Span<double> hessian)
    {
        int n = _active.Dimension, sources = Sources(layer), units = _active.Units[layer];
        for (int m = layer + 1; m <= _last; m++)
        {
            LayerPair pair = buffers.Pair(layer, m);
            int unitsAbove = _active.Units[m], sourcesAbove = Sources(m), unitPairs = units * unitsAbove, columns = unitsAbove * sourcesAbove;
            ReadOnlySpan<double> sums = buffers.SumsFrom(pair.Sums), slopeSums = buffers.SumsFrom(pair.SlopeSums);
            for (int i = 0; i < units; i++)
            {
                for (int j = 0; j < sources; j++)
                {
                    Span<double> row = hessian.Slice(Parameter(layer, i, j) * n, n);
                    for (int k = 0; k < unitsAbove; k++)
                    {
                        int from = pair.IsPaired ? (j * sourcesAbove * unitPairs) + (i * unitsAbove) + k : (((i * sources) + j) * columns) + (k * sourcesAbove);
                        int step = pair.IsPaired ? unitPairs : 1, to = _active.Weight(m, k, 0), inputs = _active.Units[m - 1];
                        for (int p = 0; p < inputs; p++, from += step)
                        {
                            row[to + p] = sums[from];
                        }

                        if (_net.Biases)
                        {
                            row[_active.BiasOffset(m) + k] = sums[from];
                        }

                        if (pair.IsPaired)
                        {
                            row[to + i] += slopeSums[(j * unitPairs) + (i * unitsAbove) + k];
                        }
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Scale(double factor, ReadOnlySpan<double> values, Span<double> products)
    {
        ref double value = ref MemoryMarshal.GetReference(values);
        ref double product = ref MemoryMarshal.GetReference(products);
        Vector256<double> factors = Vector256.Create(factor);
        for (int d = 0; d < products.Length; d += 4)
        {
            (factors * Load(ref value, d)).StoreUnsafe(ref product, (nuint)d);
        }
    }
}
