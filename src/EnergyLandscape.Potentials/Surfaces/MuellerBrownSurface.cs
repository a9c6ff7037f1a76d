using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>The two-dimensional surface of Müller and Brown (1979, doi:10.1007/BF00547608): three minima and two transition states.</summary>
/// <remarks>E(x, y) = Σ A_k exp(a_k (x−X_k)² + b_k (x−X_k)(y−Y_k) + c_k (y−Y_k)²).</remarks>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class MuellerBrownSurface : IEnclosablePotential
{
    private static readonly double[] Height = [-200, -100, -170, 15];
    private static readonly double[] XX = [-1, -1, -6.5, 0.7];
    private static readonly double[] XY = [0, 0, 11, 0.6];
    private static readonly double[] YY = [-10, -10, -6.5, 0.7];
    private static readonly double[] X0 = [1, 0, -0.5, -1];
    private static readonly double[] Y0 = [0, 0.5, 1.5, 1];

    /// <inheritdoc/>
    public int Dimension => 2;

    /// <inheritdoc/>
    public SymmetryGroup Symmetry { get; } = new NoSymmetry(2);

    /// <inheritdoc/>
    public IEvaluator CreateEvaluator() => new Evaluator();

    /// <inheritdoc/>
    public IEnclosingEvaluator CreateEnclosingEvaluator() => new Enclosure();

    private sealed class Evaluator : ISecondOrderEvaluator
    {
        private readonly double[] _gradient = new double[2];
        private readonly double[] _hessian = new double[4];
        private EvaluationCounts _counts;

        public int Dimension => 2;

        public EvaluationCounts Counts => _counts;

        public double Energy(ReadOnlySpan<double> x)
        {
            _counts = _counts with { Energies = _counts.Energies + 1 };
            return Evaluate(x, _gradient, _hessian);
        }

        public double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient)
        {
            _counts = _counts with { Gradients = _counts.Gradients + 1 };
            return Evaluate(x, gradient, _hessian);
        }

        public double EnergyGradientHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
        {
            _counts = _counts with { Hessians = _counts.Hessians + 1 };
            return Evaluate(x, gradient, hessian);
        }

        public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
        {
            _counts = _counts with { HessianVectors = _counts.HessianVectors + 1 };
            Evaluate(x, _gradient, _hessian);
            product[0] = (_hessian[0] * v[0]) + (_hessian[1] * v[1]);
            product[1] = (_hessian[2] * v[0]) + (_hessian[3] * v[1]);
        }

        private static double Evaluate(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian)
        {
            double energy = 0;
            gradient.Clear();
            hessian.Clear();
            for (int k = 0; k < 4; k++)
            {
                double dx = x[0] - X0[k], dy = x[1] - Y0[k];
                double value = Height[k] * Math.Exp((XX[k] * dx * dx) + (XY[k] * dx * dy) + (YY[k] * dy * dy));
                double gx = (2 * XX[k] * dx) + (XY[k] * dy), gy = (XY[k] * dx) + (2 * YY[k] * dy);
                energy += value;
                gradient[0] += value * gx;
                gradient[1] += value * gy;
                hessian[0] += value * ((gx * gx) + (2 * XX[k]));
                hessian[1] += value * ((gx * gy) + XY[k]);
                hessian[3] += value * ((gy * gy) + (2 * YY[k]));
            }

            hessian[2] = hessian[1];
            return energy;
        }
    }

    // The parameters are the doubles above, as in the evaluator.
    private sealed class Enclosure : IEnclosingEvaluator
    {
        public int Dimension => 2;

        public void Enclose(ReadOnlySpan<Ball> x, Span<Ball> gradient, Span<Ball> hessian)
        {
            gradient.Clear();
            hessian.Clear();
            for (int k = 0; k < 4; k++)
            {
                Ball dx = x[0] - X0[k], dy = x[1] - Y0[k];
                Ball value = Height[k] * BallMath.Exp((XX[k] * dx * dx) + (XY[k] * dx * dy) + (YY[k] * dy * dy));
                Ball gx = (2 * XX[k] * dx) + (XY[k] * dy), gy = (XY[k] * dx) + (2 * YY[k] * dy);
                gradient[0] += value * gx;
                gradient[1] += value * gy;
                if (!hessian.IsEmpty)
                {
                    hessian[0] += value * ((gx * gx) + (2 * XX[k]));
                    hessian[1] += value * ((gx * gy) + XY[k]);
                    hessian[3] += value * ((gy * gy) + (2 * YY[k]));
                    hessian[2] = hessian[1];
                }
            }
        }
    }
}
