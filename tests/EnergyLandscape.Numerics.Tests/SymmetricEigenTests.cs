using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace EnergyLandscape.Numerics.Tests;

public class SymmetricEigenTests
{
    private static readonly Gen<(int Size, ulong Seed, double Decades)> Cases =
        Gen.Select(Gen.Int[1, 60], Gen.ULong, Gen.Double[0, 12]);

    /// <summary>Random, graded from 1 down by the decades given, and symmetric to the bit.</summary>
    private static double[] RandomMatrix(int n, ulong seed, double decades)
    {
        var stream = new RandomStream(seed, 7);
        var matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double grade = Math.Pow(10, -decades * (i + j) / (2.0 * n));
                matrix[(i * n) + j] = matrix[(j * n) + i] = stream.NextNormal() * grade;
            }
        }

        return matrix;
    }

    private static double Largest(double[] matrix) => matrix.Max(Math.Abs);

    private static void CheckDecomposition(double[] matrix, SymmetricEigen eigen)
    {
        int n = eigen.Size;
        double norm = Math.Sqrt(matrix.Sum(x => x * x));
        for (int k = 0; k < n; k++)
        {
            double[] vector = eigen.Vector(k).ToArray();
            double residual = 0;
            for (int i = 0; i < n; i++)
            {
                double sum = -eigen.Values[k] * vector[i];
                for (int j = 0; j < n; j++)
                {
                    sum += matrix[(i * n) + j] * vector[j];
                }

                residual = Math.Max(residual, Math.Abs(sum));
            }

            Assert.True(residual <= 2e-15 * Math.Sqrt(n) * norm, $"residual {residual} of norm {norm}, n = {n}, k = {k}");
            Assert.True(vector.MaxBy(Math.Abs) > 0);
            for (int l = 0; l <= k; l++)
            {
                double dot = 0;
                for (int i = 0; i < n; i++)
                {
                    dot += vector[i] * eigen.Vector(l)[i];
                }

                Assert.True(Math.Abs(dot - (k == l ? 1 : 0)) <= 2e-14, $"vectors {k} and {l} give {dot}");
            }

            Assert.True(k == 0 || eigen.Values[k] >= eigen.Values[k - 1]);
        }
    }

    [Fact]
    public void Vectors_are_orthonormal_and_solve_the_eigenproblem() => Cases.Sample(
        c =>
        {
            var eigen = new SymmetricEigen(c.Size);
            double[] matrix = RandomMatrix(c.Size, c.Seed, c.Decades);
            eigen.Decompose(matrix);
            CheckDecomposition(matrix, eigen);
        },
        iter: 200);

    [Fact]
    public void Values_agree_with_MathNet() => Cases.Sample(
        c =>
        {
            var eigen = new SymmetricEigen(c.Size);
            double[] matrix = RandomMatrix(c.Size, c.Seed, c.Decades);
            eigen.Decompose(matrix);
            double[] expected = Matrix<double>.Build.DenseOfRowMajor(c.Size, c.Size, matrix).Evd(Symmetricity.Symmetric).EigenValues.Select(z => z.Real).Order().ToArray();
            for (int k = 0; k < c.Size; k++)
            {
                Assert.Equal(expected[k], eigen.Values[k], 5e-14 * c.Size * Largest(matrix));
            }
        },
        iter: 100);

    [Fact]
    public void Values_alone_are_the_same_bits() => Cases.Sample(
        c =>
        {
            var eigen = new SymmetricEigen(c.Size);
            double[] matrix = RandomMatrix(c.Size, c.Seed, c.Decades);
            eigen.Decompose(matrix);
            double[] values = eigen.Values.ToArray();
            eigen.ComputeValues(matrix);
            Assert.Equal(values, eigen.Values.ToArray());
        },
        iter: 100);

    [Fact]
    public void A_used_object_gives_the_bits_of_a_fresh_one()
    {
        var used = new SymmetricEigen(17);
        used.Decompose(RandomMatrix(17, 1, 9));
        used.ComputeValues(RandomMatrix(17, 2, 0));
        var fresh = new SymmetricEigen(17);
        double[] matrix = RandomMatrix(17, 3, 4);
        used.Decompose(matrix);
        fresh.Decompose(matrix);
        Assert.Equal(fresh.Values.ToArray(), used.Values.ToArray());
        for (int k = 0; k < 17; k++)
        {
            Assert.Equal(fresh.Vector(k).ToArray(), used.Vector(k).ToArray());
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(33)]
    [InlineData(60)]
    public void Chain_of_springs_has_its_textbook_spectrum(int n)
    {
        var matrix = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            matrix[(i * n) + i] = 2;
            if (i > 0)
            {
                matrix[(i * n) + i - 1] = matrix[((i - 1) * n) + i] = -1;
            }
        }

        var eigen = new SymmetricEigen(n);
        eigen.Decompose(matrix);
        CheckDecomposition(matrix, eigen);
        for (int k = 0; k < n; k++)
        {
            Assert.Equal(2 - (2 * Math.Cos((k + 1) * Math.PI / (n + 1))), eigen.Values[k], 1e-14 * n);
        }
    }

    [Fact]
    public void Spectra_from_1e_minus_9_to_1_are_found_to_rounding_of_the_largest() => Gen.Select(Gen.Int[2, 60], Gen.ULong).Sample(
        (n, seed) =>
        {
            // H = P D P with a Householder reflection P and D logarithmic: the eigenvalues are known.
            var direction = new double[n];
            new RandomStream(seed, 0).NextDirection(direction);
            double[] spectrum = Enumerable.Range(0, n).Select(k => Math.Pow(10, -9.0 * (n - 1 - k) / (n - 1))).ToArray();
            double mean = Enumerable.Range(0, n).Sum(k => direction[k] * spectrum[k] * direction[k]);
            var matrix = new double[n * n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    matrix[(i * n) + j] = (i == j ? spectrum[i] : 0) - (2 * direction[i] * direction[j] * (spectrum[i] + spectrum[j])) + (4 * mean * direction[i] * direction[j]);
                }
            }

            var eigen = new SymmetricEigen(n);
            eigen.Decompose(matrix);
            for (int k = 0; k < n; k++)
            {
                Assert.Equal(spectrum[k], eigen.Values[k], 3e-15);
            }
        },
        iter: 100);

    [Fact]
    public void Order_one_and_two_are_exact()
    {
        var one = new SymmetricEigen(1);
        one.Decompose([-3.5]);
        Assert.Equal(-3.5, one.Values[0]);
        Assert.Equal(1, one.Vector(0)[0]);
        var two = new SymmetricEigen(2);
        two.Decompose([1, double.NaN, 2, -2]); // the upper triangle is not read
        Assert.Equal(-3, two.Values[0], 1e-15);
        Assert.Equal(2, two.Values[1], 1e-15);
    }

    [Theory]
    [InlineData(1e-310)]
    [InlineData(1e-200)]
    [InlineData(1e200)]
    [InlineData(1e307)]
    public void Scale_of_the_matrix_does_not_matter(double scale)
    {
        double[] matrix = RandomMatrix(9, 5, 0).Select(x => x * scale).ToArray();
        var eigen = new SymmetricEigen(9);
        eigen.Decompose(matrix);
        var plain = new SymmetricEigen(9);
        plain.Decompose(RandomMatrix(9, 5, 0));
        for (int k = 0; k < 9; k++)
        {
            Assert.Equal(plain.Values[k], eigen.Values[k] / scale, scale < 1e-300 ? 1e-11 : 1e-14);
        }
    }

    [Fact]
    public void Multiple_and_zero_values_are_handled()
    {
        foreach (int n in new[] { 3, 8, 17 })
        {
            var eigen = new SymmetricEigen(n);
            var matrix = new double[n * n];
            eigen.Decompose(matrix);
            Assert.All(eigen.Values.ToArray(), v => Assert.Equal(0, v));
            CheckDecomposition(matrix, eigen);
            Array.Fill(matrix, 1.0); // rank one
            eigen.Decompose(matrix);
            CheckDecomposition(matrix, eigen);
            Assert.Equal(n, eigen.Values[n - 1], 1e-14 * n);
            Assert.Equal(0, eigen.Values[0], 1e-14);
            for (int i = 0; i < n * n; i++)
            {
                matrix[i] = i % (n + 1) == 0 ? 3 : 0;
            }

            eigen.Decompose(matrix);
            CheckDecomposition(matrix, eigen);
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_is_refused(double value)
    {
        double[] matrix = RandomMatrix(5, 1, 0);
        matrix[(3 * 5) + 1] = value;
        var eigen = new SymmetricEigen(5);
        Assert.Throws<ArithmeticException>(() => eigen.Decompose(matrix));
        Assert.Throws<ArithmeticException>(() => eigen.ComputeValues(matrix));
        matrix[(3 * 5) + 1] = 0;
        eigen.Decompose(matrix);
        Assert.Throws<ArgumentException>(() => eigen.Decompose(new double[24]));
        Assert.Throws<ArgumentOutOfRangeException>(() => eigen.Vector(5).Length);
    }

    [Fact]
    public void Outputs_are_pinned()
    {
        // Pinned on AVX2 and the same without AVX2, FMA or any vector instructions (DOTNET_EnableAVX2=0 and so on).
        var matrix = new double[17 * 17];
        var stream = new RandomStream(8, 8);
        for (int i = 0; i < matrix.Length; i++)
        {
            matrix[i] = stream.NextUniform(-1, 1);
        }

        var eigen = new SymmetricEigen(17);
        eigen.Decompose(matrix);
        ulong hash = 14695981039346656037;
        for (int k = 0; k < 17; k++)
        {
            foreach (double value in (double[])[eigen.Values[k], .. eigen.Vector(k)])
            {
                hash = (hash ^ BitConverter.DoubleToUInt64Bits(value)) * 1099511628211;
                hash ^= hash >> 29;
            }
        }

        Assert.Equal("1c19ce1c259ef6fc", hash.ToString("x16"));
    }

    [Fact]
    public void No_call_allocates()
    {
        double[] matrix = RandomMatrix(17, 1, 3);
        var eigen = new SymmetricEigen(17);
        eigen.Decompose(matrix);
        eigen.ComputeValues(matrix);
        long before = GC.GetAllocatedBytesForCurrentThread();
        eigen.Decompose(matrix);
        eigen.ComputeValues(matrix);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
