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
    // So many sources at most, and the terms are formed anew for every three of them rather than in memory.
    private const int MostFormed = 9;

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
        int m = layer + 1, sources = SourceCount(layer), sourcesAbove = SourceCount(m), unitPairs = Active.Units[layer] * Active.Units[m];
        ReadOnlySpan<double> below = Sources(layer - 1), above = Sources(layer);
        Span<double> products = buffers.Factors(sources * sourcesAbove);
        MultiplyPairs(below, above, products);
        BlockedProducts.InnerProducts(
            products, sources * sourcesAbove, buffers.Second(layer, m), unitPairs, _rows, buffers.SumsFrom(pair.Sums), unitPairs, _adds);

        Span<double> slopes = buffers.Factors(unitPairs);
        MultiplyPairs(buffers.Slopes[layer], Deltas(m), slopes);
        BlockedProducts.InnerProducts(below, sources, slopes, unitPairs, _rows, buffers.SumsFrom(pair.OtherSums), unitPairs, _adds);
    }

    // All products of a row of the one with a row of the other.
    private void MultiplyPairs(ReadOnlySpan<double> ones, ReadOnlySpan<double> others, Span<double> products)
    {
        for (; !ones.IsEmpty; ones = ones[_rows..])
        {
            for (int start = 0; start < others.Length; start += _rows)
            {
                Multiply(ones[.._rows], others.Slice(start, _rows), products[.._rows]);
                products = products[_rows..];
            }
        }
    }

    // ∂z_p/∂a_l over units of p × units of l × rows, for p two layers above l from that of the layer between.
    private void FindSensitivity(ReadOnlySpan<double> x, int l, int p, HessianBuffers buffers)
    {
        int units = Active.Units[p], fanIn = Active.Units[p - 1], width = Active.Units[l] * _rows;
        ReadOnlySpan<double> weights = x.Slice(Active.WeightOffset(p), units * fanIn);
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

    // sums[i][j, (k, p)] (+)= Σ z_j (S_ik z_p + δ_k ∂z_p/∂a_i) and biasSums[j, (i, k)] (+)= Σ z_j S_ik.
    private void AddBlockOfTerms(int layer, int m, LayerPair pair, HessianBuffers buffers)
    {
        int sources = SourceCount(layer), inputs = Active.Units[m - 1], columns = Active.Units[m] * inputs, unitPairs = Active.Units[layer] * Active.Units[m];
        bool forms = sources <= MostFormed && m > layer + 1;
        ReadOnlySpan<double> below = Sources(layer - 1);
        Span<double> terms = buffers.Factors(columns);
        for (int i = 0; i < Active.Units[layer]; i++)
        {
            Span<double> sums = buffers.SumsFrom(pair.Sums + (i * sources * columns));
            for (int k = 0; k < Active.Units[m] && forms; k++)
            {
                ReadOnlySpan<double> second = buffers.Second(layer, m).AsSpan(((i * Active.Units[m]) + k) * _rows, _rows), delta = Deltas(m).AsSpan(k * _rows, _rows);
                BlockedProducts.FormedInnerProducts(
                    below, sources, second, Values(m - 1), inputs, delta, buffers.Sensitivity[m - 1].AsSpan(i * _rows), Active.Units[layer] * _rows, _rows,
                    sums[(k * inputs)..], columns, _adds);
            }

            if (forms)
            {
                continue;
            }

            FormTerms(layer, i, m, buffers, terms);
            BlockedProducts.InnerProducts(below, sources, terms, columns, _rows, sums, columns, _adds);
        }

        if (_net.Biases)
        {
            BlockedProducts.InnerProducts(below, sources, buffers.Second(layer, m), unitPairs, _rows, buffers.SumsFrom(pair.OtherSums), unitPairs, _adds);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void FormTerms(int layer, int i, int m, HessianBuffers buffers, Span<double> terms)
    {
        int units = Active.Units[m], inputs = Active.Units[m - 1], rows = _rows;
        bool isNext = m == layer + 1;
        ref double input = ref MemoryMarshal.GetReference(Values(m - 1));
        ref double term = ref MemoryMarshal.GetReference(terms);
        ref double moved = ref Unsafe.Add(ref isNext ? ref Start(buffers.Slopes[layer]) : ref Start(buffers.Sensitivity[m - 1]), i * rows);
        int step = Active.Units[layer] * rows;
        for (int k = 0; k < units; k++)
        {
            ref double second = ref Unsafe.Add(ref Start(buffers.Second(layer, m)), ((i * units) + k) * rows);
            ref double delta = ref Unsafe.Add(ref Start(Deltas(m)), k * rows);
            for (int p = 0; p < inputs; p++)
            {
                ref double z = ref Unsafe.Add(ref input, p * rows);
                if (isNext && p != i)
                {
                    Products(ref second, ref z, ref term, rows);
                }
                else if (isNext)
                {
                    SumsOfProducts(ref second, ref z, ref delta, ref moved, ref term, rows);
                }
                else if (p + 1 < inputs)
                {
                    TwoSumsOfProducts(ref second, ref z, ref delta, ref Unsafe.Add(ref moved, p * step), step, ref term, rows);
                    term = ref Unsafe.Add(ref term, rows);
                    p++;
                }
                else
                {
                    SumsOfProducts(ref second, ref z, ref delta, ref Unsafe.Add(ref moved, p * step), ref term, rows);
                }

                term = ref Unsafe.Add(ref term, rows);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Products(ref double a, ref double b, ref double products, int rows)
    {
        for (int d = 0; d < rows; d += 4)
        {
            (Load(ref a, d) * Load(ref b, d)).StoreUnsafe(ref products, (nuint)d);
        }
    }

    // a·b + c·e.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void SumsOfProducts(ref double a, ref double b, ref double c, ref double e, ref double sums, int rows)
    {
        for (int d = 0; d < rows; d += 4)
        {
            Vector256.FusedMultiplyAdd(Load(ref c, d), Load(ref e, d), Load(ref a, d) * Load(ref b, d)).StoreUnsafe(ref sums, (nuint)d);
        }
    }

    // The same for two neighbours b and two e that are `step` apart.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void TwoSumsOfProducts(ref double a, ref double b, ref double c, ref double e, int step, ref double sums, int rows)
    {
        ref double other = ref Unsafe.Add(ref e, step);
        for (int d = 0; d < rows; d += 4)
        {
            Vector256<double> first = Load(ref a, d), third = Load(ref c, d);
            Vector256.FusedMultiplyAdd(third, Load(ref e, d), first * Load(ref b, d)).StoreUnsafe(ref sums, (nuint)d);
            Vector256.FusedMultiplyAdd(third, Load(ref other, d), first * Load(ref b, d + rows)).StoreUnsafe(ref sums, (nuint)(d + rows));
        }
    }

    // Puts the sums of all blocks of rows into the upper triangle of the Hessian.
    private void UnpackBlocksAbove(int layer, HessianBuffers buffers, Span<double> hessian)
    {
        int n = Active.Dimension, sources = SourceCount(layer);
        for (int m = layer + 1; m <= _last; m++)
        {
            LayerPair pair = buffers.Pair(layer, m);
            for (int i = 0; i < Active.Units[layer]; i++)
            {
                for (int j = 0; j < sources; j++)
                {
                    Span<double> row = hessian.Slice(Parameter(layer, i, j) * n, n);
                    if (pair.IsPaired)
                    {
                        UnpackPaired(layer, i, j, pair, buffers, row);
                    }
                    else
                    {
                        UnpackTerms(layer, m, i, j, pair, buffers, row);
                    }
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void UnpackPaired(int layer, int i, int j, LayerPair pair, HessianBuffers buffers, Span<double> row)
    {
        int m = layer + 1, inputs = Active.Units[layer], units = Active.Units[m], unitPairs = inputs * units, sources = SourceCount(m);
        ref double sum = ref MemoryMarshal.GetReference(buffers.SumsFrom(pair.Sums + (j * sources * unitPairs) + (i * units)));
        ref double to = ref Unsafe.Add(ref MemoryMarshal.GetReference(row), Active.WeightOffset(m));
        for (int p = 0; p < inputs; p++)
        {
            for (int k = 0; k < units; k++)
            {
                Unsafe.Add(ref to, (k * inputs) + p) = Unsafe.Add(ref sum, k);
            }

            sum = ref Unsafe.Add(ref sum, unitPairs);
        }

        ReadOnlySpan<double> slopeSums = buffers.SumsFrom(pair.OtherSums + (j * unitPairs) + (i * units));
        for (int k = 0; k < units; k++)
        {
            Unsafe.Add(ref to, (k * inputs) + i) += slopeSums[k];
        }

        if (_net.Biases)
        {
            MemoryMarshal.CreateReadOnlySpan(ref sum, units).CopyTo(row[Active.BiasOffset(m)..]);
        }
    }

    private void UnpackTerms(int layer, int m, int i, int j, LayerPair pair, HessianBuffers buffers, Span<double> row)
    {
        int units = Active.Units[m], columns = units * Active.Units[m - 1], at = (i * SourceCount(layer)) + j;
        buffers.SumsFrom(pair.Sums + (at * columns))[..columns].CopyTo(row[Active.WeightOffset(m)..]);
        if (_net.Biases)
        {
            int first = pair.OtherSums + (((j * Active.Units[layer]) + i) * units);
            buffers.SumsFrom(first)[..units].CopyTo(row[Active.BiasOffset(m)..]);
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
