using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Counterparts;

/// <summary>A stored point of one landscape taken over to the other.</summary>
/// <param name="Point">The point.</param>
/// <param name="EnergyThere">Energy that the other landscape gives to it.</param>
/// <param name="Outcome">How the way in the other landscape ended.</param>
/// <param name="Reached">The stationary point at its end; null when it ended nowhere.</param>
/// <param name="Stored">The point of the other database that this is; null when it lacks it, or when the way ended nowhere.</param>
/// <param name="Distance">Distance modulo symmetry between both; NaN when the way ended nowhere.</param>
/// <param name="EnergyHere">Energy that the own landscape gives to the reached point; NaN likewise.</param>
/// <param name="Minimum">Of a minimum whose steepest descent ends on a saddle, because both share a symmetry that holds it there: the minimum of the other database
/// below that saddle. Otherwise the same as <paramref name="Stored"/> where that is a minimum.</param>
public sealed record Crossing(
    StoredPoint Point, double EnergyThere, CrossingOutcome Outcome, StationaryPoint? Reached, StoredPoint? Stored, double Distance, double EnergyHere, StoredPoint? Minimum);
