using EnergyLandscape.Rendering.Networks;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>What stands under the branch of a minimum, joined to it by a line: the network above, what it answers below.</summary>
/// <param name="Minimum">Id of the minimum.</param>
/// <param name="Diagram">The network.</param>
/// <param name="Map">Its answers; null for a network that has not two inputs.</param>
public sealed record TreeInset(int Minimum, NetworkDiagram Diagram, AnswerMap? Map);
