using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials.Tests;

/// <summary>E = c u + ½ a u² + ⅓ b u³ + ¼ u⁴ + ½ v² with u = 0.6 x + 0.8 y, v = 0.8 x − 0.6 y (coefficients as doubles): stationary points whose
/// softness and existence are set by hand.</summary>
internal sealed class TiltedQuartic(double c, double a, double b) : IEnclosablePotential
{
    public int Dimension => 2;

    public SymmetryGroup Symmetry { get; } = new NoSymmetry(2);

    /// <summary>The point (u, v).</summary>
    public static double[] At(double u, double v = 0) => [(0.6 * u) + (0.8 * v), (0.8 * u) - (0.6 * v)];

    public IEvaluator CreateEvaluator() => throw new NotSupportedException("Only enclosures are tested.");

    public IEnclosingEvaluator CreateEnclosingEvaluator() => new Enclosure(c, a, b);

    private sealed class Enclosure(double c, double a, double b) : IEnclosingEvaluator
    {
        public int Dimension => 2;

        public void Enclose(ReadOnlySpan<Ball> x, Span<Ball> gradient, Span<Ball> hessian)
        {
            Ball u = (0.6 * x[0]) + (0.8 * x[1]), v = (0.8 * x[0]) - (0.6 * x[1]);
            Ball slope = c + (u * (a + (u * (b + u)))), curvature = a + (u * ((2 * b) + (3 * u)));
            gradient[0] = (0.6 * slope) + (0.8 * v);
            gradient[1] = (0.8 * slope) - (0.6 * v);
            if (!hessian.IsEmpty)
            {
                hessian[0] = (0.36 * curvature) + 0.64;
                hessian[1] = hessian[2] = 0.48 * (curvature - 1);
                hessian[3] = (0.64 * curvature) + 0.36;
            }
        }
    }
}
