using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>How a search ended.</summary>
/// <param name="Index">Number of the search.</param>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="PointKind">Kind of the point that it arrived at; null when it arrived at none.</param>
/// <param name="Point">Id of the point that it arrived at.</param>
/// <param name="NewPoint">Whether that point was new; null when it arrived at none.</param>
/// <param name="Counts">Evaluations that it took.</param>
public sealed record SearchRecord(
    long Index, string Outcome, StationaryPointKind? PointKind, int? Point, bool? NewPoint, EvaluationCounts Counts);
