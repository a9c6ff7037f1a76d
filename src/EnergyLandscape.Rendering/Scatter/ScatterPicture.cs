using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Clouds;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Scatter;

/// <summary>Draws one number of many points against another, in colours of a third: test against training losses, as below the graphs of Fig. 2 of Verpoort, Lee and
/// Wales (2020, doi:10.1073/pnas.1919995117).</summary>
public static class ScatterPicture
{
    private const double Margin = 8;

    /// <summary>Draws a scatter.</summary>
    /// <param name="points">The points; those that are not finite are left out.</param>
    /// <param name="options">What to show; null for the defaults.</param>
    /// <exception cref="InputException">No point is finite, or the page is too small.</exception>
    public static Picture Draw(IReadOnlyList<ScatterPoint> points, ScatterPictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(points);
        options ??= new ScatterPictureOptions();
        ScatterPoint[] finite = [.. points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y))];
        if (finite.Length == 0)
        {
            throw new InputException("There is nothing to draw, expected at least one point with finite numbers.");
        }

        Scene scene = Scene.Of(options);
        double size = options.FontSize, top = FigureTitle.Draw(scene, options, Margin);
        double[] values = [.. finite.Select(point => point.Value).Where(double.IsFinite)];
        PictureAxis? colours = values.Length > 0 && values.Max() > values.Min() ? new PictureAxis(PictureScale.Linear, values.Min(), values.Max()) : null;
        ColourBar? bar = colours is null ? null : new ColourBar(colours, options.ValueTitle, size);
        double right = scene.Width - Margin - (bar is null ? 0 : bar.Width + size);
        PictureAxis up = ScatterMark.AxisOf(finite.Select(point => point.Y));
        var plot = new PlotArea(
            scene, new PictureRectangle(Margin, top, right, scene.Height - Margin),
            (ScatterMark.AxisOf(finite.Select(point => point.X)), options.XTitle), (up, options.YTitle), size);
        ScatterMark.Draw(scene, finite, plot.X, plot.Y, finite.Length > 2000 ? 0.8 : 1.4, colours);
        if (options.Line is { } line && Within(line, up, finite.Min(point => point.X), finite.Max(point => point.X)) is { } ends)
        {
            scene.Line(plot.X(ends.From), plot.Y(line.Intercept + (line.Slope * ends.From)), plot.X(ends.To), plot.Y(line.Intercept + (line.Slope * ends.To)), PictureColour.Ink, 0.8);
        }

        plot.DrawAxes();
        bar?.Draw(scene, right + size, plot.Area.Top, plot.Area.Bottom);
        return new Picture(scene, options);
    }

    // The part of a line that lies on the vertical axis; null when none does.
    private static (double From, double To)? Within((double Intercept, double Slope) line, PictureAxis up, double from, double to)
    {
        if (line.Slope != 0)
        {
            double low = (up.Low - line.Intercept) / line.Slope, high = (up.High - line.Intercept) / line.Slope;
            (from, to) = (Math.Max(from, Math.Min(low, high)), Math.Min(to, Math.Max(low, high)));
        }

        return from < to && (line.Slope != 0 || up.Contains(line.Intercept)) ? (from, to) : null;
    }
}
