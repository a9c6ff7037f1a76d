using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace EnergyLandscape.Numerics.Tests;

public class ShiftedInertiaTests
{
    private static readonly Gen<(int Size, ulong Seed)> Cases = Gen.Select(Gen.Int[1, 50], Gen.ULong);

    [Fact]
    public void Counts_are_those_of_the_eigenvalues_of_MathNet() => Cases.Sample((n, seed) =>
    {
        var stream = new RandomStream(seed, 1);
        double[] matrix = Random(n, stream, keep: seed % 3 == 0 ? 0.3 : 1);
        double[] values = Eigenvalues(matrix, n);
        var scratch = new double[ShiftedInertia.ScratchLength(n)];
        for (int trial = 0; trial < 5; trial++)
        {
            double shift = stream.NextUniform(-3, 3);
            if (values.Any(value => Math.Abs(value - shift) < 1e-9))
            {
                continue;
            }

            Assert.Equal(new Inertia(values.Count(v => v > shift), values.Count(v => v < shift), 0), ShiftedInertia.Of(matrix, n, shift, scratch));
        }
    });

    [Fact]
    public void Rows_and_columns_of_zeros_are_eigenvalues_at_zero() => Cases.Sample((n, seed) =>
    {
        var stream = new RandomStream(seed, 2);
        double[] matrix = Random(n, stream, keep: 1);
        bool[] isZero = [.. Enumerable.Range(0, n).Select(_ => stream.NextDouble() < 0.3)];
        for (int i = 0; i < n * n; i++)
        {
            matrix[i] = isZero[i / n] || isZero[i % n] ? 0 : matrix[i];
        }

        double[] values = Eigenvalues(matrix, n);
        int zeros = isZero.Count(zero => zero);
        if (values.Count(value => Math.Abs(value) < 1e-9) > zeros)
        {
            return;
        }

        var expected = new Inertia(values.Count(value => value > 1e-9), values.Count(value => value < -1e-9), zeros);
        Assert.Equal(expected, ShiftedInertia.Of(matrix, n, 0, new double[ShiftedInertia.ScratchLength(n)]));
    });

    [Theory]
    [InlineData(1e-5)]
    [InlineData(1e-10)]
    public void Two_shifts_count_the_eigenvalues_within_a_tolerance(double tolerance) => Cases.Sample((n, seed) =>
    {
        var stream = new RandomStream(seed, 3);
        int rank = stream.NextInt(n + 1);
        double[] matrix = OfRank(n, rank, stream);
        double[] values = Eigenvalues(matrix, n);
        if (values.Any(value => Math.Abs(value) > 1e-12 && Math.Abs(value) < 2 * tolerance))
        {
            return;
        }

        var scratch = new double[ShiftedInertia.ScratchLength(n)];
        Inertia above = ShiftedInertia.Of(matrix, n, tolerance, scratch), below = ShiftedInertia.Of(matrix, n, -tolerance, scratch);
        Assert.Equal(values.Count(value => value > tolerance), above.Positive);
        Assert.Equal(values.Count(value => value < -tolerance), below.Negative);
        Assert.Equal(n - rank, n - above.Positive - below.Negative);
    });

    [Theory]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(130)]
    [InlineData(341)]
    public void Large_matrices(int n)
    {
        var stream = new RandomStream(9, (ulong)n);
        double[] matrix = Random(n, stream, keep: 1);
        double[] values = Eigenvalues(matrix, n);
        foreach (double shift in (double[])[-5, -0.1, 0, 0.3, 11])
        {
            Inertia expected = new(values.Count(v => v > shift), values.Count(v => v < shift), 0);
            Assert.Equal(expected, ShiftedInertia.Of(matrix, n, shift, new double[ShiftedInertia.ScratchLength(n)]));
        }
    }

    [Fact]
    public void Special_matrices()
    {
        var scratch = new double[100];
        Assert.Equal(new Inertia(0, 0, 3), ShiftedInertia.Of(new double[9], 3, 0, scratch));
        Assert.Equal(new Inertia(0, 3, 0), ShiftedInertia.Of(new double[9], 3, 1e-300, scratch));
        Assert.Equal(new Inertia(1, 1, 0), ShiftedInertia.Of([0, 2, 2, 0], 2, 0, scratch));
        Assert.Equal(new Inertia(0, 1, 1), ShiftedInertia.Of([0, 2, 2, 0], 2, 2, scratch));
        Assert.Equal(new Inertia(1, 0, 0), ShiftedInertia.Of([2], 1, 1, scratch));
        Assert.Throws<ArithmeticException>(() => ShiftedInertia.Of([1, 0, 0, double.NaN], 2, 0, new double[8]));
        Assert.Throws<ArithmeticException>(() => ShiftedInertia.Of([1, double.NegativeInfinity, 0, 1], 2, 0, new double[8]));
        Assert.Throws<ArgumentException>(() => ShiftedInertia.Of([1, 0, 0], 2, 0, new double[8]));
        Assert.Throws<ArgumentException>(() => ShiftedInertia.Of([1, 0, 0, 1], 2, 0, new double[4]));
    }

    [Theory]
    [InlineData(1e-310)]
    [InlineData(double.Epsilon)]
    [InlineData(1e307)]
    public void Elements_near_the_ends_of_the_range_are_counted_as_others(double size)
    {
        var scratch = new double[ShiftedInertia.ScratchLength(20)];
        Assert.Equal(new Inertia(2, 0, 0), ShiftedInertia.Of([size, 0, 0, size], 2, 0, scratch));
        Assert.Equal(new Inertia(2, 1, 0), ShiftedInertia.Of([size, 4 * size, 0, 4 * size, size, 0, 0, 0, size], 3, 0, scratch));
        var large = new double[400];
        for (int i = 0; i < 20; i++)
        {
            large[21 * i] = size;
        }

        Assert.Equal(new Inertia(20, 0, 0), ShiftedInertia.Of(large, 20, 0, scratch));
        Assert.Throws<ArithmeticException>(() => ShiftedInertia.Of([1, 0, 0, 1], 2, double.NaN, new double[8]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ShiftedInertia.Of([], 1 << 16, 0, []));
    }

    [Fact]
    public void Counting_allocates_nothing()
    {
        double[] matrix = Random(9, new RandomStream(1, 1), 1), scratch = new double[ShiftedInertia.ScratchLength(9)];
        Inertia first = ShiftedInertia.Of(matrix, 9, 0.1, scratch);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Inertia second = ShiftedInertia.Of(matrix, 9, 0.1, scratch);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(first, second);
    }

    private static double[] Eigenvalues(double[] matrix, int n) =>
        [.. Matrix<double>.Build.Dense(n, n, matrix).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real)];

    private static double[] Random(int n, RandomStream stream, double keep)
    {
        var matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                matrix[(i * n) + j] = matrix[(j * n) + i] = stream.NextDouble() < keep ? stream.NextNormal() : 0;
            }
        }

        return matrix;
    }

    // Σ ± v vᵀ with `rank` terms.
    private static double[] OfRank(int n, int rank, RandomStream stream)
    {
        var matrix = new double[n * n];
        for (int term = 0; term < rank; term++)
        {
            double[] v = [.. Enumerable.Range(0, n).Select(_ => stream.NextNormal())];
            double sign = stream.NextDouble() < 0.5 ? -1 : 1;
            for (int i = 0; i < n * n; i++)
            {
                matrix[i] += sign * (v[i / n] * v[i % n]);
            }
        }

        return matrix;
    }
}
