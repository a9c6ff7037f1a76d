using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Clouds;

/// <summary>An upright bar of colours with ticks and a title, as a legend.</summary>
internal sealed class ColourBar(PictureAxis axis, string title, double size)
{
    private const int Steps = 64;

    private readonly IReadOnlyList<(double Value, string Text)> _ticks = axis.Ticks(6);

    /// <summary>Width that bar, ticks and title take.</summary>
    public double Width => (size * 0.9) + 5 + _ticks.Max(tick => Scene.TextWidth(tick.Text, size)) + (size * 1.9);

    /// <summary>Draws the bar.</summary>
    /// <param name="scene">The figure.</param>
    /// <param name="left">Left edge.</param>
    /// <param name="top">Upper edge.</param>
    /// <param name="bottom">Lower edge.</param>
    public void Draw(Scene scene, double left, double top, double bottom)
    {
        double right = left + (size * 0.9), step = (bottom - top) / Steps;
        for (int k = 0; k < Steps; k++)
        {
            // Each reaches under the next, so that no seam shows.
            double low = bottom - (k * step), high = k == Steps - 1 ? top : Math.Max(top, low - (1.5 * step));
            scene.Polygon([(left, low), (right, low), (right, high), (left, high)], Viridis.ColourAt((k + 0.5) / Steps));
        }

        foreach ((double value, string text) in _ticks)
        {
            double y = bottom - ((bottom - top) * axis.FractionOf(value));
            scene.Line(right, y, right + 2.5, y, PictureColour.Ink, 0.6);
            scene.Text(text, right + 4, y, size, PictureColour.Ink);
        }

        scene.Text(title, left + Width - (size * 0.6), (top + bottom) / 2, size, PictureColour.Ink, 0.5, upright: true);
    }
}
