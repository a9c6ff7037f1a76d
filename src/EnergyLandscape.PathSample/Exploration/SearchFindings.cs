using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>What one search gave; merging it into the store is the coordinator's work.</summary>
/// <param name="Outcome">How the search ended, as it stands in the search log.</param>
/// <param name="Target">The point that the search is recorded with; one of the findings, or null.</param>
/// <param name="Findings">All points, in an order in which saddles come before the transition states whose paths end on them.</param>
/// <param name="Counts">Evaluations made.</param>
public sealed record SearchFindings(string Outcome, StationaryPoint? Target, IReadOnlyList<Finding> Findings, EvaluationCounts Counts)
{
    /// <summary>Points with flat directions, which are kept apart from all others.</summary>
    public IReadOnlyList<ValleyFinding> Valleys { get; init; } = [];
}
