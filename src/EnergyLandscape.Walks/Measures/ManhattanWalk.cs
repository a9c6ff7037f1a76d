namespace EnergyLandscape.Walks;

/// <summary>How a Manhattan walk was made: all steps have one length and go along one coordinate.</summary>
/// <param name="Step">Length of a step, coordinate.</param>
/// <param name="Box">Half the edge b of the box [−b, b] that it walks in, coordinate.</param>
/// <param name="Dimension">Number of coordinates.</param>
public readonly record struct ManhattanWalk(double Step, double Box, int Dimension)
{
    /// <summary>Whether all three are positive numbers.</summary>
    public bool IsValid => Step > 0 && Box > 0 && Dimension > 0 && double.IsFinite(Step) && double.IsFinite(Box);
}
