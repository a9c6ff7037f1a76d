namespace EnergyLandscape.Potentials;

/// <summary>Lower bounds of the distance between two points of a network modulo signed permutations of hidden units and permutations of inputs.</summary>
internal static class DistanceBound
{
    private const double MachineEpsilon = 2.220446049250313e-16;

    /// <summary>Whether norms alone show that two points are farther apart than a window: those of each layer's weights and biases are the same
    /// in all images, and so are the biases of the outputs.</summary>
    public static bool NormsExceed(NetworkArchitecture net, ReadOnlySpan<double> a, ReadOnlySpan<double> b, double window)
    {
        double bound = 0, largest = 0;
        foreach (Range block in net.Blocks)
        {
            ReadOnlySpan<double> blockA = a[block], blockB = b[block];
            double squaresA = 0, squaresB = 0;
            for (int i = 0; i < blockA.Length; i++)
            {
                squaresA += blockA[i] * blockA[i];
                squaresB += blockB[i] * blockB[i];
            }

            double difference = Math.Sqrt(squaresA) - Math.Sqrt(squaresB);
            bound += difference * difference;
            largest = Math.Max(largest, Math.Max(squaresA, squaresB));
        }

        // The norms carry roundings of their own.
        double limit = window + (MachineEpsilon * a.Length * Math.Sqrt(largest));
        return bound > limit * limit;
    }

    /// <summary>Compares the sorted magnitudes of each layer's weights and of its biases.</summary>
    /// <remarks>Of all ways to pair two sets of numbers, that in order of size has the least sum of squared differences (rearrangement
    /// inequality), and signs can only add to it.</remarks>
    /// <param name="net">The network.</param>
    /// <param name="a">A point.</param>
    /// <param name="b">Another.</param>
    /// <param name="largest">Receives the largest difference of magnitudes of equal rank: no pairing of coordinates has a smaller largest one.</param>
    /// <returns>A lower bound of the distance, exact but for the rounding of a sum.</returns>
    public static double SortedMagnitudes(NetworkArchitecture net, ReadOnlySpan<double> a, ReadOnlySpan<double> b, out double largest)
    {
        var sortedA = new double[a.Length];
        var sortedB = new double[b.Length];
        Magnitudes(a, sortedA);
        Magnitudes(b, sortedB);
        double sum = 0;
        largest = 0;
        foreach (Range block in net.Blocks)
        {
            sortedA.AsSpan(block).Sort();
            sortedB.AsSpan(block).Sort();
        }

        for (int i = 0; i < sortedA.Length; i++)
        {
            double difference = sortedA[i] - sortedB[i];
            sum += difference * difference;
            largest = Math.Max(largest, Math.Abs(difference));
        }

        return Math.Sqrt(sum);
    }

    private static void Magnitudes(ReadOnlySpan<double> x, double[] magnitudes)
    {
        for (int i = 0; i < x.Length; i++)
        {
            magnitudes[i] = Math.Abs(x[i]);
        }
    }
}
