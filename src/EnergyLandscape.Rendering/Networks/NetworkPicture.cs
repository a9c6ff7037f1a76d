using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.Networks;

/// <summary>Draws one network with what it answers, as the insets of a disconnectivity graph do.</summary>
public static class NetworkPicture
{
    private const double Margin = 8;

    /// <summary>Draws a network diagram and, under it, its answer map.</summary>
    /// <param name="diagram">The network.</param>
    /// <param name="map">Its answers; null for the diagram alone.</param>
    /// <param name="page">Size and title.</param>
    /// <exception cref="Potentials.InputException">The page can't hold it.</exception>
    public static Picture Draw(NetworkDiagram diagram, AnswerMap? map, PageOptions page)
    {
        ArgumentNullException.ThrowIfNull(diagram);
        ArgumentNullException.ThrowIfNull(page);
        Scene scene = Scene.Of(page);
        double y = Margin, width = scene.Width - (2 * Margin), size = page.FontSize;
        foreach (string line in Scene.Wrap(page.Title ?? "", size * 1.1, true, width))
        {
            scene.Text(line, scene.Width / 2, y + (size * 0.7), size * 1.1 * Math.Min(1, width / Scene.TextWidth(line, size * 1.1, true)), PictureColour.Ink, 0.5, bold: true);
            y += size * 1.45;
        }

        y = TreeLegend.Flow(scene, [.. TreeLegend.NetworkSigns(scene, diagram.BiasNodes, map is not null)], size * 0.9, y, width) + size;
        double height = scene.Height - Margin - y, share = map is null ? 1 : 0.5;
        if (height < 40 || width < 40)
        {
            throw new Potentials.InputException("The page is too small for the network and its legend; make it larger or the text smaller.");
        }

        double gap = map is null ? 0 : size;
        double middle = y + ((height - gap) * share), half = Math.Min(width, (middle - y) * 1.4) / 2;
        NetworkDiagramMark.Draw(scene, new PictureRectangle((scene.Width / 2) - half, y, (scene.Width / 2) + half, middle), diagram, diagram.LargestWeight);
        if (map is not null)
        {
            AnswerMapMark.Draw(scene, new PictureRectangle(Margin, middle + gap, Margin + width, scene.Height - Margin), map);
        }

        return new Picture(scene, page);
    }
}
