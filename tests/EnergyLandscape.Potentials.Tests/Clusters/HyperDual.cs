namespace EnergyLandscape.Potentials.Tests;

/// <summary>Numbers a + b ε₁ + c ε₂ + d ε₁ε₂ with ε₁² = ε₂² = 0 (Fike and Alonso 2011, doi:10.2514/6.2011-886): second derivatives without
/// differences, the complex step's relative that has no step.</summary>
internal readonly record struct HyperDual(double Value, double First, double Second, double Both)
{
    public static implicit operator HyperDual(double value) => new(value, 0, 0, 0);

    public static HyperDual operator +(HyperDual a, HyperDual b) => new(a.Value + b.Value, a.First + b.First, a.Second + b.Second, a.Both + b.Both);

    public static HyperDual operator -(HyperDual a, HyperDual b) => a + (-1 * b);

    public static HyperDual operator *(HyperDual a, HyperDual b) => new(
        a.Value * b.Value,
        (a.Value * b.First) + (a.First * b.Value),
        (a.Value * b.Second) + (a.Second * b.Value),
        (a.Value * b.Both) + (a.Both * b.Value) + (a.First * b.Second) + (a.Second * b.First));

    public static HyperDual operator /(HyperDual a, HyperDual b) => a * Of(b, 1 / b.Value, -1 / (b.Value * b.Value), 2 / (b.Value * b.Value * b.Value));

    public static HyperDual Sqrt(HyperDual a)
    {
        double root = Math.Sqrt(a.Value);
        return Of(a, root, 0.5 / root, -0.25 / (root * a.Value));
    }

    // f(a) from the value and two derivatives of f.
    private static HyperDual Of(HyperDual a, double f, double slope, double curvature) => new(
        f, slope * a.First, slope * a.Second, (slope * a.Both) + (curvature * a.First * a.Second));
}
