using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Networks;

/// <summary>Draws a network diagram into a rectangle: layers from left to right, nodes one below the other, bias nodes red at the foot.</summary>
internal static class NetworkDiagramMark
{
    /// <summary>Edges of positive weight.</summary>
    public static PictureColour Positive => PictureColour.Ink;

    /// <summary>Edges of negative weight.</summary>
    public static PictureColour Negative => PictureColour.OkabeIto[4];

    /// <summary>Nodes.</summary>
    public static PictureColour Node { get; } = new(0x4D, 0x4D, 0x4D);

    /// <summary>Bias nodes, red as in Mehta et al. (2018).</summary>
    public static PictureColour BiasNode { get; } = new(0xD6, 0x1F, 0x1F);

    /// <summary>Draws.</summary>
    /// <param name="scene">The page.</param>
    /// <param name="area">Where.</param>
    /// <param name="diagram">What.</param>
    /// <param name="largest">The weight of the thickest edge, the same for all diagrams of a figure.</param>
    public static void Draw(Scene scene, PictureRectangle area, NetworkDiagram diagram, double largest)
    {
        int most = diagram.Layers.Max() + (diagram.BiasNodes ? 1 : 0);
        double pitch = area.Height / most, radius = Math.Min(pitch * 0.28, area.Width * 0.055), thickest = Math.Clamp(radius * 0.9, 0.3, 2.2);
        (double X, double Y) Place(int layer, int? node)
        {
            int nodes = diagram.Layers[layer], slots = nodes + (diagram.BiasNodes && layer < diagram.Layers.Count - 1 ? 1 : 0);
            double x = area.Left + radius + ((area.Width - (2 * radius)) * layer / (diagram.Layers.Count - 1));

            // Few nodes spread, so that edges do not all run to the middle.
            double gap = area.Height / (most + slots) * 2;
            return (x, ((area.Top + area.Bottom) / 2) + (((node ?? nodes) - ((slots - 1) / 2.0)) * Math.Min(gap, area.Height / slots)));
        }

        foreach (NetworkEdge edge in diagram.Edges.OrderBy(edge => Math.Abs(edge.Weight)))
        {
            (double x0, double y0) = Place(edge.Layer - 1, edge.From);
            (double x1, double y1) = Place(edge.Layer, edge.To);
            double share = largest > 0 ? Math.Min(1, Math.Abs(edge.Weight) / largest) : 1;
            scene.Line(x0, y0, x1, y1, edge.Weight > 0 ? Positive : Negative, thickest * (0.15 + (0.85 * share)));
        }

        for (int layer = 0; layer < diagram.Layers.Count; layer++)
        {
            for (int node = 0; node < diagram.Layers[layer]; node++)
            {
                Disc(scene, Place(layer, node), radius, Node);
            }

            if (diagram.BiasNodes && layer < diagram.Layers.Count - 1)
            {
                Disc(scene, Place(layer, null), radius, BiasNode);
            }
        }
    }

    private static void Disc(Scene scene, (double X, double Y) place, double radius, PictureColour colour) => scene.Disc(place.X, place.Y, radius, colour);
}
