using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using MathNet.Numerics.LinearAlgebra;

namespace EnergyLandscape.PathSample.Tests;

/// <summary>Steepest descent a second time: dx/dt = −g by the L-stable Rosenbrock method ROS2 of order two (Verwer and others 1999, doi:10.1137/S1064827597326651)
/// with its embedded error estimate. Explicit methods would need 1e6 steps and more at small lambda.</summary>
internal sealed class StiffDescent(NetworkPotential potential)
{
    private const double Gamma = 0.29289321881345254; // 1 - 1/√2
    private readonly NetworkEvaluator _evaluator = potential.CreateEvaluator();
    private readonly int _n = potential.Dimension;

    /// <summary>Energy of the minimum that the path from a saddle ends in.</summary>
    public double End(ReadOnlySpan<double> saddle, ReadOnlySpan<double> direction, double pushoff)
    {
        Vector<double> origin = Vector<double>.Build.DenseOfArray(saddle.ToArray());
        return Follow(origin, origin + (pushoff * Vector<double>.Build.DenseOfArray(direction.ToArray())), 0);
    }

    /// <summary>Energy of the minimum whose basin of attraction a point lies in.</summary>
    public double EndFrom(ReadOnlySpan<double> start)
    {
        Vector<double> origin = Vector<double>.Build.DenseOfArray(start.ToArray());
        return Follow(origin, origin, 0.1);
    }

    private double Follow(Vector<double> origin, Vector<double> y, double leastScale)
    {
        Matrix<double> identity = Matrix<double>.Build.DenseIdentity(_n);
        double h = 0.1, energy = _evaluator.Energy(y.AsArray());
        (Vector<double> gradient, Matrix<double> hessian) = Derivatives(y);
        for (int step = 0; step < 200_000; step++)
        {
            if (step % 10 == 0 && Finish(y, gradient, hessian) is { } end)
            {
                return end;
            }

            Matrix<double> matrix = identity + (Gamma * h * hessian);
            var factors = matrix.LU();
            Vector<double> k1 = factors.Solve(-gradient);
            Vector<double> k2 = factors.Solve(-Derivatives(y + (h * k1)).Gradient - (2 * k1));
            Vector<double> next = y + (1.5 * h * k1) + (0.5 * h * k2);
            double error = 0.5 * h * (k1 + k2).L2Norm(), tolerance = 1e-3 * Math.Clamp((y - origin).L2Norm(), leastScale, 0.3);
            double nextEnergy = _evaluator.Energy(next.AsArray());
            if (error <= tolerance && nextEnergy <= energy + 1e-15)
            {
                y = next;
                energy = nextEnergy;
                (gradient, hessian) = Derivatives(y);
            }
            else
            {
                error = Math.Max(error, 2 * tolerance);
            }

            h *= Math.Clamp(0.9 * Math.Sqrt(tolerance / Math.Max(error, 1e-300)), 0.2, 3);
        }

        throw new ArithmeticException("The path did not end.");
    }

    // Newton's method from where the Hessian is positive definite and the minimum of its parabola very near.
    private double? Finish(Vector<double> y, Vector<double> gradient, Matrix<double> hessian)
    {
        var eigen = hessian.Evd(Symmetricity.Symmetric);
        if (eigen.EigenValues[0].Real <= 0)
        {
            return null;
        }

        Vector<double> step = hessian.Solve(-gradient);
        if (step.L2Norm() > 1e-3)
        {
            return null;
        }

        for (int i = 0; i < 8; i++)
        {
            y += step;
            (gradient, hessian) = Derivatives(y);
            step = hessian.Solve(-gradient);
        }

        Assert.True(gradient.AbsoluteMaximum() <= 1e-12);
        return _evaluator.Energy(y.AsArray());
    }

    private (Vector<double> Gradient, Matrix<double> Hessian) Derivatives(Vector<double> y)
    {
        double[] gradient = new double[_n], hessian = new double[_n * _n];
        _evaluator.EnergyGradientHessian(y.AsArray(), gradient, hessian);
        return (Vector<double>.Build.Dense(gradient), Matrix<double>.Build.DenseOfRowMajor(_n, _n, hessian));
    }
}
