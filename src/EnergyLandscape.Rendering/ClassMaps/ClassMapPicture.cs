using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.ClassMaps;

/// <summary>Draws the classes that a network predicts over a plane of two of its inputs, as the insets of Fig. 2 of Verpoort, Lee and Wales (2020,
/// doi:10.1073/pnas.1919995117).</summary>
public static class ClassMapPicture
{
    private const double Margin = 8;

    /// <summary>Draws a map.</summary>
    /// <param name="map">The map.</param>
    /// <param name="page">Size and title.</param>
    /// <exception cref="InputException">The map has not as many answers as cells, names no class of an answer, or the page is too small.</exception>
    public static Picture Draw(ClassMap map, PageOptions page)
    {
        ArgumentNullException.ThrowIfNull(map);
        ArgumentNullException.ThrowIfNull(page);
        ClassMapMark.Check(map);
        Scene scene = Scene.Of(page);
        double size = page.FontSize, top = FigureTitle.Draw(scene, page, Margin), width = scene.Width - (2 * Margin);
        top = TreeLegend.Flow(scene, ClassMapLegend.Entries(scene, [map]), size, top, width) + (size * 0.4);
        var plot = new PlotArea(
            scene, new PictureRectangle(Margin, top, scene.Width - Margin, scene.Height - Margin),
            (new PictureAxis(PictureScale.Linear, map.X.Low, map.X.High), map.X.Name), (new PictureAxis(PictureScale.Linear, map.Y.Low, map.Y.High), map.Y.Name), size);
        ClassMapMark.Draw(scene, plot.Area, map);
        plot.DrawAxes();
        return new Picture(scene, page);
    }
}
