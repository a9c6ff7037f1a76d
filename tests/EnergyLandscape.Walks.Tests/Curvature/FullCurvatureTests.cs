using CsCheck;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using MathNet.Numerics.LinearAlgebra;

namespace EnergyLandscape.Walks.Tests.Curvature;

public sealed class FullCurvatureTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(10.0)]
    [InlineData(40.0)]
    public void Counts_are_those_of_all_eigenvalues(double size) => Gen.Double[-size, size].Array[9].Sample(x =>
    {
        NetworkEvaluator evaluator = XorNetwork.Network().CreateEvaluator();
        double[] gradient = new double[9], hessian = new double[81];
        evaluator.EnergyGradientHessian(x, gradient, hessian);
        foreach (double tolerance in (double[])[2e-13, 1e-9, 1e-5])
        {
            double[] values = [.. Matrix<double>.Build.Dense(9, 9, hessian).Evd(Symmetricity.Symmetric).EigenValues.Select(value => value.Real)];
            double t = tolerance * VectorMath.Norm(hessian), rounding = 1e-15 * VectorMath.Norm(hessian);
            if (values.Any(value => Math.Abs(Math.Abs(value) - t) < 20 * rounding))
            {
                continue; // Which side of the tolerance rounding decides.
            }

            CurvatureReading reading = new FullCurvature(9, tolerance).Classify(hessian);
            Assert.Equal(values.Count(value => value < -t), reading.Negative);
            Assert.Equal(values.Count(value => Math.Abs(value) <= t), reading.Zero);
            Assert.Equal(Expected(reading, 9), reading.Class);
        }
    });

    [Theory]
    [InlineData(1e-200)]
    [InlineData(1e-305)]
    [InlineData(1.0)]
    [InlineData(1e200)]
    public void Classes_do_not_depend_on_the_scale(double scale)
    {
        Assert.Equal(CurvatureClass.Convex, Classify([2, 0, 0, 3], scale).Class);
        Assert.Equal(CurvatureClass.Concave, Classify([-2, 0, 0, -3], scale).Class);
        Assert.Equal(new CurvatureReading(CurvatureClass.Saddle, 1, 0, double.NaN, double.NaN), Classify([0, 1, 1, 0], scale));
        Assert.Equal(new CurvatureReading(CurvatureClass.Singular, 0, 1, double.NaN, double.NaN), Classify([1, 1, 1, 1], scale));
        Assert.Equal(new CurvatureReading(CurvatureClass.Singular, 1, 1, double.NaN, double.NaN), Classify([-1, 1, 1, -1], scale));
    }

    [Fact]
    public void No_curvature_at_all_is_singular_and_numbers_that_are_none_have_no_class()
    {
        Assert.Equal(new CurvatureReading(CurvatureClass.Singular, 0, 2, double.NaN, double.NaN), Classify([0, 0, 0, 0], 1));
        Assert.Equal(CurvatureReading.Unknown, Classify([double.NaN, 0, 0, 1], 1));
        Assert.Equal(CurvatureReading.Unknown, Classify([double.PositiveInfinity, 0, 0, 1], 1));
    }

    [Fact]
    public void An_eigenvalue_is_zero_up_to_the_tolerance_relative_to_the_norm()
    {
        double[] hessian = [1, 0, 0, 1e-6];
        Assert.Equal(CurvatureClass.Singular, new FullCurvature(2, 1.01e-6).Classify(hessian).Class);
        Assert.Equal(CurvatureClass.Convex, new FullCurvature(2, 0.99e-6).Classify(hessian).Class);
        hessian[3] = -1e-6;
        Assert.Equal(CurvatureClass.Singular, new FullCurvature(2, 1.01e-6).Classify(hessian).Class);
        Assert.Equal(CurvatureClass.Saddle, new FullCurvature(2, 0.99e-6).Classify(hessian).Class);
    }

    private static CurvatureReading Classify(double[] hessian, double scale) => new FullCurvature(2, 1e-13).Classify([.. hessian.Select(value => value * scale)]);

    private static CurvatureClass Expected(CurvatureReading reading, int n) => reading.Zero > 0 ? CurvatureClass.Singular
        : reading.Negative == 0 ? CurvatureClass.Convex
        : reading.Negative == n ? CurvatureClass.Concave : CurvatureClass.Saddle;
}
