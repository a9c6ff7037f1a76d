using System.Numerics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>The transformations of the coordinates that leave a potential unchanged, and what follows from them:
/// alignment of one point to another, distance modulo the group, orbit sizes.</summary>
/// <remarks>All elements act linearly and preserve the Euclidean length of a point.</remarks>
/// <threadsafety>Immutable; safe.</threadsafety>
public abstract class SymmetryGroup
{
    /// <summary>Number of coordinates that the group acts on.</summary>
    public abstract int Dimension { get; }

    /// <summary>Number of elements, or null when the group is continuous.</summary>
    public abstract BigInteger? Order { get; }

    /// <summary>Number of zero Hessian eigenvalues that continuous symmetry forces on every stationary point.</summary>
    public virtual int ZeroModes => 0;

    /// <summary>Applies a uniformly drawn element of the group.</summary>
    /// <param name="stream">Where the element is drawn from.</param>
    /// <param name="x">Point, length <see cref="Dimension"/>.</param>
    /// <param name="image">Receives the image; must not overlap <paramref name="x"/>.</param>
    public abstract void RandomImage(RandomStream stream, ReadOnlySpan<double> x, Span<double> image);

    /// <summary>The fixed space of a randomly drawn subgroup. Every kind of symmetric point has a chance of being drawn, the whole space among
    /// them; conjugate subgroups are drawn in one of their forms only.</summary>
    /// <param name="stream">Where the subgroup is drawn from.</param>
    public virtual FixedSpace RandomFixedSpace(RandomStream stream) => FixedSpaces[0];

    /// <summary>Fixed spaces of subgroups, one of each class of conjugate ones, the whole space among them; those of few coordinates first.
    /// Where there are too many, the whole space alone.</summary>
    public virtual IReadOnlyList<FixedSpace> FixedSpaces => [FixedSpace.Of(Dimension, [])];

    /// <summary>The images of a point that lie in a fixed space.</summary>
    /// <param name="space">Position in <see cref="FixedSpaces"/>.</param>
    /// <param name="x">Point, length <see cref="Dimension"/>.</param>
    /// <param name="tolerance">Distance below which parts of a point count as equal.</param>
    /// <returns>Images, none that is a symmetry copy of another within the space, each with the number of its copies there; null when they are
    /// not known one by one.</returns>
    public virtual IReadOnlyList<(double[] Image, BigInteger Count)>? ImagesIn(int space, ReadOnlySpan<double> x, double tolerance) =>
        OrbitSize(x, tolerance) is { } orbit ? [(x.ToArray(), orbit)] : null;

    /// <summary>The images of a point in every one of <see cref="FixedSpaces"/>: the same as <see cref="ImagesIn"/> one by one, in less time.</summary>
    /// <param name="x">Point, length <see cref="Dimension"/>.</param>
    /// <param name="tolerance">Distance below which parts of a point count as equal.</param>
    public virtual IReadOnlyList<IReadOnlyList<(double[] Image, BigInteger Count)>?> ImagesInAll(ReadOnlySpan<double> x, double tolerance)
    {
        var images = new IReadOnlyList<(double[] Image, BigInteger Count)>?[FixedSpaces.Count];
        for (int space = 0; space < images.Length; space++)
        {
            images[space] = ImagesIn(space, x, tolerance);
        }

        return images;
    }

    /// <summary>Changes a part of a point: for a network, replaces a hidden unit by one of another point, by a half of another unit, by none or
    /// by a random one; for a potential without parts, displaces the point.</summary>
    /// <param name="stream">Where choices are drawn from.</param>
    /// <param name="x">The point.</param>
    /// <param name="other">Another point to take parts from.</param>
    /// <param name="result">Receives the changed point; must not overlap the others.</param>
    public virtual void Vary(RandomStream stream, ReadOnlySpan<double> x, ReadOnlySpan<double> other, Span<double> result)
    {
        ArgumentNullException.ThrowIfNull(stream);
        double size = Math.Pow(10, stream.NextUniform(-3, 0.5));
        for (int i = 0; i < x.Length; i++)
        {
            result[i] = x[i] + stream.NextUniform(-size, size);
        }
    }

    /// <summary>The fixed space of the transformations that are found to leave a point where it is.</summary>
    /// <remarks>A start for searches, no proof: what is equal within a tolerance need not be equal.</remarks>
    /// <param name="x">Point, length <see cref="Dimension"/>.</param>
    /// <param name="tolerance">Distance below which an image counts as the point itself.</param>
    public virtual FixedSpace FixedSpaceOf(ReadOnlySpan<double> x, double tolerance) => FixedSpaces[0];

    /// <summary>Finds the image of a point that is nearest to a reference.</summary>
    /// <param name="reference">The point that stays.</param>
    /// <param name="x">The point that is moved within its orbit.</param>
    /// <param name="aligned">Receives the nearest image of <paramref name="x"/>; must not overlap it.</param>
    /// <returns>The Euclidean distance between <paramref name="reference"/> and <paramref name="aligned"/>.</returns>
    public abstract double Align(ReadOnlySpan<double> reference, ReadOnlySpan<double> x, Span<double> aligned);

    /// <summary>The Euclidean distance between two points modulo the group.</summary>
    public double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var aligned = new double[Dimension];
        return Align(a, b, aligned);
    }

    /// <summary>The distance between two points modulo the group if it is within a window; cheap for points that are clearly farther apart.</summary>
    /// <param name="a">A point.</param>
    /// <param name="b">Another.</param>
    /// <param name="window">Largest distance of interest.</param>
    /// <returns>The distance; infinity where it exceeds the window.</returns>
    public virtual double Distance(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double window)
    {
        double distance = Distance(a, b);
        return distance <= window ? distance : double.PositiveInfinity;
    }

    /// <summary>One image of a point, the same within the tolerance whichever of its images one starts from.</summary>
    /// <param name="x">Point, length <see cref="Dimension"/>.</param>
    /// <param name="tolerance">Difference below which coordinates count as equal.</param>
    /// <returns>The canonical image; null where none is defined.</returns>
    public virtual double[]? Canonical(ReadOnlySpan<double> x, double tolerance) => null;

    /// <summary>Number of distinct images of a point; null when it is not known or infinite.</summary>
    /// <param name="x">Point, length <see cref="Dimension"/>.</param>
    /// <param name="tolerance">Distance below which an image counts as the point itself.</param>
    public abstract BigInteger? OrbitSize(ReadOnlySpan<double> x, double tolerance);

    /// <summary>The Euclidean distance between two points as they are.</summary>
    protected internal static double EuclideanDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        double sum = 0;
        for (int i = 0; i < a.Length; i++)
        {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }

        return Math.Sqrt(sum);
    }
}
