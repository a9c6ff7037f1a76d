namespace EnergyLandscape.Walks;

/// <summary>Stagnation over many walks: plain means and population standard deviations, walks without stays included, as in the paper's tables.</summary>
/// <param name="Walks">Walks with an estimate.</param>
/// <param name="Undefined">Walks without one, which are left out.</param>
/// <param name="MeanCount">Mean of n_stag; NaN without walks, as all that follows.</param>
/// <param name="DeviationOfCount">Standard deviation of n_stag.</param>
/// <param name="MeanLength">Mean of l_stag.</param>
/// <param name="DeviationOfLength">Standard deviation of l_stag.</param>
public sealed record StagnationSummary(int Walks, int Undefined, double MeanCount, double DeviationOfCount, double MeanLength, double DeviationOfLength)
{
    /// <summary>Summarises the estimates of some walks.</summary>
    /// <param name="estimates">One a walk.</param>
    public static StagnationSummary Of(IEnumerable<StagnationEstimate> estimates)
    {
        ArgumentNullException.ThrowIfNull(estimates);
        StagnationEstimate[] all = [.. estimates];
        double[] counts = [.. all.Where(estimate => estimate.IsDefined).Select(estimate => (double)estimate.Count)];
        double[] lengths = [.. all.Where(estimate => estimate.IsDefined).Select(estimate => estimate.MeanLength)];
        return new StagnationSummary(
            counts.Length, all.Length - counts.Length, Mean(counts), RollingDeviation.Of(counts), Mean(lengths), RollingDeviation.Of(lengths));
    }

    private static double Mean(double[] values) => values.Length > 0 ? values.Average() : double.NaN;
}
