using System.Numerics;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Tests;

/// <summary>The group of two elements that turns x into −x.</summary>
internal sealed class SignFlip(int dimension) : SymmetryGroup
{
    private long _comparisons;

    /// <summary>How often two points were compared.</summary>
    public long Comparisons => Interlocked.Read(ref _comparisons);

    public override int Dimension => dimension;

    public override BigInteger? Order => 2;

    public override void RandomImage(RandomStream stream, ReadOnlySpan<double> x, Span<double> image) => throw new NotSupportedException();

    public override double Align(ReadOnlySpan<double> reference, ReadOnlySpan<double> x, Span<double> aligned)
    {
        Interlocked.Increment(ref _comparisons);
        double same = 0, flipped = 0;
        for (int i = 0; i < x.Length; i++)
        {
            same += (reference[i] - x[i]) * (reference[i] - x[i]);
            flipped += (reference[i] + x[i]) * (reference[i] + x[i]);
        }

        for (int i = 0; i < x.Length; i++)
        {
            aligned[i] = same <= flipped ? x[i] : -x[i];
        }

        return Math.Sqrt(Math.Min(same, flipped));
    }

    public override BigInteger? OrbitSize(ReadOnlySpan<double> x, double tolerance)
    {
        foreach (double value in x)
        {
            if (2 * Math.Abs(value) > tolerance)
            {
                return 2;
            }
        }

        return 1;
    }
}
