namespace EnergyLandscape.PathSample;

/// <summary>What two independent samples of one population, and their overlap, say about its size.</summary>
/// <param name="First">Members of the first sample.</param>
/// <param name="Second">Members of the second sample.</param>
/// <param name="Both">Members of both.</param>
/// <param name="Total">Estimated size of the population (Chapman).</param>
/// <param name="Lower95">Lower end of its exact 95 % interval.</param>
/// <param name="Upper95">Upper end of it; null when the samples share nothing and there is none.</param>
/// <seealso cref="CaptureRecapture"/>
public sealed record RecaptureEstimate(long First, long Second, long Both, double Total, long Lower95, long? Upper95)
{
    /// <summary>Members of either sample.</summary>
    public long Found => First + Second - Both;

    /// <summary>Estimated number of members that are in neither.</summary>
    public double Unseen => Math.Max(0, Total - Found);
}
