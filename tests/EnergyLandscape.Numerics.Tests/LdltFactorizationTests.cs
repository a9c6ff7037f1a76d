using CsCheck;

namespace EnergyLandscape.Numerics.Tests;

public class LdltFactorizationTests
{
    private static readonly Gen<(int Size, ulong Seed)> Cases = Gen.Select(Gen.Int[1, 40], Gen.ULong);

    private static double[] RandomMatrix(int n, RandomStream stream, double shift, double keep)
    {
        var matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                matrix[(i * n) + j] = matrix[(j * n) + i] = (stream.NextDouble() < keep ? stream.NextNormal() : 0) + (i == j ? shift : 0);
            }
        }

        return matrix;
    }

    [Fact]
    public void Inertia_counts_the_signs_of_the_eigenvalues() => Cases.Sample((n, seed) =>
    {
        var stream = new RandomStream(seed, 1);
        double[] matrix = RandomMatrix(n, stream, stream.NextUniform(-3, 3), 1);
        var eigen = new SymmetricEigen(n);
        eigen.ComputeValues(matrix);
        var factorization = new LdltFactorization(n);
        factorization.Factor(matrix);
        int negative = 0;
        foreach (double value in eigen.Values)
        {
            negative += value < 0 ? 1 : 0;
        }

        Assert.Equal(new Inertia(n - negative, negative, 0), factorization.Inertia);
    });

    [Fact]
    public void Sparse_matrices_with_zero_diagonals_keep_their_inertia() => Cases.Sample((n, seed) =>
    {
        double[] matrix = RandomMatrix(n, new RandomStream(seed, 2), 0, 0.3);
        var eigen = new SymmetricEigen(n);
        eigen.ComputeValues(matrix);
        double[] values = eigen.Values.ToArray();
        var factorization = new LdltFactorization(n);
        factorization.Factor(matrix);

        // Rounding may leave a pivot of 1e-17 in place of a zero, with either sign; all other signs are certain.
        int positive = values.Count(v => v > 1e-9), negative = values.Count(v => v < -1e-9), undecided = n - positive - negative;
        Assert.InRange(factorization.Inertia.Positive, positive, positive + undecided);
        Assert.InRange(factorization.Inertia.Negative, negative, negative + undecided);
        Assert.Equal(n, factorization.Inertia.Positive + factorization.Inertia.Negative + factorization.Inertia.Zero);
    });

    [Fact]
    public void Solutions_solve() => Cases.Sample((n, seed) =>
    {
        var stream = new RandomStream(seed, 3);
        double[] matrix = RandomMatrix(n, stream, 0, 0.8);
        var factorization = new LdltFactorization(n);
        factorization.Factor(matrix);
        if (factorization.Inertia.Zero > 0)
        {
            return;
        }

        double[] b = Enumerable.Range(0, n).Select(_ => stream.NextNormal()).ToArray();
        var x = new double[n];
        factorization.Solve(b, x);
        double size = VectorMath.MaxAbs(x) * VectorMath.MaxAbs(matrix) * n;
        for (int i = 0; i < n; i++)
        {
            Assert.Equal(b[i], VectorMath.Dot(matrix.AsSpan(i * n, n), x), 1e-13 * (1 + size));
        }

        double[] inPlace = (double[])b.Clone();
        factorization.Solve(inPlace, inPlace);
        Assert.Equal(x, inPlace);
    });

    [Fact]
    public void Rank_one_and_zero_matrices_report_their_zeros()
    {
        var factorization = new LdltFactorization(5);
        factorization.Factor(new double[25]);
        Assert.Equal(new Inertia(0, 0, 5), factorization.Inertia);
        double[] v = [0.1, -0.7, 0.3, 1.9, 1e-3];
        factorization.Factor(Enumerable.Range(0, 25).Select(i => -v[i / 5] * v[i % 5]).ToArray());
        Assert.Equal(new Inertia(0, 1, 4), factorization.Inertia);
        Assert.Throws<ArithmeticException>(() => factorization.Solve(v, new double[5]));
    }

    [Fact]
    public void A_pair_of_zero_diagonal_is_one_of_each_sign()
    {
        var factorization = new LdltFactorization(2);
        Assert.Throws<InvalidOperationException>(() => factorization.Solve([1, 2], new double[2]));
        factorization.Factor([0, 2, 2, 0]);
        Assert.Equal(new Inertia(1, 1, 0), factorization.Inertia);
        var x = new double[2];
        factorization.Solve([2, 6], x);
        Assert.Equal([3, 1], x);
        Assert.Throws<ArithmeticException>(() => factorization.Factor([0, 0, double.NaN, 0]));
        Assert.Throws<InvalidOperationException>(() => factorization.Solve([1, 2], new double[2]));
        Assert.Throws<ArgumentException>(() => factorization.Factor(new double[3]));
    }
}
