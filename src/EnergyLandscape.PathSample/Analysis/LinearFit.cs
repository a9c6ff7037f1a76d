using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using MathNet.Numerics.Statistics;

namespace EnergyLandscape.PathSample.Analysis;

/// <summary>A linear function fitted to points by ordinary least squares, all points with the same weight.</summary>
/// <param name="Points">Number of points with finite numbers; the others are left out.</param>
/// <param name="Coefficients">The constant term, then one coefficient a predictor; all NaN where the points do not determine them.</param>
/// <param name="StandardErrors">The standard error of each coefficient, from the residuals; NaN without a degree of freedom.</param>
/// <param name="AdjustedR2">Adjusted coefficient of determination, 1 − (RSS / (n − p)) / (TSS / (n − 1)) for n points and p coefficients, constant included;
/// NaN without a degree of freedom, or when all responses are equal.</param>
/// <param name="LargestLeverage">The largest diagonal entry of the matrix that turns responses into fitted ones: the part of its own fitted value that one point decides, from
/// 1/n to 1. Near 1, the fit goes through that point whatever the others are. NaN where the points do not determine the coefficients.</param>
/// <param name="MostLevered">Number of that point among all that were given, from 0; −1 without one.</param>
public sealed record LinearFit(
    int Points, IReadOnlyList<double> Coefficients, IReadOnlyList<double> StandardErrors, double AdjustedR2, double LargestLeverage, int MostLevered)
{
    // Columns this close to dependent leave coefficients without a digit.
    private const double LeastIndependence = 1e-12;

    /// <summary>Fits y = c₀ + c₁ x₁ + c₂ x₂ + ….</summary>
    /// <param name="responses">y, one a point.</param>
    /// <param name="predictors">x₁, x₂, …: each with one number a point.</param>
    /// <exception cref="ArgumentException">Lengths differ, or there is no predictor.</exception>
    public static LinearFit Of(IReadOnlyList<double> responses, params IReadOnlyList<IReadOnlyList<double>> predictors)
    {
        ArgumentNullException.ThrowIfNull(responses);
        ArgumentNullException.ThrowIfNull(predictors);
        if (predictors.Count == 0 || predictors.Any(predictor => predictor.Count != responses.Count))
        {
            throw new ArgumentException($"Predictors need {responses.Count} numbers each, one a response.", nameof(predictors));
        }

        int[] used = [.. Enumerable.Range(0, responses.Count).Where(i => double.IsFinite(responses[i]) && predictors.All(predictor => double.IsFinite(predictor[i])))];
        int count = used.Length, unknowns = predictors.Count + 1;
        double[] y = [.. used.Select(i => responses[i])];
        double[][] x = [.. predictors.Select(predictor => used.Select(i => predictor[i]).ToArray())];
        double[] means = [.. x.Select(ArrayStatistics.Mean)], scales = [.. x.Select(ArrayStatistics.PopulationStandardDeviation)];
        if (count < unknowns || scales.Where((scale, k) => !(scale > LeastIndependence * Math.Abs(means[k]))).Any())
        {
            return Undetermined(count, unknowns);
        }

        // Columns about their means in units of their deviations: S is of the order of −300, losses are below 1.
        double middle = ArrayStatistics.Mean(y);
        Matrix<double> columns = Matrix<double>.Build.Dense(count, x.Length, (i, k) => (x[k][i] - means[k]) / scales[k]);
        Vector<double> centred = Vector<double>.Build.Dense(count, i => y[i] - middle);
        QR<double> qr = columns.QR(QRMethod.Thin);
        if (qr.R.Diagonal().Any(entry => Math.Abs(entry) < LeastIndependence * Math.Sqrt(count)))
        {
            return Undetermined(count, unknowns);
        }

        Vector<double> slopes = qr.Solve(centred);
        double residual = (centred - (columns * slopes)).L2Norm(), total = centred.L2Norm();
        int freedom = count - unknowns;
        double variance = freedom > 0 ? residual * residual / freedom : double.NaN;
        Matrix<double> root = qr.R.Inverse(), covariance = root * root.Transpose();
        double[] b = [.. slopes.Select((slope, k) => slope / scales[k])];
        double[] errors = [.. b.Select((_, k) => Math.Sqrt(variance * covariance[k, k]) / scales[k])];
        Vector<double> shift = Vector<double>.Build.Dense(x.Length, k => means[k] / scales[k]);
        double constant = middle - b.Zip(means, (slope, mean) => slope * mean).Sum();
        double constantError = Math.Sqrt(variance * ((1.0 / count) + (shift * covariance * shift)));
        double adjusted = freedom > 0 && total > 0 ? 1 - (variance / (total * total / (count - 1))) : double.NaN;
        double[] leverages = [.. qr.Q.EnumerateRows().Select(row => (1.0 / count) + (row * row))];
        int most = Array.IndexOf(leverages, leverages.Max());
        return new LinearFit(count, [constant, .. b], [constantError, .. errors], adjusted, leverages[most], used[most]);
    }

    private static LinearFit Undetermined(int count, int unknowns) => new(count, NaNs(unknowns), NaNs(unknowns), double.NaN, double.NaN, -1);

    private static double[] NaNs(int count) => [.. Enumerable.Repeat(double.NaN, count)];
}
