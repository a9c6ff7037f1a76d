using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim.Tests;

/// <summary>½ y² + e(x, p) in two coordinates, with any parameter p.</summary>
internal sealed class ModelFamily(double parameter, ModelFamily.Function function, bool isEven = false) : IPotentialFamily
{
    /// <summary>e(x, p), ∂e/∂x, ∂²e/∂x², ∂²e/∂x∂p.</summary>
    public delegate (double Energy, double First, double Second, double Mixed) Function(double x, double p);

    public int Dimension => 2;

    public double Parameter => parameter;

    public SymmetryGroup Symmetry { get; } = isEven ? new Mirror() : new NoSymmetry(2);

    /// <summary>x³/3 − p x: stationary at ±√p, a fold at p = 0.</summary>
    public static ModelFamily Cubic(double p) => new(p, (x, q) => ((x * x * x / 3) - (q * x), (x * x) - q, 2 * x, -1));

    /// <summary>x⁴/4 − x²/2 − p x: one curve p = x³ − x with folds at x = ±1/√3, p = ∓2/(3√3).</summary>
    public static ModelFamily Hysteresis(double p) => new(p, (x, q) =>
        ((x * x * x * x / 4) - (x * x / 2) - (q * x), (x * x * x) - x - q, (3 * x * x) - 1, -1));

    /// <summary>x⁶/6 − x⁴/4 − p x²/2, even in x: x = 0, and p = x⁴ − x², which leaves it at p = 0 downwards and folds at x = ±1/√2, p = −1/4.</summary>
    public static ModelFamily Pitchfork(double p) => new(
        p,
        (x, q) => ((Math.Pow(x, 6) / 6) - (Math.Pow(x, 4) / 4) - (q * x * x / 2), Math.Pow(x, 5) - (x * x * x) - (q * x), (5 * Math.Pow(x, 4)) - (3 * x * x) - q, -x),
        isEven: true);

    public IPotential At(double p) => new ModelFamily(p, function, isEven);

    public IEvaluator CreateEvaluator() => new Evaluator(this, function);

    public Evaluator CreateFamilyEvaluator() => new(this, function);

    internal sealed class Evaluator(ModelFamily family, Function function) : IFamilyEvaluator
    {
        private long _hessians;

        public int Dimension => 2;

        public EvaluationCounts Counts => new(0, 0, _hessians, 0);

        public double Energy(ReadOnlySpan<double> x) => (x[1] * x[1] / 2) + function(x[0], family.Parameter).Energy;

        public double EnergyGradient(ReadOnlySpan<double> x, Span<double> gradient)
        {
            (double energy, gradient[0], _, _) = function(x[0], family.Parameter);
            gradient[1] = x[1];
            return energy + (x[1] * x[1] / 2);
        }

        public double EnergyGradientHessian(ReadOnlySpan<double> x, Span<double> gradient, Span<double> hessian) =>
            EnergyGradientHessian(x, family.Parameter, gradient, hessian, new double[2]);

        public double EnergyGradientHessian(ReadOnlySpan<double> x, double parameter, Span<double> gradient, Span<double> hessian, Span<double> change)
        {
            _hessians++;
            hessian.Clear();
            change.Clear();
            hessian[3] = 1;
            gradient[1] = x[1];
            (double energy, gradient[0], hessian[0], change[0]) = function(x[0], parameter);
            return energy + (x[1] * x[1] / 2);
        }

        public void HessianVector(ReadOnlySpan<double> x, ReadOnlySpan<double> v, Span<double> product)
        {
            product[0] = function(x[0], family.Parameter).Second * v[0];
            product[1] = v[1];
        }
    }

    // x → −x.
    private sealed class Mirror : SymmetryGroup
    {
        private readonly NoSymmetry _none = new(2);
        private readonly FixedSpace _axis = FixedSpace.Of(2, [([0, 1], [-1, 1])]);

        public override int Dimension => 2;

        public override System.Numerics.BigInteger? Order => 2;

        public override FixedSpace FixedSpaceOf(ReadOnlySpan<double> x, double tolerance) => Math.Abs(x[0]) <= tolerance ? _axis : FixedSpaces[0];

        public override void RandomImage(Numerics.RandomStream stream, ReadOnlySpan<double> x, Span<double> image) => Flip(x, image, stream.NextInt(2) == 0 ? 1 : -1);

        public override System.Numerics.BigInteger? OrbitSize(ReadOnlySpan<double> x, double tolerance) => Math.Abs(x[0]) <= tolerance ? 1 : 2;

        public override double Align(ReadOnlySpan<double> reference, ReadOnlySpan<double> x, Span<double> aligned)
        {
            Flip(x, aligned, reference[0] * x[0] < 0 ? -1 : 1);
            return _none.Distance(reference, aligned.ToArray());
        }

        private static void Flip(ReadOnlySpan<double> x, Span<double> image, double sign)
        {
            image[0] = sign * x[0];
            image[1] = x[1];
        }
    }
}
