namespace EnergyLandscape.PathSample;

/// <summary>What the arrivals of one search method say about points that it has not seen.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Estimate">The estimate.</param>
public sealed record MethodEvidence(string Method, UnseenEstimate Estimate);
