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

    /// <summary>Projects a point onto the fixed space of a randomly drawn element, by averaging it over the cyclic group of the element.</summary>
    /// <remarks>Gradients at symmetric points are symmetric, so a search that starts there stays there: symmetric stationary points of any
    /// index are plain points of a space of far lower dimension.</remarks>
    /// <param name="stream">Where the element is drawn from.</param>
    /// <param name="x">Point, length <see cref="Dimension"/>.</param>
    /// <param name="result">Receives the symmetric point; must not overlap <paramref name="x"/>.</param>
    public abstract void Symmetrise(RandomStream stream, ReadOnlySpan<double> x, Span<double> result);

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

    /// <summary>Number of distinct images of a point; null when it is not known or infinite.</summary>
    /// <param name="x">Point, length <see cref="Dimension"/>.</param>
    /// <param name="tolerance">Distance below which an image counts as the point itself.</param>
    public abstract BigInteger? OrbitSize(ReadOnlySpan<double> x, double tolerance);

    /// <summary>The Euclidean distance between two points as they are.</summary>
    protected static double EuclideanDistance(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
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
