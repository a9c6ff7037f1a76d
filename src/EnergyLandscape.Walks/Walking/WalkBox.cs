namespace EnergyLandscape.Walks;

/// <summary>The same interval for every coordinate: where walks start, and what bounded ones stay in.</summary>
/// <param name="Lowest">Lowest value of a coordinate.</param>
/// <param name="Highest">Highest value of a coordinate.</param>
public readonly record struct WalkBox(double Lowest, double Highest)
{
    /// <summary>Whether a coordinate is inside.</summary>
    public bool Contains(double value) => value >= Lowest && value <= Highest;

    /// <summary>Moves a coordinate; a move that would leave the box is reversed (the "bounded" variant of the published code).</summary>
    /// <param name="value">A coordinate inside.</param>
    /// <param name="move">The move.</param>
    /// <returns>A coordinate inside; where both directions lead out, the nearer end.</returns>
    public double Move(double value, double move)
    {
        double moved = value + move;
        if (!Contains(moved))
        {
            moved = value - move;
        }

        return Math.Clamp(moved, Lowest, Highest);
    }
}
