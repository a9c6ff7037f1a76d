using EnergyLandscape.Potentials;

namespace EnergyLandscape.Rendering.Pictures;

/// <summary>A rectangle with an axis below and one to the left, their numbers and titles.</summary>
internal sealed class PlotArea
{
    private readonly Scene _scene;
    private readonly PictureAxis _across;
    private readonly PictureAxis _up;
    private readonly double _size;
    private readonly IReadOnlyList<(double Value, string Text)> _numbers;

    /// <summary>Lays the area out.</summary>
    /// <param name="scene">The figure.</param>
    /// <param name="place">What the area with its numbers and titles may take, points.</param>
    /// <param name="across">Horizontal axis.</param>
    /// <param name="up">Vertical axis.</param>
    /// <param name="size">Size of the text, points.</param>
    /// <exception cref="InputException">There is no room, or an axis has no range.</exception>
    public PlotArea(Scene scene, PictureRectangle place, (PictureAxis Axis, string Title) across, (PictureAxis Axis, string Title) up, double size)
    {
        across.Axis.Check(across.Title);
        up.Axis.Check(up.Title);
        (_scene, _across, _up, _size) = (scene, across.Axis, up.Axis, size);
        double bottom = place.Bottom - (size * 3.2);
        _numbers = _up.Ticks((int)Math.Clamp((bottom - place.Top) / (size * 2.6), 2, 10));
        double left = place.Left + (size * 1.5) + _numbers.Max(tick => Scene.TextWidth(tick.Text, size)) + 5, right = place.Right - size;
        if (right - left < 20 || bottom - place.Top < 20)
        {
            throw new InputException("The page is too small for the title, the legend and the axes; make it larger or the text smaller.");
        }

        Area = new PictureRectangle(left, place.Top + (size * 0.6), right, bottom);
        scene.Text(across.Title, (left + right) / 2, place.Bottom - (size * 0.6), size, PictureColour.Ink, 0.5);
        scene.Text(up.Title, place.Left + (size * 0.6), (Area.Top + bottom) / 2, size, PictureColour.Ink, 0.5, upright: true);
    }

    /// <summary>The rectangle between the axes.</summary>
    public PictureRectangle Area { get; }

    /// <summary>Where a number of the horizontal axis stands.</summary>
    public double X(double value) => Area.Left + (Area.Width * _across.FractionOf(value));

    /// <summary>Where a number of the vertical axis stands.</summary>
    public double Y(double value) => Area.Bottom - (Area.Height * _up.FractionOf(value));

    /// <summary>Draws both axes, over what stands in the area.</summary>
    public void DrawAxes()
    {
        _scene.Lines([[(Area.Left, Area.Top), (Area.Left, Area.Bottom), (Area.Right, Area.Bottom)]], PictureColour.Ink, 0.6);
        foreach ((double value, string text) in _numbers)
        {
            _scene.Line(Area.Left - 3, Y(value), Area.Left, Y(value), PictureColour.Ink, 0.6);
            _scene.Text(text, Area.Left - 4.5, Y(value), _size, PictureColour.Ink, 1);
        }

        foreach ((double value, string text) in NumbersApart())
        {
            _scene.Line(X(value), Area.Bottom, X(value), Area.Bottom + 3, PictureColour.Ink, 0.6);
            _scene.Text(text, X(value), Area.Bottom + 4 + (_size * 0.58), _size, PictureColour.Ink, 0.5);
        }
    }

    // Numbers of a narrow range have many digits: fewer of them then, and two at least.
    private IReadOnlyList<(double Value, string Text)> NumbersApart()
    {
        for (int about = (int)Math.Clamp(Area.Width / (_size * 5), 2, 10); ; about--)
        {
            IReadOnlyList<(double Value, string Text)> ticks = _across.Ticks(about);
            if (ticks.Count <= 2 || ticks.Zip(ticks.Skip(1)).All(pair => AreApart(pair.First, pair.Second)))
            {
                return ticks;
            }

            if (about <= 2)
            {
                return [ticks[0], ticks[^1]];
            }
        }
    }

    private bool AreApart((double Value, string Text) left, (double Value, string Text) right) =>
        X(right.Value) - X(left.Value) >= ((Scene.TextWidth(left.Text, _size) + Scene.TextWidth(right.Text, _size)) / 2) + (_size * 0.6);
}
