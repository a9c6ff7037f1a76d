using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace EnergyLandscape.Numerics.Tests;

public class LanczosTests
{
    private static readonly Gen<(int Size, ulong Seed)> Cases = Gen.Select(Gen.Int[1, 60], Gen.ULong);

    [Fact]
    public void Ends_are_those_of_MathNet() => Cases.Sample((n, seed) =>
    {
        var stream = new RandomStream(seed, 1);
        double[] matrix = Random(n, stream);
        double[] values = [.. Matrix<double>.Build.Dense(n, n, matrix).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real)];
        LanczosExtremes ends = new Lanczos(n).Extremes(Product(matrix), Vector(n, stream), 1e-10);
        double size = Math.Max(1, values.Max(Math.Abs));
        Assert.True(ends.Converged);
        Assert.InRange(ends.Iterations, 1, n);
        Assert.Equal(values.Min(), ends.Lowest, 1e-12 * size);
        Assert.Equal(values.Max(), ends.Highest, 1e-12 * size);
    });

    [Fact]
    public void Ritz_values_lie_inside_the_spectrum_and_an_eigenvalue_within_the_residual() => Gen.Select(Gen.Int[2, 50], Gen.Int[1, 20], Gen.ULong).Sample((n, most, seed) =>
    {
        var stream = new RandomStream(seed, 2);
        double[] matrix = Random(n, stream);
        var eigen = new SymmetricEigen(n);
        eigen.ComputeValues(matrix);
        double[] values = eigen.Values.ToArray();
        LanczosExtremes ends = new Lanczos(n, most).Extremes(Product(matrix), Vector(n, stream), 1e-12);
        double rounding = 1e-13 * n;
        Assert.InRange(ends.Iterations, 1, Math.Min(n, most));
        Assert.InRange(ends.Lowest, values.Min() - rounding, ends.Highest + rounding);
        Assert.InRange(ends.Highest, ends.Lowest - rounding, values.Max() + rounding);
        Assert.InRange(values.Min(value => Math.Abs(value - ends.Lowest)), 0, ends.LowestResidual + rounding);
        Assert.InRange(values.Min(value => Math.Abs(value - ends.Highest)), 0, ends.HighestResidual + rounding);
    });

    [Fact]
    public void Residuals_are_those_of_the_Ritz_pairs()
    {
        // The tridiagonal matrix of the first steps from e1 is the leading block itself, so that both sides are known.
        const int N = 12, Steps = 5;
        double[] matrix = new double[N * N];
        var stream = new RandomStream(4, 4);
        for (int i = 0; i < N; i++)
        {
            matrix[(i * N) + i] = stream.NextNormal();
            if (i + 1 < N)
            {
                matrix[(i * N) + i + 1] = matrix[((i + 1) * N) + i] = stream.NextUniform(0.5, 1.5);
            }
        }

        var start = new double[N];
        start[0] = 1;
        LanczosExtremes ends = new Lanczos(N, Steps).Extremes(Product(matrix), start, 1e-14);
        var leading = new double[Steps * Steps];
        for (int i = 0; i < Steps * Steps; i++)
        {
            leading[i] = matrix[(i / Steps * N) + (i % Steps)];
        }

        var eigen = new SymmetricEigen(Steps);
        eigen.Decompose(leading);
        double beta = matrix[((Steps - 1) * N) + Steps];
        Assert.False(ends.Converged);
        Assert.Equal(eigen.Values[0], ends.Lowest, 1e-14);
        Assert.Equal(eigen.Values[Steps - 1], ends.Highest, 1e-14);
        Assert.Equal(beta * Math.Abs(eigen.Vector(0)[Steps - 1]), ends.LowestResidual, 1e-13);
        Assert.Equal(beta * Math.Abs(eigen.Vector(Steps - 1)[Steps - 1]), ends.HighestResidual, 1e-13);
    }

    [Theory]
    [InlineData(40, 3)]
    [InlineData(200, 10)]
    public void Clusters_and_low_rank(int n, int rank)
    {
        // Eigenvalues: a cluster at 5 within 1e-9, one at −2, zeros for the rest; a space of few dimensions is mapped into itself.
        var stream = new RandomStream(8, (ulong)n);
        double[] values = new double[n];
        for (int i = 0; i < rank; i++)
        {
            values[i] = i == 0 ? -2 : 5 + (1e-9 * i / rank);
        }

        LanczosExtremes ends = new Lanczos(n).Extremes(Reflected(values, stream), Vector(n, stream), 1e-9);
        Assert.True(ends.Converged);
        Assert.InRange(ends.Iterations, 1, rank + 9);
        Assert.Equal(-2, ends.Lowest, 1e-9);
        Assert.Equal(5, ends.Highest, 2e-9);
    }

    [Fact]
    public void Small_zero_and_scaled_matrices()
    {
        Assert.Equal(new LanczosExtremes(-3, -3, 0, 0, 1, true), new Lanczos(1).Extremes(Product([-3]), [7]));
        Assert.Equal(new LanczosExtremes(0, 0, 0, 0, 1, true), new Lanczos(3).Extremes(Product(new double[9]), [1, 2, 3]));
        foreach (double scale in (double[])[1e-200, 1, 1e150])
        {
            LanczosExtremes two = new Lanczos(2).Extremes(Product([2 * scale, scale, scale, 2 * scale]), [1, 0]);
            Assert.True(two.Converged);
            Assert.Equal(1, two.Lowest / scale, 1e-14);
            Assert.Equal(3, two.Highest / scale, 1e-14);
        }
    }

    [Fact]
    public void Coordinates_in_which_the_start_is_zero_are_left_out_where_the_matrix_is_decoupled()
    {
        double[] matrix = new double[16];
        (matrix[0], matrix[5], matrix[10], matrix[15]) = (-9, 1, 2, 0);
        (matrix[6], matrix[9]) = (0.5, 0.5);
        LanczosExtremes ends = new Lanczos(4).Extremes(Product(matrix), [0, 1, 0.3, 0]);
        Assert.True(ends.Converged);
        Assert.Equal(2, ends.Iterations);
        Assert.Equal(1.5 - Math.Sqrt(0.5), ends.Lowest, 1e-14);
        Assert.Equal(1.5 + Math.Sqrt(0.5), ends.Highest, 1e-14);
    }

    [Fact]
    public void Later_calls_allocate_nothing_and_give_the_same_bits()
    {
        var stream = new RandomStream(3, 3);
        double[] matrix = Random(50, stream), start = Vector(50, stream);
        SymmetricOperator product = Product(matrix);
        var lanczos = new Lanczos(50);
        LanczosExtremes first = lanczos.Extremes(product, start);
        lanczos.Extremes(Product(Random(50, stream)), start);
        long before = GC.GetAllocatedBytesForCurrentThread();
        LanczosExtremes again = lanczos.Extremes(product, start);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
        Assert.Equal(first, again);
    }

    [Fact]
    public void Bad_starts_and_products_are_refused()
    {
        var lanczos = new Lanczos(2);
        Assert.Throws<ArgumentException>(() => lanczos.Extremes(Product(new double[4]), [0, 0]));
        Assert.Throws<ArgumentException>(() => lanczos.Extremes(Product(new double[4]), [1]));
        Assert.Throws<ArgumentException>(() => lanczos.Extremes(Product(new double[4]), [double.NaN, 1]));
        Assert.Throws<ArithmeticException>(() => lanczos.Extremes(Product([double.NaN, 0, 0, 1]), [1, 1]));
    }

    private static SymmetricOperator Product(double[] matrix) => (vector, product) =>
    {
        for (int i = 0; i < vector.Length; i++)
        {
            product[i] = VectorMath.Dot(matrix.AsSpan(i * vector.Length, vector.Length), vector);
        }
    };

    // H·diag(values)·H with the reflection H = 1 − 2 u uᵀ.
    private static SymmetricOperator Reflected(double[] values, RandomStream stream)
    {
        double[] u = Vector(values.Length, stream);
        double norm = VectorMath.Norm(u);
        return (vector, product) =>
        {
            vector.CopyTo(product);
            Reflect(product);
            for (int i = 0; i < product.Length; i++)
            {
                product[i] *= values[i];
            }

            Reflect(product);
        };

        void Reflect(Span<double> x) => VectorMath.Axpy(-2 * VectorMath.Dot(u, x) / (norm * norm), u, x);
    }

    private static double[] Vector(int n, RandomStream stream) => [.. Enumerable.Range(0, n).Select(_ => stream.NextNormal())];

    private static double[] Random(int n, RandomStream stream)
    {
        var matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                matrix[(i * n) + j] = matrix[(j * n) + i] = stream.NextNormal();
            }
        }

        return matrix;
    }
}
