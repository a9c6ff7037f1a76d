namespace EnergyLandscape.Rendering.Trees;

/// <summary>The lower end of a minimum's branch.</summary>
/// <param name="Minimum">Id of the minimum.</param>
/// <param name="Slot">Place from the left, from 0.</param>
/// <param name="End">The end; cut at the lower edge when the minimum lies below it.</param>
public sealed record TreeLeaf(int Minimum, int Slot, TreePoint End);
