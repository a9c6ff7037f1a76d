namespace EnergyLandscape.Potentials;

/// <summary>Weights and biases of points replaced by whole numbers, so that those that may be equal up to a sign have the same number up to a sign.</summary>
/// <remarks>The magnitudes of all points together, zero among them, are sorted and linked where neighbours differ by at most a tolerance. So a
/// signed permutation that takes one point to within the tolerance of another, coordinate by coordinate, never pairs different numbers. That
/// two weights have the same number proves nothing.</remarks>
internal sealed class WeightClasses
{
    // Smallest magnitude of each class, in ascending order; class 0 is that of zero.
    private readonly double[] _starts;

    /// <summary>Sorts magnitudes into classes that hold for two points.</summary>
    /// <param name="x">A point.</param>
    /// <param name="y">Another, or nothing.</param>
    /// <param name="tolerance">Neighbouring magnitudes that differ by at most this are linked.</param>
    public WeightClasses(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double tolerance)
    {
        var magnitudes = new double[x.Length + y.Length + 1];
        x.CopyTo(magnitudes);
        y.CopyTo(magnitudes.AsSpan(x.Length));
        for (int i = 0; i < magnitudes.Length; i++)
        {
            magnitudes[i] = Math.Abs(magnitudes[i]);
        }

        Array.Sort(magnitudes);
        int count = 0;
        double previous = double.NegativeInfinity;
        foreach (double magnitude in magnitudes)
        {
            if (magnitude - previous > tolerance)
            {
                magnitudes[count++] = magnitude;
            }

            previous = magnitude;
        }

        _starts = magnitudes[..count];
    }

    /// <summary>The numbers of a point's coordinates: the class of the magnitude with the sign of the coordinate.</summary>
    public int[] Signed(ReadOnlySpan<double> x)
    {
        var classes = new int[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int at = Array.BinarySearch(_starts, Math.Abs(x[i]));
            int number = at < 0 ? ~at - 1 : at;
            classes[i] = x[i] < 0 ? -number : number;
        }

        return classes;
    }
}
