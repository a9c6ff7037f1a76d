using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Scatter;

/// <summary>Draws the points of a scatter into a rectangle; of points that cover each other one is drawn, so that files stay small.</summary>
internal static class ScatterMark
{
    /// <summary>Colour of points without a value.</summary>
    public static PictureColour Plain { get; } = PictureColour.OkabeIto[1];

    /// <summary>The axis that shows all numbers with a little room.</summary>
    /// <param name="values">Finite numbers, at least one.</param>
    public static PictureAxis AxisOf(IEnumerable<double> values)
    {
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        foreach (double value in values)
        {
            (low, high) = (Math.Min(low, value), Math.Max(high, value));
        }

        // Losses that differ by rounding only are one.
        double room = high - low > 1e-12 * Math.Max(Math.Abs(low), Math.Abs(high)) ? 0.04 * (high - low) : Math.Max(Math.Abs(high), 1e-3) * 0.05;
        return new PictureAxis(PictureScale.Linear, low - room, high + room);
    }

    /// <summary>Draws.</summary>
    /// <param name="scene">The page.</param>
    /// <param name="points">Finite points; the first of those that cover each other is drawn.</param>
    /// <param name="toX">Where a number stands across.</param>
    /// <param name="toY">Where a number stands up.</param>
    /// <param name="radius">Radius of a point.</param>
    /// <param name="values">The range of the colours; null for one colour.</param>
    public static void Draw(Scene scene, IEnumerable<ScatterPoint> points, Func<double, double> toX, Func<double, double> toY, double radius, PictureAxis? values)
    {
        var covered = new HashSet<(int, int)>();
        foreach (ScatterPoint point in points)
        {
            (double x, double y) = (toX(point.X), toY(point.Y));
            if (covered.Add(((int)Math.Floor(x / radius), (int)Math.Floor(y / radius))))
            {
                scene.Disc(x, y, radius, values is null || !double.IsFinite(point.Value) ? Plain : Viridis.ColourAt(values.FractionOf(point.Value)));
            }
        }
    }
}
