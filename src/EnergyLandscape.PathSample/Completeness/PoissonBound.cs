namespace EnergyLandscape.PathSample;

/// <summary>What a small number of rare events says about the number to be expected.</summary>
public static class PoissonBound
{
    private const double Tail = 0.05;
    private const double OneSided = 1.6448536269514722;
    private const int ExactUpTo = 200;

    /// <summary>Upper 95 % bound of the expected number of events when so many were seen: the μ with P(X ≤ count) = 0.05, X Poisson.</summary>
    /// <remarks>Exact (Garwood, Biometrika 28, 437 (1936), doi:10.1093/biomet/28.3-4.437): 3.0 for none, the rule of three, 4.74 for one. Above
    /// 200 events by the cube-root formula of Wilson and Hilferty (1931), good to 1e-5. Conservative also for sums of independent rare events
    /// of unequal probability.</remarks>
    /// <param name="count">Number of events seen.</param>
    public static double Upper95(long count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        double next = count + 1.0;
        double root = 1 - (1 / (9 * next)) + (OneSided / (3 * Math.Sqrt(next)));
        double approximate = next * root * root * root;
        if (count > ExactUpTo)
        {
            return approximate;
        }

        double low = approximate / 2, high = 2 * approximate;
        while (true)
        {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high)
            {
                return high;
            }

            (low, high) = AtMost(count, middle) > Tail ? (middle, high) : (low, middle);
        }
    }

    // P(X ≤ count), summed upwards from X = 0.
    private static double AtMost(long count, double mean)
    {
        double term = Math.Exp(-mean), sum = term;
        for (long k = 1; k <= count; k++)
        {
            term *= mean / k;
            sum += term;
        }

        return sum;
    }
}
