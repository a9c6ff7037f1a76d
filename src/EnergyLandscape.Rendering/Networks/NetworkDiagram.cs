namespace EnergyLandscape.Rendering.Networks;

/// <summary>A feed-forward network as a figure shows it: its nodes and the edges that are there.</summary>
/// <param name="Layers">Nodes per layer, inputs first, without bias nodes.</param>
/// <param name="Edges">Edges; a connection of weight zero is left out.</param>
/// <param name="BiasNodes">Whether every layer but the last has a bias node.</param>
public sealed record NetworkDiagram(IReadOnlyList<int> Layers, IReadOnlyList<NetworkEdge> Edges, bool BiasNodes)
{
    /// <summary>Size of the largest weight; 0 without edges.</summary>
    public double LargestWeight => Edges.Select(edge => Math.Abs(edge.Weight)).DefaultIfEmpty(0).Max();
}

/// <summary>An edge of a network diagram.</summary>
/// <param name="Layer">The layer that receives, from 1.</param>
/// <param name="From">Node of the layer before, from 0; null for its bias node.</param>
/// <param name="To">Node of the layer, from 0.</param>
/// <param name="Weight">Weight; not zero.</param>
public readonly record struct NetworkEdge(int Layer, int? From, int To, double Weight);
