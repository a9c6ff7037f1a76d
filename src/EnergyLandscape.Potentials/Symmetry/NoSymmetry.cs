using System.Numerics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>The group of the identity alone.</summary>
public sealed class NoSymmetry(int dimension) : SymmetryGroup
{
    /// <inheritdoc/>
    public override int Dimension => dimension;

    /// <inheritdoc/>
    public override BigInteger? Order => BigInteger.One;

    /// <inheritdoc/>
    public override void RandomImage(RandomStream stream, ReadOnlySpan<double> x, Span<double> image) => x.CopyTo(image);

    /// <inheritdoc/>
    public override double Align(ReadOnlySpan<double> reference, ReadOnlySpan<double> x, Span<double> aligned)
    {
        x.CopyTo(aligned);
        return EuclideanDistance(reference, aligned);
    }

    /// <inheritdoc/>
    public override double[] Canonical(ReadOnlySpan<double> x, double tolerance) => x.ToArray();

    /// <inheritdoc/>
    public override BigInteger? OrbitSize(ReadOnlySpan<double> x, double tolerance) => BigInteger.One;
}
