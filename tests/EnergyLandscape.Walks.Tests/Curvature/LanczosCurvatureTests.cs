using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using MathNet.Numerics.LinearAlgebra;

namespace EnergyLandscape.Walks.Tests.Curvature;

public sealed class LanczosCurvatureTests
{
    [Theory]
    [InlineData(1.0)]
    [InlineData(5.0)]
    public void Ends_of_the_spectrum_and_classes_are_those_of_the_whole_Hessian(double size)
    {
        NetworkEvaluator evaluator = Network(XorNetwork.Rows(30, 5, 1)).CreateEvaluator();
        int n = evaluator.Dimension;
        double[] gradient = new double[n], hessian = new double[n * n];
        RandomStream stream = new MasterSeed(1).StreamFor(0);
        var lanczos = new LanczosCurvature(n, 1e-9);
        for (int time = 0; time < 20; time++)
        {
            double[] x = [.. Enumerable.Range(0, n).Select(_ => stream.NextUniform(-size, size))];
            evaluator.EnergyGradientHessian(x, gradient, hessian);
            Vector<double> values = Matrix<double>.Build.Dense(n, n, hessian).Evd(Symmetricity.Symmetric).EigenValues.Map(value => value.Real);
            CurvatureReading reading = lanczos.Classify(evaluator, x);
            double scale = Math.Max(Math.Abs(values[0]), values[n - 1]);
            Assert.InRange(reading.Lowest, values[0] - (1e-12 * scale), values[0] + (1e-3 * scale));
            Assert.InRange(reading.Highest, values[n - 1] - (1e-3 * scale), values[n - 1] + (1e-12 * scale));
            Assert.Equal(CurvatureClass.Saddle, reading.Class);
            Assert.Equal(reading, lanczos.Classify(evaluator, x));
        }
    }

    // At the minimum of a regularised loss all eigenvalues are positive; inputs that are always zero do not hide that.
    [Fact]
    public void A_minimum_is_convex_though_some_weights_do_nothing()
    {
        TrainingSet rows = XorNetwork.Rows(30, 3, 1);
        double[] padded = [.. Enumerable.Range(0, 30).SelectMany(row => (double[])[0, .. rows.Inputs.Slice(row * 3, 3), 0])];
        var potential = new NetworkPotential(
            new NetworkArchitecture([5, 1], []), new TrainingSet("padded", padded, 5, rows.Targets, 1), OutputFunction.Logistic, LossFunction.CrossEntropy);
        NetworkEvaluator evaluator = potential.CreateEvaluator();
        double[] x = [0.3, 0.1, 0.2, -0.4, 0.5, 0.1], gradient = new double[6], hessian = new double[36];
        Assert.Equal(CurvatureClass.Convex, new LanczosCurvature(6, 1e-9).Classify(evaluator, x).Class);
        evaluator.EnergyGradientHessian(x, gradient, hessian);
        CurvatureReading whole = new FullCurvature(6, 1e-9).Classify(hessian);
        Assert.Equal((CurvatureClass.Singular, 2), (whole.Class, whole.Zero));
    }

    // One hundred products find the ends to 1e-4 of the larger and miss the lowest eigenvalue, which is a tenth of that below zero.
    [Theory]
    [InlineData(-1e-5, CurvatureClass.Saddle)]
    [InlineData(1e-5, CurvatureClass.Convex)]
    public void Signs_are_decided_however_small_the_eigenvalue(double lowest, CurvatureClass expected)
    {
        double[] spectrum = [lowest, .. Enumerable.Range(0, 239).Select(i => Math.Pow(10, -3.0 * i / 238))];
        CurvatureReading reading = new LanczosCurvature(spectrum.Length, 1e-10).Classify(new Diagonal(spectrum), new double[spectrum.Length]);
        Assert.Equal(expected, reading.Class);
        Assert.Equal(lowest, reading.Lowest, 1e-6);
        CurvatureReading mirrored = new LanczosCurvature(spectrum.Length, 1e-10).Classify(new Diagonal([.. spectrum.Select(value => -value)]), new double[spectrum.Length]);
        Assert.Equal(expected == CurvatureClass.Convex ? CurvatureClass.Concave : expected, mirrored.Class);
    }

    [Fact]
    public void What_the_most_products_leave_open_has_no_class()
    {
        double[] spectrum = [.. Enumerable.Range(0, 4000).Select(i => Math.Pow(10, -8.0 * i / 3999))];
        CurvatureReading reading = new LanczosCurvature(4000, 1e-10).Classify(new Diagonal(spectrum), new double[4000]);
        Assert.Equal(CurvatureClass.None, reading.Class);
        Assert.InRange(reading.Lowest, 1e-8, 1e-2);
        Assert.Equal(1, reading.Highest, 1e-4);
    }

    [Fact]
    public void No_curvature_at_all_is_singular()
    {
        NetworkEvaluator evaluator = Network(new TrainingSet("none", new double[20], 5, new double[4], 1)).CreateEvaluator();
        double[] x = new double[evaluator.Dimension];
        x[^1] = -800; // the output rounds to 0
        Assert.Equal(CurvatureClass.Singular, new LanczosCurvature(x.Length, 1e-9).Classify(evaluator, x).Class);
    }

    [Fact]
    public void Walks_store_the_ends_of_the_spectrum()
    {
        WalkSample[] samples = XorNetwork.Walk(XorNetwork.Landscape(), new WalkOptions { Steps = 10, Curvature = CurvatureMethod.Lanczos }).Samples;
        WalkSample[] whole = XorNetwork.Walk(XorNetwork.Landscape(), new WalkOptions { Steps = 10 }).Samples;
        Assert.Equal(whole.Select(sample => sample.Curvature), samples.Select(sample => sample.Curvature));
        Assert.Equal(whole.Select(sample => sample.Loss), samples.Select(sample => sample.Loss));
        Assert.All(samples, sample => Assert.True(sample.LowestEigenvalue <= sample.HighestEigenvalue && sample.NegativeEigenvalues == -1));
    }

    // E = ½ Σ λ x².
    private sealed class Diagonal(double[] spectrum) : ISecondOrderEvaluator
    {
        public int Dimension => spectrum.Length;

        public EvaluationCounts Counts => default;

        public double Energy(ReadOnlySpan<double> x) => throw new NotSupportedException();

        public double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient) => throw new NotSupportedException();

        public double EnergyGradientHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian) => throw new NotSupportedException();

        public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
        {
            for (int i = 0; i < spectrum.Length; i++)
            {
                product[i] = spectrum[i] * v[i];
            }
        }
    }

    private static NetworkPotential Network(TrainingSet rows) => new(new NetworkArchitecture([5, 4, 1], [Activation.Tanh]), rows, OutputFunction.Logistic, LossFunction.CrossEntropy);
}
