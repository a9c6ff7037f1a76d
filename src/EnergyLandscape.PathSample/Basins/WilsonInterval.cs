namespace EnergyLandscape.PathSample;

/// <summary>A share of independent trials with its 95 % interval after Wilson (1927, doi:10.1080/01621459.1927.10502953), which is honest for
/// shares near 0 and 1 and for few trials.</summary>
/// <param name="Share">Successes over trials, 0 to 1; NaN without a trial.</param>
/// <param name="Low">Lower end; NaN where there is no interval, as is the higher one.</param>
/// <param name="High">Upper end.</param>
public readonly record struct WilsonInterval(double Share, double Low, double High)
{
    // The 97.5 % quantile of the normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>The share without its interval (NaN): for trials that depend on each other.</summary>
    public WilsonInterval ShareOnly => this with { Low = double.NaN, High = double.NaN };

    /// <summary>The interval of a count.</summary>
    /// <param name="successes">Number of successes k.</param>
    /// <param name="trials">Number of trials n.</param>
    public static WilsonInterval Of(long successes, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, trials);
        if (trials == 0)
        {
            return new WilsonInterval(double.NaN, 0, 1);
        }

        return OfMean((double)successes / trials, trials);
    }

    /// <summary>The interval of a mean of shares, one of each trial, such as the share of its samples that a walk has in a basin.</summary>
    /// <remarks>Numbers from 0 to 1 with the mean p have at most the variance p(1 − p) of successes and failures, so the interval errs on the wide
    /// side. Samples of one walk depend on each other: walks are trials, samples are not.</remarks>
    /// <param name="mean">The mean, 0 to 1.</param>
    /// <param name="trials">Number of trials n.</param>
    public static WilsonInterval OfMean(double mean, long trials)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        if (trials == 0 || double.IsNaN(mean))
        {
            return new WilsonInterval(double.NaN, 0, 1);
        }

        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mean, 1);
        double n = trials, p = mean, square = Z * Z;
        double middle = p + (square / (2 * n)), half = Z * Math.Sqrt((p * (1 - p) / n) + (square / (4 * n * n))), scale = 1 + (square / n);
        return new WilsonInterval(p, p == 0 ? 0 : (middle - half) / scale, p == 1 ? 1 : (middle + half) / scale);
    }
}
