namespace EnergyLandscape.Walks;

/// <summary>Stagnation of a walk: n_stag and l_stag of Bosman et al. 2020 (Neurocomputing 400, 113; section 4.3 and Appendix A).</summary>
/// <remarks>For many walks a <see cref="StagnationEstimator"/> of each thread reuses its buffers.</remarks>
/// <threadsafety>Safe.</threadsafety>
public static class Stagnation
{
    /// <summary>Counts the stays of a walk.</summary>
    /// <param name="losses">Losses step by step; neither their unit nor their zero matters.</param>
    /// <param name="options">What counts; null for <see cref="StagnationOptions.Default"/>.</param>
    public static StagnationEstimate Estimate(ReadOnlySpan<double> losses, StagnationOptions? options = null) => new StagnationEstimator(options).Estimate(losses);

    /// <summary>The estimate of a walk with all that led to it.</summary>
    /// <param name="losses">Losses step by step.</param>
    /// <param name="options">What counts; null for <see cref="StagnationOptions.Default"/>.</param>
    public static StagnationProfile Profile(ReadOnlySpan<double> losses, StagnationOptions? options = null) => new StagnationEstimator(options).Profile(losses);
}
