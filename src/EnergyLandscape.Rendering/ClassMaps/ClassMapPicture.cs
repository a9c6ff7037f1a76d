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
        if (map.Side < 1 || map.Answers.Count != map.Side * map.Side || map.Answers.Any(answer => answer < 0 || answer >= map.Classes.Count))
        {
            throw new InputException(FormattableString.Invariant($"A class map of {map.Side} cells a side needs {map.Side * map.Side} answers, numbers below {map.Classes.Count}."));
        }

        Scene scene = Scene.Of(page);
        double size = page.FontSize, top = FigureTitle.Draw(scene, page, Margin), width = scene.Width - (2 * Margin);
        TreeLegend.Entry[] classes = [.. map.Answers.Distinct().Order().Select(label => new TreeLegend.Entry(
            map.Classes[label], (left, right, middle) => scene.Polygon(
                [(left, middle - (size * 0.4)), (right, middle - (size * 0.4)), (right, middle + (size * 0.4)), (left, middle + (size * 0.4))], ClassMapMark.ColourOf(label))))];
        top = TreeLegend.Flow(scene, classes, size, top, width) + (size * 0.4);
        var plot = new PlotArea(
            scene, new PictureRectangle(Margin, top, scene.Width - Margin, scene.Height - Margin),
            (new PictureAxis(PictureScale.Linear, map.X.Low, map.X.High), map.X.Name), (new PictureAxis(PictureScale.Linear, map.Y.Low, map.Y.High), map.Y.Name), size);
        ClassMapMark.Draw(scene, plot.Area, map);
        plot.DrawAxes();
        return new Picture(scene, page);
    }
}
