using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Limits;

/// <summary>Draws energies and, below, norms of stationary points against λ: a line a point, its label where it starts, a dot where it ceases to exist.</summary>
/// <remarks>λ has decades and the norm has none, so that a norm that grows as ln(1/λ) is a straight line.</remarks>
public static class LimitPicture
{
    private const double Margin = 8;

    private static readonly (LimitFate Fate, string Name, PictureColour Colour)[] _fates =
    [
        (LimitFate.Diverges, "weights diverge", PictureColour.OkabeIto[0]),
        (LimitFate.Finite, "weights have a limit", PictureColour.OkabeIto[1]),
        (LimitFate.Ceases, "ceases to exist", PictureColour.OkabeIto[2]),
        (LimitFate.Undecided, "undecided", PictureColour.Guide),
    ];

    /// <summary>Colours of the fates.</summary>
    internal static IReadOnlyList<PictureColour> Colours { get; } = [.. _fates.Select(fate => fate.Colour)];

    /// <summary>Draws the lines.</summary>
    /// <param name="lines">The points and their ways.</param>
    /// <param name="options">What to show; null for the defaults.</param>
    /// <exception cref="InputException">There is nothing to draw, a number isn't finite or λ isn't positive, or the page is too small.</exception>
    public static Picture Draw(IReadOnlyList<LimitLine> lines, LimitPictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        options ??= new LimitPictureOptions();
        (double Lambda, double Energy, double Norm)[] all = [.. lines.SelectMany(line => line.Points)];
        if (all.Length == 0)
        {
            throw new InputException("There is nothing to draw, expected at least one point that was followed.");
        }

        Scene scene = Scene.Of(options);
        double size = options.FontSize, top = Legend(scene, lines, size, FigureTitle.Draw(scene, options, Margin));
        double bottom = scene.Height - Margin - (size * 3), gap = size * 1.4, middle = (top + bottom) / 2;
        var lambda = new PictureAxis(PictureScale.Logarithmic, all.Min(point => point.Lambda), all.Max(point => point.Lambda));
        lambda.Check(options.LambdaTitle);
        Panel energies = Panel.Of([.. all.Select(point => point.Energy)], (top, middle - (gap / 2)), size, options.EnergyTitle, mayBeLogarithmic: true);
        Panel norms = Panel.Of([.. all.Select(point => point.Norm)], (middle + (gap / 2), bottom), size, options.NormTitle, mayBeLogarithmic: false);
        double names = lines.Max(line => Scene.TextWidth(line.Name, size * 0.85)) + 8;
        double left = Margin + (size * 1.8) + Math.Max(energies.LabelWidth(size), norms.LabelWidth(size)) + 4, right = scene.Width - Margin - names;
        if (right - left < 40 || middle - top < 40)
        {
            throw new InputException("The page is too small for the title and the axes; make it larger or the text smaller.");
        }

        double X(double value) => left + ((right - left) * lambda.FractionOf(value));
        Lines(scene, lines, energies, point => point.Energy, X, size);
        Lines(scene, lines, norms, point => point.Norm, X, size);
        energies.Draw(scene, left, right, size);
        norms.Draw(scene, left, right, size);
        foreach ((double value, string text) in lambda.Ticks((int)Math.Clamp((right - left) / (size * 5), 2, 12)))
        {
            scene.Line(X(value), bottom, X(value), bottom + 3, PictureColour.Ink, 0.6);
            scene.Line(X(value), energies.Bottom, X(value), energies.Bottom + 3, PictureColour.Ink, 0.6);
            scene.Text(text, X(value), bottom + 4 + (size * 0.58), size, PictureColour.Ink, 0.5);
        }

        scene.Text(options.LambdaTitle, (left + right) / 2, scene.Height - Margin - (size * 0.6), size, PictureColour.Ink, 0.5);
        return new Picture(scene, options);
    }

    private static PictureColour ColourOf(LimitFate fate) => _fates.First(entry => entry.Fate == fate).Colour;

    private static void Lines(
        Scene scene, IReadOnlyList<LimitLine> lines, Panel panel, Func<(double Lambda, double Energy, double Norm), double> value, Func<double, double> toX, double size)
    {
        foreach (LimitLine line in lines.Where(line => line.Points.Count > 0))
        {
            (double X, double Y)[] points = [.. line.Points.Select(point => (toX(point.Lambda), panel.Y(value(point))))];
            scene.Lines([points], ColourOf(line.Fate), 0.9);
            if (line.Fate == LimitFate.Ceases)
            {
                scene.Disc(points[^1].X, points[^1].Y, 1.8, ColourOf(line.Fate));
            }
        }

        Names(scene, [.. lines.Where(line => line.Points.Count > 0).Select(line => (line.Name, ColourOf(line.Fate), toX(line.Points[0].Lambda), panel.Y(value(line.Points[0]))))], panel, size * 0.85);
    }

    // Labels keep their order and are moved apart; a thin line leads to each that was moved.
    private static void Names(Scene scene, (string Name, PictureColour Colour, double X, double Y)[] names, Panel panel, double size)
    {
        (string Name, PictureColour Colour, double X, double Y)[] sorted = [.. names.OrderBy(name => name.Y).ThenBy(name => name.Name, StringComparer.Ordinal)];
        double spacing = Math.Min(size * 1.2, (panel.Bottom - panel.Top) / Math.Max(1, sorted.Length - 1));
        double[] place = [.. sorted.Select(name => name.Y)];
        for (int i = 1; i < place.Length; i++)
        {
            place[i] = Math.Max(place[i], place[i - 1] + spacing);
        }

        for (int i = place.Length - 1; i >= 0; i--)
        {
            place[i] = Math.Min(place[i], i == place.Length - 1 ? panel.Bottom : place[i + 1] - spacing);
        }

        for (int i = 0; i < place.Length; i++)
        {
            scene.Line(sorted[i].X, sorted[i].Y, sorted[i].X + 5, place[i], PictureColour.Guide, 0.3);
            scene.Text(sorted[i].Name, sorted[i].X + 6, place[i], Math.Min(size, spacing / 1.2), sorted[i].Colour);
        }
    }

    private static double Legend(Scene scene, IReadOnlyList<LimitLine> lines, double size, double y)
    {
        var entries = _fates.Where(entry => lines.Any(line => line.Fate == entry.Fate)).ToArray();
        double sign = size * 1.6, gap = size * 1.2;
        double width = entries.Sum(entry => sign + (size * 0.5) + Scene.TextWidth(entry.Name, size)) + ((entries.Length - 1) * gap);
        double fit = Math.Min(1, (scene.Width - (2 * Margin)) / width), x = (scene.Width - (width * fit)) / 2, middle = y + (size * 0.7);
        foreach ((LimitFate fate, string name, PictureColour colour) in entries)
        {
            scene.Line(x, middle, x + (sign * fit), middle, colour, 1.2);
            if (fate == LimitFate.Ceases)
            {
                scene.Disc(x, middle, 1.8, colour);
            }

            x += (sign + (size * 0.5)) * fit;
            scene.Text(name, x, middle, size * fit, PictureColour.Ink);
            x += (Scene.TextWidth(name, size) + gap) * fit;
        }

        return y + (size * 2);
    }

    /// <summary>One of the two panels: its axis and its place.</summary>
    private sealed class Panel
    {
        private readonly PictureAxis _axis;
        private readonly string _title;
        private readonly IReadOnlyList<(double Value, string Text)> _ticks;

        private Panel(PictureAxis axis, (double Top, double Bottom) place, double size, string title)
        {
            axis.Check(title);
            (_axis, _title, Top, Bottom) = (axis, title, place.Top, place.Bottom);
            _ticks = axis.Ticks((int)Math.Clamp((Bottom - Top) / (size * 2.2), 2, 8));
        }

        public double Top { get; }

        public double Bottom { get; }

        /// <summary>Decades where positive values span two of them, else an axis with a little room.</summary>
        public static Panel Of(double[] values, (double Top, double Bottom) place, double size, string title, bool mayBeLogarithmic)
        {
            double low = values.Min(), high = values.Max();
            if (mayBeLogarithmic && low > 0 && high >= 100 * low)
            {
                return new Panel(new PictureAxis(PictureScale.Logarithmic, low / 1.5, high * 1.5), place, size, title + ", logarithmic");
            }

            double room = high > low ? 0.04 * (high - low) : Math.Max(1e-3, 0.05 * Math.Abs(high));
            return new Panel(new PictureAxis(PictureScale.Linear, low - room, high + room), place, size, title);
        }

        public double Y(double value) => Bottom - ((Bottom - Top) * _axis.FractionOf(value));

        public double LabelWidth(double size) => _ticks.Max(tick => Scene.TextWidth(tick.Text, size));

        public void Draw(Scene scene, double left, double right, double size)
        {
            scene.Lines([[(left, Top), (left, Bottom), (right, Bottom)]], PictureColour.Ink, 0.6);
            foreach ((double value, string text) in _ticks)
            {
                scene.Line(left - 3, Y(value), left, Y(value), PictureColour.Ink, 0.6);
                scene.Text(text, left - 4.5, Y(value), size, PictureColour.Ink, 1);
            }

            scene.Text(_title, Margin + (size * 0.6), (Top + Bottom) / 2, size, PictureColour.Ink, 0.5, upright: true);
        }
    }
}
