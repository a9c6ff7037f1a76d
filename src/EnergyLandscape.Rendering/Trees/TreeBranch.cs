using EnergyLandscape.PathSample.Disconnectivity;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>The line from a node up to the merge that it joins.</summary>
/// <param name="Node">The node at the lower end.</param>
/// <param name="Points">Two or more points from the lower end up.</param>
public sealed record TreeBranch(SuperbasinNode Node, IReadOnlyList<TreePoint> Points);
