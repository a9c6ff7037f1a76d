using CsCheck;
using MathNet.Numerics.LinearAlgebra;

namespace EnergyLandscape.Walks.Tests.Networks;

public sealed class SinglePrecisionEigenvaluesTests
{
    [Fact]
    public void Eigenvalues_are_those_of_MathNet_to_float_accuracy() =>
        Gen.Select(Gen.Int[1, 24], Gen.Int[0, 1000000]).Sample((n, seed) =>
        {
            Matrix<double> random = Matrix<double>.Build.Random(n, n, seed);
            Matrix<double> symmetric = (random + random.Transpose()).Map(entry => (double)(float)entry);
            float[] matrix = [.. symmetric.ToRowMajorArray().Select(entry => (float)entry)], values = new float[n];
            Assert.True(new SinglePrecisionEigenvalues().Compute(matrix, values));
            double[] expected = [.. symmetric.Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real).Order()];
            Array.Sort(values);
            double size = expected.Max(Math.Abs);
            Assert.All(expected.Zip(values), pair => Assert.Equal(pair.First, pair.Second, 4e-6 * size));
        }, iter: 300);

    [Fact]
    public void Zero_rows_give_exact_zeros_and_scale_does_not_matter()
    {
        float[] values = new float[3];
        Assert.True(new SinglePrecisionEigenvalues().Compute([0, 0, 0, 0, 2e-30f, 1e-30f, 0, 1e-30f, 2e-30f], values));
        Array.Sort(values);
        Assert.Equal(0, values[0]);
        Assert.Equal(1e-30, values[1], 1e-36);
        Assert.Equal(3e-30, values[2], 1e-36);
        Assert.True(new SinglePrecisionEigenvalues().Compute(new float[9], values));
        Assert.Equal([0f, 0f, 0f], values);
        Assert.False(new SinglePrecisionEigenvalues().Compute([float.NaN], new float[1]));
    }
}
