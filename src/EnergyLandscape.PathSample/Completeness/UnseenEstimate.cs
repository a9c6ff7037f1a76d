namespace EnergyLandscape.PathSample;

/// <summary>What a sample of arrivals says about points that it has not seen.</summary>
/// <param name="Counts">The sample.</param>
/// <param name="Coverage">Good–Turing estimate of the probability that the next arrival is at a point already seen, 0 to 1.</param>
/// <param name="CoverageStandardError">Standard error of <paramref name="Coverage"/> (Esty 1983).</param>
/// <param name="Unseen">Estimated number of unseen points: bias-corrected Chao1, a lower bound when points are not equally easy to reach.</param>
/// <param name="UnseenUpper95">Upper end of the 95 % interval of that number; never zero.</param>
/// <param name="UnseenMass">Estimated probability that the next arrival is at an unseen point, 1 − <paramref name="Coverage"/>.</param>
/// <param name="UnseenMassUpper95">Upper 95 % bound of that probability; never zero.</param>
/// <seealso cref="UnseenSpecies"/>
public sealed record UnseenEstimate(
    ArrivalCounts Counts,
    double Coverage,
    double CoverageStandardError,
    double Unseen,
    double UnseenUpper95,
    double UnseenMass,
    double UnseenMassUpper95)
{
    /// <summary>Upper 95 % bound of the number of new points that so many further arrivals are expected to bring.</summary>
    /// <remarks>The first one is new with the probability of all unseen points together, the later ones with less.</remarks>
    /// <param name="furtherArrivals">Number of further arrivals of the same kind, not negative.</param>
    public double ExpectedNewUpper95(double furtherArrivals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(furtherArrivals);
        return furtherArrivals * UnseenMassUpper95;
    }
}
