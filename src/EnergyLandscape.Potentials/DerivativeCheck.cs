using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Compares derivatives with central differences over a range of step sizes: errors of right ones fall as h² until rounding.</summary>
public static class DerivativeCheck
{
    private const int Points = 3;
    private static readonly double[] Steps = [1e-1, 3e-2, 1e-2, 3e-3, 1e-3, 3e-4, 1e-4, 1e-5, 1e-6, 1e-7];

    /// <summary>The table of errors, the largest over a few random points of size 1.</summary>
    /// <param name="evaluator">What is checked.</param>
    /// <param name="seed">Seed of the points.</param>
    public static IReadOnlyList<DerivativeErrors> Run(ISecondOrderEvaluator evaluator, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(evaluator);
        int n = evaluator.Dimension;
        var rows = new DerivativeErrors[Steps.Length];
        for (int k = 0; k < Steps.Length; k++)
        {
            rows[k] = new DerivativeErrors(Steps[k], 0, 0, 0);
        }

        for (int point = 0; point < Points; point++)
        {
            RandomStream stream = new MasterSeed(seed).StreamFor(point);
            double[] x = new double[n], v = new double[n];
            for (int i = 0; i < n; i++)
            {
                x[i] = stream.NextUniform(-1, 1);
            }

            stream.NextDirection(v);
            for (int k = 0; k < Steps.Length; k++)
            {
                DerivativeErrors here = Errors(evaluator, x, v, Steps[k]);
                rows[k] = new DerivativeErrors(
                    Steps[k], Math.Max(rows[k].Gradient, here.Gradient), Math.Max(rows[k].Hessian, here.Hessian), Math.Max(rows[k].HessianVector, here.HessianVector));
            }
        }

        return rows;
    }

    /// <summary>Whether the smallest error of each derivative is what differences can resolve.</summary>
    public static bool IsRight(IReadOnlyList<DerivativeErrors> rows) =>
        rows.Min(row => row.Gradient) < 1e-7 && rows.Min(row => row.Hessian) < 1e-7 && rows.Min(row => row.HessianVector) < 1e-7;

    private static DerivativeErrors Errors(ISecondOrderEvaluator evaluator, double[] x, double[] v, double h)
    {
        int n = x.Length;
        double[] gradient = new double[n], hessian = new double[n * n], product = new double[n];
        double[] forward = new double[n], backward = new double[n], point = [.. x];
        evaluator.EnergyGradientHessian(x, gradient, hessian);
        evaluator.HessianVector(x, v, product);
        double gradientError = 0, hessianError = 0, productError = 0;
        for (int i = 0; i < n; i++)
        {
            point[i] = x[i] + h;
            double above = evaluator.EnergyGradient(point, forward);
            point[i] = x[i] - h;
            double below = evaluator.EnergyGradient(point, backward);
            point[i] = x[i];
            gradientError = Math.Max(gradientError, Math.Abs(gradient[i] - ((above - below) / (2 * h))));
            for (int k = 0; k < n; k++)
            {
                hessianError = Math.Max(hessianError, Math.Abs(hessian[(i * n) + k] - ((forward[k] - backward[k]) / (2 * h))));
            }
        }

        Displace(x, v, h, point);
        evaluator.EnergyGradient(point, forward);
        Displace(x, v, -h, point);
        evaluator.EnergyGradient(point, backward);
        for (int k = 0; k < n; k++)
        {
            productError = Math.Max(productError, Math.Abs(product[k] - ((forward[k] - backward[k]) / (2 * h))));
        }

        return new DerivativeErrors(h, Relative(gradientError, gradient), Relative(hessianError, hessian), Relative(productError, product));
    }

    private static double Relative(double error, double[] values)
    {
        double largest = VectorMath.MaxAbs(values);
        return largest > 0 ? error / largest : error;
    }

    private static void Displace(double[] x, double[] v, double h, double[] point)
    {
        for (int i = 0; i < x.Length; i++)
        {
            point[i] = x[i] + (h * v[i]);
        }
    }
}
