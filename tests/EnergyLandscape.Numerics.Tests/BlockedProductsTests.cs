using System.Runtime.Intrinsics;
using CsCheck;

namespace EnergyLandscape.Numerics.Tests;

public class BlockedProductsTests
{
    private static readonly Gen<(int M, int K, int Quarter, ulong Seed)> Cases = Gen.Select(Gen.Int[1, 19], Gen.Int[1, 300], Gen.Int[1, 12], Gen.ULong);

    [Fact]
    public void Products_have_the_bits_of_sums_in_order() => Cases.Sample((m, k, quarter, seed) =>
    {
        int n = 4 * quarter;
        var stream = new RandomStream(seed, 1);
        double[] a = Random(m * k, stream), b = Random(k * n, stream), start = Random(m * n, stream);
        bool transposed = seed % 2 == 0;
        int rowStride = transposed ? 1 : k, columnStride = transposed ? m : 1;
        double[] found = (double[])start.Clone();
        BlockedProducts.AddProduct(a, rowStride, columnStride, m, k, b, found, n);
        for (int i = 0; i < m; i++)
        {
            for (int d = 0; d < n; d++)
            {
                double sum = start[(i * n) + d];
                for (int p = 0; p < k; p++)
                {
                    sum = Math.FusedMultiplyAdd(a[(i * rowStride) + (p * columnStride)], b[(p * n) + d], sum);
                }

                Assert.Equal(sum, found[(i * n) + d]);
            }
        }
    });

    [Fact]
    public void Inner_products_have_the_bits_of_four_interleaved_sums() => Gen.Select(Gen.Int[1, 11], Gen.Int[1, 40], Gen.Int[1, 12], Gen.ULong).Sample((m, n, quarter, seed) =>
    {
        int length = 4 * quarter, stride = n + (int)(seed % 3);
        var stream = new RandomStream(seed, 2);
        double[] a = Random(m * length, stream), b = Random(n * length, stream), start = Random(m * stride, stream);
        bool add = seed % 2 == 0;
        double[] found = (double[])start.Clone();
        BlockedProducts.InnerProducts(a, m, b, n, length, found, stride, add);
        for (int i = 0; i < m; i++)
        {
            for (int j = 0; j < stride; j++)
            {
                double expected = start[(i * stride) + j];
                if (j < n)
                {
                    var sum = Vector256<double>.Zero;
                    for (int d = 0; d < length; d += 4)
                    {
                        sum = Vector256.FusedMultiplyAdd(Vector256.Create(a, (i * length) + d), Vector256.Create(b, (j * length) + d), sum);
                    }

                    expected = (add ? expected : 0) + (sum[0] + sum[1] + (sum[2] + sum[3]));
                }

                Assert.Equal(expected, found[(i * stride) + j]);
            }
        }
    });

    [Fact]
    public void Formed_inner_products_have_the_bits_of_inner_products() => Gen.Select(Gen.Int[1, 8], Gen.Int[1, 14], Gen.Int[1, 12], Gen.ULong).Sample((m, n, quarter, seed) =>
    {
        int length = 4 * quarter, stride = n + (int)(seed % 3), step = length * (1 + (int)(seed % 2));
        var stream = new RandomStream(seed, 3);
        double[] a = Random(m * length, stream), b = Random(length, stream), rows = Random(n * length, stream), e = Random(length, stream), others = Random(n * step, stream);
        double[] start = Random(m * stride, stream), found = (double[])start.Clone(), expected = (double[])start.Clone(), formed = new double[n * length];
        for (int i = 0; i < formed.Length; i++)
        {
            formed[i] = Math.FusedMultiplyAdd(e[i % length], others[(i / length * step) + (i % length)], b[i % length] * rows[i]);
        }

        bool add = seed % 5 < 3;
        BlockedProducts.FormedInnerProducts(a, m, b, rows, n, e, others, step, length, found, stride, add);
        BlockedProducts.InnerProducts(a, m, formed, n, length, expected, stride, add);
        Assert.Equal(expected, found);
    });

    [Fact]
    public void Products_start_with_constants() => Cases.Sample((m, k, quarter, seed) =>
    {
        int n = 4 * quarter;
        var stream = new RandomStream(seed, 4);
        double[] a = Random(m * k, stream), b = Random(k * n, stream), constants = Random(m, stream), found = Random(m * n, stream), expected = new double[m * n];
        for (int i = 0; i < m && seed % 3 > 0; i++)
        {
            expected.AsSpan(i * n, n).Fill(constants[i]);
        }

        BlockedProducts.AddProduct(a, k, 1, m, k, b, expected, n);
        BlockedProducts.Product(a, k, 1, m, k, b, found, n, seed % 3 > 0 ? constants : default);
        Assert.Equal(expected, found);
    });

    [Fact]
    public void Row_sums_have_the_bits_of_inner_products_with_ones() => Gen.Select(Gen.Int[1, 11], Gen.Int[1, 12], Gen.ULong).Sample((m, quarter, seed) =>
    {
        int length = 4 * quarter;
        var stream = new RandomStream(seed, 5);
        double[] a = Random(m * length, stream), ones = new double[length], found = Random(m, stream), expected = (double[])found.Clone();
        Array.Fill(ones, 1);
        BlockedProducts.RowSums(a, m, length, found, seed % 2 == 0);
        BlockedProducts.InnerProducts(a, m, ones, 1, length, expected, 1, seed % 2 == 0);
        Assert.Equal(expected, found);
    });

    [Fact]
    public void Spans_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => BlockedProducts.AddProduct(new double[6], 3, 1, 2, 3, new double[12], new double[7], 4));
        Assert.Throws<ArgumentException>(() => BlockedProducts.AddProduct(new double[6], 3, 1, 2, 3, new double[15], new double[10], 5));
        Assert.Throws<ArgumentException>(() => BlockedProducts.AddProduct(new double[5], 3, 1, 2, 3, new double[12], new double[8], 4));
        Assert.Throws<ArgumentException>(() => BlockedProducts.InnerProducts(new double[8], 2, new double[8], 2, 4, new double[4], 1, false));
        Assert.Throws<ArgumentException>(() => BlockedProducts.InnerProducts(new double[6], 2, new double[6], 2, 3, new double[4], 2, false));
    }

    private static double[] Random(int count, RandomStream stream) => [.. Enumerable.Range(0, count).Select(_ => stream.NextNormal())];
}
