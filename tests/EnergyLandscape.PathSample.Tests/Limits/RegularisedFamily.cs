using System.Numerics;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Tests.Limits;

/// <summary>L(x) + λ |x|² in a few coordinates.</summary>
internal sealed class RegularisedFamily(int dimension, double lambda, RegularisedFamily.Function loss, SymmetryGroup? symmetry = null) : IPotentialFamily
{
    /// <summary>L(x); its gradient, and its Hessian row-major.</summary>
    public delegate double Function(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian);

    /// <summary>E′ = x³ − 4x² + 2λx − 2: at λ = 5/2 it is (x − 1)²(x − 2), so that the minimum below x = 1 ends there in a fold, while the one near x = 2 goes on.</summary>
    public static RegularisedFamily Fold(double lambda) => new(1, lambda, (x, g, h) =>
    {
        double a = x[0];
        g[0] = (a * a * a) - (4 * a * a) - 2;
        h[0] = (3 * a * a) - (8 * a);
        return (a * a * a * a / 4) - (4 * a * a * a / 3) - (2 * a);
    });

    /// <summary>(y − 1)² + 50 x⁴ + x²(10 y − 9), even in x. The point x = 0, y = 1/(1 + λ) is a minimum where λ² − 8λ + 1 &gt; 0 and a saddle between minima at ± x for λ
    /// from 4 − √15 on.</summary>
    public static RegularisedFamily Tines(double lambda) => new(
        2, lambda,
        (x, g, h) =>
        {
            double a = x[0], y = x[1], slope = (10 * y) - 9;
            g[0] = (200 * a * a * a) + (2 * a * slope);
            g[1] = (2 * (y - 1)) + (10 * a * a);
            (h[0], h[1], h[2], h[3]) = ((600 * a * a) + (2 * slope), 20 * a, 20 * a, 2);
            return ((y - 1) * (y - 1)) + (50 * a * a * a * a) + (a * a * slope);
        },
        new Mirror());

    public int Dimension => dimension;

    public double Parameter => Math.Log(lambda);

    public SymmetryGroup Symmetry { get; } = symmetry ?? new NoSymmetry(dimension);

    public IPotential At(double parameter) => new RegularisedFamily(dimension, Math.Exp(parameter), loss, symmetry);

    public IEvaluator CreateEvaluator() => new Evaluator(dimension, lambda, loss);

    private sealed class Evaluator(int dimension, double lambda, Function loss) : IFamilyEvaluator
    {
        private readonly double[] _gradient = new double[dimension];
        private readonly double[] _hessian = new double[dimension * dimension];

        public int Dimension => dimension;

        public EvaluationCounts Counts { get; private set; }

        public double Energy(ReadOnlySpan<double> x) => EnergyGradient(x, _gradient);

        public double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient) => EnergyGradientHessian(x, gradient, _hessian);

        public double EnergyGradientHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian) =>
            EnergyGradientHessian(x, Math.Log(lambda), gradient, hessian, new double[dimension]);

        public double EnergyGradientHessian(ReadOnlySpan<double> x, double parameter, Span<double> gradient, Span<double> hessian, Span<double> change)
        {
            Counts += new EvaluationCounts(0, 0, 1, 0);
            double there = Math.Exp(parameter), energy = loss(x, gradient, hessian);
            for (int i = 0; i < x.Length; i++)
            {
                energy += there * x[i] * x[i];
                gradient[i] += 2 * there * x[i];
                hessian[(i * x.Length) + i] += 2 * there;
                change[i] = 2 * there * x[i];
            }

            return energy;
        }

        public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
        {
            EnergyGradientHessian(x, _gradient, _hessian);
            for (int i = 0; i < v.Length; i++)
            {
                product[i] = VectorMath.Dot(_hessian.AsSpan(i * v.Length, v.Length), v);
            }
        }
    }

    // x → −x of the first coordinate.
    private sealed class Mirror : SymmetryGroup
    {
        private readonly FixedSpace _axis = FixedSpace.Of(2, [([0, 1], [-1, 1])]);

        public override int Dimension => 2;

        public override BigInteger? Order => 2;

        public override FixedSpace FixedSpaceOf(ReadOnlySpan<double> x, double tolerance) => Math.Abs(x[0]) <= tolerance ? _axis : FixedSpaces[0];

        public override void RandomImage(RandomStream stream, ReadOnlySpan<double> x, Span<double> image) => throw new NotSupportedException();

        public override BigInteger? OrbitSize(ReadOnlySpan<double> x, double tolerance) => Math.Abs(x[0]) <= tolerance ? 1 : 2;

        public override double Align(ReadOnlySpan<double> reference, ReadOnlySpan<double> x, Span<double> aligned)
        {
            aligned[0] = reference[0] * x[0] < 0 ? -x[0] : x[0];
            aligned[1] = x[1];
            return EuclideanDistance(reference, aligned);
        }
    }
}
