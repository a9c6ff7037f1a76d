namespace EnergyLandscape.PathSample;

/// <summary>Size of a population from two samples that were drawn independently of each other.</summary>
/// <remarks>
/// <para>Estimate (n1 + 1)(n2 + 1)/(m + 1) − 1: Chapman, Univ. Calif. Publ. Stat. 1, 131 (1951); unbiased when n1 + n2 is at least the size of the
/// population. Interval: all sizes at which an overlap as small, or as large, as the one seen has a probability above
/// 2.5 % by the hypergeometric distribution. It is exact and needs no variance, which Chapman's formula gives as zero when the samples are equal.</para>
/// <para>Points that are hard to find for one sample are hard for the other. This makes the overlap larger than chance would and the
/// estimate a lower bound.</para>
/// </remarks>
public static class CaptureRecapture
{
    private const double Tail = 0.025;

    /// <summary>The estimate and its interval.</summary>
    /// <param name="first">Members of the first sample, n1.</param>
    /// <param name="second">Members of the second sample, n2.</param>
    /// <param name="both">Members of both, m.</param>
    public static RecaptureEstimate Estimate(long first, long second, long both)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(both);
        ArgumentOutOfRangeException.ThrowIfLessThan(first, both);
        ArgumentOutOfRangeException.ThrowIfLessThan(second, both);
        long found = first + second - both;
        double total = ((first + 1.0) * (second + 1.0) / (both + 1.0)) - 1;

        // An overlap so small is the likelier the larger the population; one so large the smaller it is.
        long lower = LastWith(size => size < found || Probability(size, first, second, 0, both) <= Tail, found - 1) + 1;
        long? upper = both == 0 ? null : LastWith(size => Probability(size, first, second, both, Math.Min(first, second)) > Tail, found);
        return new RecaptureEstimate(first, second, both, total, lower, upper);
    }

    // The last size from the first one on at which what holds there, and only up to some size, still holds.
    private static long LastWith(Predicate<long> holds, long first)
    {
        long low = first, step = 1;
        while (holds(low + step))
        {
            low += step;
            step *= 2;
        }

        for (long high = low + step; high - low > 1;)
        {
            long middle = low + ((high - low) / 2);
            (low, high) = holds(middle) ? (middle, high) : (low, middle);
        }

        return low;
    }

    // Probability of an overlap from one number to another, by logarithms so that nothing underflows.
    private static double Probability(long size, long first, long second, long from, long to)
    {
        from = Math.Max(from, first + second - size);
        double term = LogChoose(first, from) + LogChoose(size - first, second - from) - LogChoose(size, second), sum = 0;
        for (long k = from; k <= to; k++)
        {
            sum += Math.Exp(term);
            term += Math.Log((double)(first - k) * (second - k) / ((k + 1.0) * (size - first - second + k + 1.0)));
        }

        return sum;
    }

    private static double LogChoose(long n, long k)
    {
        double sum = 0;
        k = Math.Min(k, n - k);
        for (long i = 1; i <= k; i++)
        {
            sum += Math.Log((double)(n - k + i) / i);
        }

        return sum;
    }
}
