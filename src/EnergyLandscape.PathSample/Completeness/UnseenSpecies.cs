namespace EnergyLandscape.PathSample;

/// <summary>Unseen-species estimators: from how often points were arrived at to how many were never arrived at.</summary>
/// <remarks>
/// <para>Arrivals are taken as independent draws, each at point i with an unknown probability p_i. With f1 points arrived at once, f2 twice and
/// n arrivals:</para>
/// <para>Coverage 1 − f1/n: Good, Biometrika 40, 237 (1953), doi:10.1093/biomet/40.3-4.237; f1/n estimates the sum of p_i over all unseen
/// points (Robbins, Ann. Math. Stat. 39, 256 (1968), doi:10.1214/aoms/1177698526). Its standard error is
/// √(f1 (1 − f1/n) + 2 f2)/n: Esty, Ann. Stat. 11, 905 (1983), doi:10.1214/aos/1176346256.</para>
/// <para>Unseen points f1 (f1 − 1)/(2 (f2 + 1)): bias-corrected Chao1 (Chao, Scand. J. Stat. 11, 265 (1984); the correction as in
/// Chao and Jost, Ecology 93, 2533 (2012), doi:10.1890/11-1952.1, and the manual of EstimateS). By the inequality of Cauchy and Schwarz it
/// estimates a lower bound, which is met when all rare points are equally probable. Variance for f2 &gt; 0 and f2 = 0 and the
/// log-normal interval: Chao, Biometrics 43, 783 (1987), doi:10.2307/2531532, and EstimateS, equations 6, 7 and 13.</para>
/// <para>The interval shrinks to nothing at f1 ≤ 1, and with it all caution. So its upper end is never below the rule of three: no success
/// seen among many rare ones leaves 3.0 = −ln 0.05 as upper 95 % bound of their expected number (Hanley and Lippman-Hand, JAMA 249,
/// 1743 (1983), doi:10.1001/jama.1983.03330370053031), and one leaves 4.7. Of unseen points with p_i ≥ 1/n no more are expected
/// than singletons; points that are rarer than 1/n may be any number.</para>
/// </remarks>
public static class UnseenSpecies
{
    // Standard normal quantiles: two-sided 95 %, one-sided 95 %.
    private const double TwoSided = 1.959963984540054;
    private const double OneSided = 1.6448536269514722;

    /// <summary>The estimates of a sample.</summary>
    /// <param name="counts">The sample; needs at least one arrival.</param>
    public static UnseenEstimate Estimate(ArrivalCounts counts)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(counts.Arrivals, nameof(counts));
        double n = counts.Arrivals, f1 = counts.Singletons, f2 = counts.Doubletons;
        double unseen = f1 > 1 ? f1 * (f1 - 1) / (2 * (f2 + 1)) : 0;
        return new UnseenEstimate(
            counts,
            1 - (f1 / n),
            Math.Sqrt((f1 * (1 - (f1 / n))) + (2 * f2)) / n,
            unseen,
            UnseenUpper(counts, unseen),
            f1 / n,
            Math.Min(1, MassUpper(counts) / n));
    }

    /// <summary>The estimates of a sample.</summary>
    /// <param name="arrivals">Number of arrivals, one entry a point; at least one of them positive.</param>
    public static UnseenEstimate Estimate(IEnumerable<long> arrivals) => Estimate(ArrivalCounts.Of(arrivals));

    private static double UnseenUpper(ArrivalCounts counts, double unseen)
    {
        double f1 = counts.Singletons, f2 = counts.Doubletons;
        if (unseen == 0)
        {
            return PoissonBound.Upper95(counts.Singletons);
        }

        double shared = f2 + 1, squared = (2 * f1) - 1;
        double variance = counts.Doubletons > 0
            ? unseen + (f1 * squared * squared / (4 * shared * shared)) + (f1 * f1 * f2 * (f1 - 1) * (f1 - 1) / (4 * shared * shared * shared * shared))
            : unseen + (f1 * squared * squared / 4) - (f1 * f1 * f1 * f1 / (4 * (counts.Seen + unseen)));
        double factor = Math.Exp(TwoSided * Math.Sqrt(Math.Log(1 + (variance / (unseen * unseen)))));
        return Math.Max(unseen * factor, PoissonBound.Upper95(0));
    }

    // Bound of n times the unseen mass U. Esty: nU − f1 has variance nU + 2 f2, so (nU − f1)² = z² (nU + 2 f2) is solved for nU, as
    // Wilson's interval of a proportion; the exact bound of the expected number of singletons, which is n times the expected U, is kept as
    // the least, so that f1 = f2 = 0 gives the rule of three.
    private static double MassUpper(ArrivalCounts counts)
    {
        double f1 = counts.Singletons, f2 = counts.Doubletons;
        double score = f1 + (OneSided * OneSided / 2) + (OneSided * Math.Sqrt(f1 + (2 * f2) + (OneSided * OneSided / 4)));
        return Math.Max(score, PoissonBound.Upper95(counts.Singletons));
    }
}
