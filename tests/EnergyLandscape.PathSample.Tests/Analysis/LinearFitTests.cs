using CsCheck;
using EnergyLandscape.PathSample.Analysis;

namespace EnergyLandscape.PathSample.Tests.Analysis;

/// <summary>Least squares against certified numbers.</summary>
public sealed class LinearFitTests
{
    // NIST Statistical Reference Datasets, Longley: y and six predictors, with coefficients and standard errors certified to 15 digits.
    private static readonly double[][] _longley =
    [
        [60323, 83.0, 234289, 2356, 1590, 107608, 1947], [61122, 88.5, 259426, 2325, 1456, 108632, 1948], [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
        [61187, 89.5, 284599, 3351, 1650, 110929, 1950], [63221, 96.2, 328975, 2099, 3099, 112075, 1951], [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
        [64989, 99.0, 365385, 1870, 3547, 115094, 1953], [63761, 100.0, 363112, 3578, 3350, 116219, 1954], [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
        [67857, 104.6, 419180, 2822, 2857, 118734, 1956], [68169, 108.4, 442769, 2936, 2798, 120445, 1957], [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
        [68655, 112.6, 482704, 3813, 2552, 123366, 1959], [69564, 114.2, 502601, 3931, 2514, 125368, 1960], [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
        [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
    ];

    [Fact]
    public void Longleys_data_have_the_certified_coefficients_and_errors()
    {
        LinearFit fit = LinearFit.Of([.. _longley.Select(row => row[0])], [.. Enumerable.Range(1, 6).Select(k => (double[])[.. _longley.Select(row => row[k])])]);
        double[] coefficients = [-3482258.63459582, 15.0618722713733, -0.0358191792925910, -2.02022980381683, -1.03322686717359, -0.0511041056535807, 1829.15146461355];
        double[] errors = [890420.383607373, 84.9149257747669, 0.0334910077722432, 0.488399681651699, 0.214274163161675, 0.226073200069370, 455.478499142212];
        for (int k = 0; k < 7; k++)
        {
            Assert.Equal(1, fit.Coefficients[k] / coefficients[k], 1e-8);
            Assert.Equal(1, fit.StandardErrors[k] / errors[k], 1e-8);
        }

        const double r2 = 0.995479004577296;
        Assert.Equal(1 - ((1 - r2) * 15 / 9), fit.AdjustedR2, 1e-10);
        Assert.Equal(16, fit.Points);
    }

    // Not all numbers of a range: those that CsCheck prefers, such as 1e-99, determine no coefficient.
    private static readonly Gen<double[]> Thousandths = Gen.Int[-1000, 1000].Select(number => number / 1000.0).Array[8];

    // For one predictor, 1/n + (x − mean)²/Σ(x − mean)².
    [Fact]
    public void A_point_far_from_the_others_decides_the_fit()
    {
        LinearFit fit = LinearFit.Of([double.NaN, 1, 2, 3, 50], [0, 0, 1, 2, 97]);
        Assert.Equal(4, fit.MostLevered);
        Assert.Equal(0.25 + (72.0 * 72 / ((25 * 25) + (24 * 24) + (23 * 23) + (72 * 72))), fit.LargestLeverage, 1e-12);
    }

    // Points on a plane with residuals (+, −, −, +) d at the corners of a square: the fit is the plane, by hand.
    [Fact]
    public void Errors_of_a_square_follow_from_its_residuals()
    {
        double[] x = [-1, -1, 1, 1], z = [-1, 1, -1, 1], residuals = [0.5, -0.5, -0.5, 0.5];
        LinearFit fit = LinearFit.Of([.. x.Select((_, i) => 3 + (2 * x[i]) - z[i] + residuals[i])], x, z);
        Assert.Equal([3, 2, -1], fit.Coefficients, (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.All(fit.StandardErrors, error => Assert.Equal(Math.Sqrt(1.0 / 4), error, 1e-14));   // s² = 4·0.25/1, (XᵀX)⁻¹ = 1/4
        Assert.Equal(1 - ((1 / 1.0) / (21 / 3.0)), fit.AdjustedR2, 1e-14);                                // TSS = 4·(4 + 1 + 1/4)
    }

    [Fact]
    public void Units_of_a_predictor_only_scale_its_coefficient() => Gen.Select(Thousandths, Thousandths, Gen.Double[1e-3, 1e3], Gen.Double[-300, 300]).Where((x, _, _, _) => x.Max() - x.Min() > 0.2).Sample((x, y, unit, shift) =>
    {
        LinearFit fit = LinearFit.Of(y, x), scaled = LinearFit.Of(y, (double[])[.. x.Select(value => (unit * value) + shift)]);
        double tolerance = 1e-9 * (1 + Math.Abs(shift / unit)) * (1 + Math.Abs(fit.Coefficients[1]) + fit.StandardErrors[1]);
        Assert.Equal(fit.Coefficients[1], unit * scaled.Coefficients[1], tolerance);
        Assert.Equal(fit.StandardErrors[1], unit * scaled.StandardErrors[1], tolerance);
        Assert.Equal(fit.AdjustedR2, scaled.AdjustedR2, 1e-9 * (1 + Math.Abs(shift / unit)) / Math.Max(1e-3, x.Max() - x.Min()));
    });

    [Fact]
    public void What_points_do_not_determine_is_not_a_number()
    {
        LinearFit two = LinearFit.Of([1, 3], (double[])[0, 1]);
        Assert.Equal([1, 2], two.Coefficients, (a, b) => Math.Abs(a - b) < 1e-14);
        Assert.All([.. two.StandardErrors, two.AdjustedR2], value => Assert.True(double.IsNaN(value)));
        LinearFit one = LinearFit.Of([1, double.NaN, 2], (double[])[0, 1, double.PositiveInfinity]);
        Assert.Equal(1, one.Points);
        Assert.All(one.Coefficients, value => Assert.True(double.IsNaN(value)));
        Assert.All(LinearFit.Of([1, 2, 3], (double[])[7, 7, 7]).Coefficients, value => Assert.True(double.IsNaN(value)));
        Assert.All(LinearFit.Of([1, 2, 4, 3], (double[])[1, 2, 3, 5], (double[])[2, 4, 6, 10]).Coefficients, value => Assert.True(double.IsNaN(value)));
        Assert.Throws<ArgumentException>(() => LinearFit.Of([1, 2], (double[])[1]));
    }
}
