namespace EnergyLandscape.PathSample;

/// <summary>How often searches by one method ended in one way.</summary>
/// <param name="Method">Name of the method.</param>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Searches">Number of searches.</param>
/// <param name="NewPoints">Number of those that found a new point.</param>
public readonly record struct OutcomeCount(string Method, string Outcome, long Searches, long NewPoints);
