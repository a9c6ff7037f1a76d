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
    public override void Symmetrise(RandomStream stream, ReadOnlySpan<double> x, Span<double> result) => x.CopyTo(result);

    /// <inheritdoc/>
    public override IReadOnlyList<FixedSpace> FixedSpaces { get; } = [FixedSpace.Of(dimension, [])];

    /// <inheritdoc/>
    public override IReadOnlyList<(double[] Image, BigInteger Count)> ImagesIn(int space, ReadOnlySpan<double> x, double tolerance) => [(x.ToArray(), BigInteger.One)];

    /// <inheritdoc/>
    public override void Vary(RandomStream stream, ReadOnlySpan<double> x, ReadOnlySpan<double> other, Span<double> result)
    {
        ArgumentNullException.ThrowIfNull(stream);
        double size = Math.Pow(10, stream.NextUniform(-3, 0.5));
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = x[i] + stream.NextUniform(-size, size);
        }
    }

    /// <inheritdoc/>
    public override FixedSpace RandomFixedSpace(RandomStream stream) => FixedSpaces[0];

    /// <inheritdoc/>
    public override FixedSpace FixedSpaceOf(ReadOnlySpan<double> x, double tolerance) => FixedSpaces[0];

    /// <inheritdoc/>
    public override double Align(ReadOnlySpan<double> reference, ReadOnlySpan<double> x, Span<double> aligned)
    {
        x.CopyTo(aligned);
        return EuclideanDistance(reference, aligned);
    }

    /// <inheritdoc/>
    public override BigInteger? OrbitSize(ReadOnlySpan<double> x, double tolerance) => BigInteger.One;
}
