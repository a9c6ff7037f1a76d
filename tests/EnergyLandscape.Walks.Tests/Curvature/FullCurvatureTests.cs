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

    // Softmax of two outputs is the logistic function of their difference: the Hessian is that of the logistic network between a matrix and its
    // transpose, and has as many positive and negative eigenvalues (Sylvester), besides three zeros.
    [Fact]
    public void Shifts_of_softmax_outputs_make_no_point_singular()
    {
        NetworkPotential network = new(new NetworkArchitecture([2, 2, 2], [Activation.Tanh]), TrainingSet.Xor(2)),
            logistic = new(new NetworkArchitecture([2, 2, 1], [Activation.Tanh]), TrainingSet.Xor(1), OutputFunction.Logistic);
        var landscape = new NetworkWalkLandscape(network, TrainingSet.Xor(2));
        Assert.Equal((3, 3), (landscape.ZeroModes, network.Symmetry.ZeroModes));
        Assert.Equal(3, new PotentialWalkLandscape(network).ZeroModes);
        Assert.Equal(3, landscape.CreateEvaluator().StructuralNullity);
        (double[][] points, WalkSample[] samples) = XorNetwork.Walk(landscape, new WalkOptions { Steps = 60, Curvature = CurvatureMethod.Full });
        WalkSample[] lanczos = XorNetwork.Walk(landscape, new WalkOptions { Steps = 60, Curvature = CurvatureMethod.Lanczos }).Samples;
        NetworkEvaluator evaluator = logistic.CreateEvaluator();
        double[] gradient = new double[9], hessian = new double[81];
        for (int step = 0; step < points.Length; step++)
        {
            double[] x = points[step];
            evaluator.EnergyGradientHessian([.. x[..6], x[8] - x[6], x[9] - x[7], x[11] - x[10]], gradient, hessian);
            CurvatureReading expected = new FullCurvature(9, 1e-13).Classify(hessian);
            Assert.Equal((expected.Class, expected.Negative, 0), (samples[step].Curvature, samples[step].NegativeEigenvalues, samples[step].ZeroEigenvalues));
            Assert.Equal(expected.Class, lanczos[step].Curvature);
        }
    }

    // Without hidden layer the shifts are of the very weights that a zero input leaves open: 2 · 2 of the rows, 2 + 1 + 1 shifts, 2 of them the same.
    [Fact]
    public void Directions_that_are_both_shifts_and_unseen_are_counted_once()
    {
        var rows = new TrainingSet("zeros", [1, 0, 0, 2, 0, 0, 4, 0, 0, 7, 0, 0], 3, [1, 0, 0, 1, 1, 0, 0, 1], 2);
        var network = new NetworkPotential(new NetworkArchitecture([3, 2], []), rows);
        IWalkEvaluator evaluator = new NetworkWalkLandscape(network, rows).CreateEvaluator();
        double[] hessian = new double[64];
        evaluator.Training.EnergyGradientHessian([0.1, -0.3, 0.2, 0.3, 0.4, -0.2, 0.5, 0.6], new double[8], hessian);
        Assert.Equal(8 - Matrix<double>.Build.Dense(8, 8, hessian).Rank(), evaluator.StructuralNullity);
    }

    private static CurvatureReading Classify(double[] hessian, double scale) => new FullCurvature(2, 1e-13).Classify([.. hessian.Select(value => value * scale)]);

    private static CurvatureClass Expected(CurvatureReading reading, int n) => reading.Zero > 0 ? CurvatureClass.Singular
        : reading.Negative == 0 ? CurvatureClass.Convex
        : reading.Negative == n ? CurvatureClass.Concave : CurvatureClass.Saddle;
}
