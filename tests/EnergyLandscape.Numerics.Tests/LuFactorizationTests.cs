using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace EnergyLandscape.Numerics.Tests;

public class LuFactorizationTests
{
    [Fact]
    public void Solutions_agree_with_MathNet() =>
        Gen.Int[1, 12].SelectMany(n => Gen.Select(Gen.Double[-1, 1].Array[n * n], Gen.Double[-1, 1].Array[n])).Sample((a, b) =>
        {
            int n = b.Length;
            Matrix<double> matrix = Matrix<double>.Build.DenseOfRowMajor(n, n, a);
            double condition = matrix.ConditionNumber();
            if (!(condition < 1e6))
            {
                return;
            }

            var lu = new LuFactorization(n);
            Assert.True(lu.TryFactor(a));
            double[] x = [.. b], expected = matrix.Solve(Vector<double>.Build.Dense(b)).ToArray();
            lu.Solve(x, x);
            double largest = expected.Max(Math.Abs);
            Assert.All(Enumerable.Range(0, n), i => Assert.Equal(expected[i], x[i], 1e-14 * condition * Math.Max(largest, 1e-3)));
        });

    [Fact]
    public void A_zero_on_the_diagonal_is_no_obstacle()
    {
        var lu = new LuFactorization(2);
        Assert.True(lu.TryFactor([0, 2, 4, 1]));
        double[] x = [6, 11];
        lu.Solve(x, x);
        Assert.Equal([2.0, 3.0], x);
    }

    [Theory]
    [InlineData(1.0, 2.0, 2.0, 4.0)]
    [InlineData(0.0, 0.0, 0.0, 0.0)]
    [InlineData(double.NaN, 1.0, 1.0, 1.0)]
    public void Singular_and_undefined_matrices_are_refused(double a, double b, double c, double d) => Assert.False(new LuFactorization(2).TryFactor([a, b, c, d]));
}
