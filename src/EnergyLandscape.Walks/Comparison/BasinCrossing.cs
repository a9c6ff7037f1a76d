namespace EnergyLandscape.Walks.Comparison;

/// <summary>A step of a walk from one stay to the next: into the basin of another minimum, or of another symmetry image of the same one.</summary>
/// <param name="From">The stay before.</param>
/// <param name="To">The stay after.</param>
/// <param name="Highest">Highest energy of the database's landscape at the steps from the last sample of the one to the first of the other.</param>
public readonly record struct BasinCrossing(BasinStay From, BasinStay To, double Highest);
