namespace EnergyLandscape.PathSample;

/// <summary>A share of independent trials with its 95 % interval after Wilson (1927, doi:10.1080/01621459.1927.10502953), which is honest for
/// shares near 0 and 1 and for few trials.</summary>
/// <param name="Share">Successes over trials, 0 to 1; NaN without a trial.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public readonly record struct WilsonInterval(double Share, double Low, double High)
{
    // The 97.5 % quantile of the normal distribution.
    private const double Z = 1.959963984540054;

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

        double n = trials, p = successes / n, square = Z * Z;
        double middle = p + (square / (2 * n)), half = Z * Math.Sqrt((p * (1 - p) / n) + (square / (4 * n * n))), scale = 1 + (square / n);
        return new WilsonInterval(p, successes == 0 ? 0 : (middle - half) / scale, successes == trials ? 1 : (middle + half) / scale);
    }
}
