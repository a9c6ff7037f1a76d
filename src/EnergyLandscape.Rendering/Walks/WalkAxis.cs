using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Walks;

/// <summary>A vertical axis of one of the panels above each other.</summary>
internal sealed class WalkAxis
{
    private readonly double _low;
    private readonly double _high;
    private readonly double _step;
    private readonly double[] _ticks;

    private WalkAxis(double low, double high, double top, double bottom, double size)
    {
        (_low, _high, Top, Bottom) = (low, high, top, bottom);
        (_step, _ticks) = Numbers.Ticks(low, high, (int)Math.Clamp((bottom - top) / (size * 2.5), 2, 8));
    }

    /// <summary>Upper edge, points.</summary>
    public double Top { get; }

    /// <summary>Lower edge, points.</summary>
    public double Bottom { get; }

    /// <summary>Height, points.</summary>
    public double Height => Bottom - Top;

    /// <summary>An axis that shows all values with a little room.</summary>
    public static WalkAxis Of(IReadOnlyList<double> values, double top, double bottom, double size, bool fromZero)
    {
        double low = fromZero ? 0 : values.Min(), high = values.Max(), range = high - low;
        double pad = range > 0 ? range * 0.05 : Math.Max(Math.Abs(high), fromZero ? 1e-3 : 1) * 0.05;
        return new WalkAxis(fromZero ? 0 : low - pad, high + pad, top, bottom, size);
    }

    /// <summary>Position of a value on the page, points.</summary>
    public double Y(double value) => Bottom - ((Bottom - Top) * (value - _low) / (_high - _low));

    /// <summary>Width of the widest number, points.</summary>
    public double LabelWidth(double size) => _ticks.Max(tick => Scene.TextWidth(Numbers.Text(tick, _step), size));

    /// <summary>Draws both axes of the panel, its numbers and its title.</summary>
    public void Draw(Scene scene, double left, double right, double size, string title)
    {
        scene.Lines([[(left, Top), (left, Bottom), (right, Bottom)]], PictureColour.Ink, 0.6);
        foreach (double tick in _ticks)
        {
            scene.Line(left - 3, Y(tick), left, Y(tick), PictureColour.Ink, 0.6);
            scene.Text(Numbers.Text(tick, _step), left - 4.5, Y(tick), size, PictureColour.Ink, 1);
        }

        scene.Text(title, 8 + (size * 0.6), (Top + Bottom) / 2, size, PictureColour.Ink, 0.5, upright: true);
    }
}
