namespace EnergyLandscape.Potentials;

/// <summary>Axes that two atoms of a cluster define, and the orientations that lay two atoms of one cluster on two of another.</summary>
internal static class AtomFrame
{
    /// <summary>Every rotation, without and with inversion before it, that turns two atoms of a cluster into the directions of the same two of the reference.</summary>
    /// <param name="reference">The cluster that stays, about its centre, length 3N.</param>
    /// <param name="x">The cluster that is turned, about its centre, length 3N.</param>
    /// <returns>Rotation, 3 × 3 row-major, and sign.</returns>
    public static IEnumerable<(double[] Rotation, double Sign)> Orientations(double[] reference, double[] x)
    {
        int atoms = x.Length / 3;
        int first = Enumerable.Range(0, atoms).MaxBy(i => Scalar(reference, i, i));
        int second = Enumerable.Range(0, atoms).MaxBy(i => (Scalar(reference, i, i) * Scalar(reference, first, first)) - Math.Pow(Scalar(reference, i, first), 2));
        double[] fixedAxes = Axes(reference, first, second, 1);
        for (int i = 0; i < atoms; i++)
        {
            for (int j = 0; j < atoms; j++)
            {
                for (double sign = 1; i != j && sign >= -1; sign -= 2)
                {
                    yield return (Turn(fixedAxes, Axes(x, i, j, sign)), sign);
                }
            }
        }
    }

    private static double Scalar(double[] x, int i, int j) => (x[3 * i] * x[3 * j]) + (x[(3 * i) + 1] * x[(3 * j) + 1]) + (x[(3 * i) + 2] * x[(3 * j) + 2]);

    // Rows: the direction of one atom, what is left of the other's, and their cross product.
    private static double[] Axes(double[] x, int i, int j, double sign)
    {
        var axes = new double[9];
        Span<double> one = axes.AsSpan(0, 3), two = axes.AsSpan(3, 3);
        for (int k = 0; k < 3; k++)
        {
            one[k] = sign * x[(3 * i) + k];
            two[k] = sign * x[(3 * j) + k];
        }

        if (!Normalise(one))
        {
            one[0] = 1;
        }

        double size = Math.Sqrt((two[0] * two[0]) + (two[1] * two[1]) + (two[2] * two[2]));
        RemoveFrom(two, one);
        if (!Normalise(two, 1e-6 * size))
        {
            // Atoms in a line: any axis across it.
            two.Clear();
            two[Math.Abs(one[0]) < 0.6 ? 0 : 1] = 1;
            RemoveFrom(two, one);
            Normalise(two);
        }

        axes[6] = (one[1] * two[2]) - (one[2] * two[1]);
        axes[7] = (one[2] * two[0]) - (one[0] * two[2]);
        axes[8] = (one[0] * two[1]) - (one[1] * two[0]);
        return axes;
    }

    private static void RemoveFrom(Span<double> vector, ReadOnlySpan<double> unit)
    {
        double along = (vector[0] * unit[0]) + (vector[1] * unit[1]) + (vector[2] * unit[2]);
        for (int k = 0; k < 3; k++)
        {
            vector[k] -= along * unit[k];
        }
    }

    private static bool Normalise(Span<double> vector, double least = 0)
    {
        double size = Math.Sqrt((vector[0] * vector[0]) + (vector[1] * vector[1]) + (vector[2] * vector[2]));
        if (!(size > least))
        {
            vector.Clear();
            return false;
        }

        for (int k = 0; k < 3; k++)
        {
            vector[k] /= size;
        }

        return true;
    }

    // R with R · (axes of x) = axes of the reference.
    private static double[] Turn(double[] fixedAxes, double[] axes)
    {
        var rotation = new double[9];
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                rotation[(3 * i) + j] = (fixedAxes[i] * axes[j]) + (fixedAxes[3 + i] * axes[3 + j]) + (fixedAxes[6 + i] * axes[6 + j]);
            }
        }

        return rotation;
    }
}
