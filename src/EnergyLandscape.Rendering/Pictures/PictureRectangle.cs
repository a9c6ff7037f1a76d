namespace EnergyLandscape.Rendering.Pictures;

/// <summary>A rectangle on the page, in points (1/72 inch) from its upper left corner.</summary>
/// <param name="Left">Left edge.</param>
/// <param name="Top">Upper edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Bottom">Lower edge.</param>
public readonly record struct PictureRectangle(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Width in points.</summary>
    public double Width => Right - Left;

    /// <summary>Height in points.</summary>
    public double Height => Bottom - Top;

    /// <summary>True when both cover a common area.</summary>
    /// <param name="other">Another rectangle.</param>
    public bool Overlaps(PictureRectangle other) =>
        Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>True when the other one lies inside, edges included.</summary>
    /// <param name="other">Another rectangle.</param>
    public bool Contains(PictureRectangle other) =>
        Left <= other.Left && Top <= other.Top && Right >= other.Right && Bottom >= other.Bottom;

    /// <summary>True when a straight line passes through the rectangle.</summary>
    /// <param name="x0">Start, horizontally.</param>
    /// <param name="y0">Start, vertically.</param>
    /// <param name="x1">End, horizontally.</param>
    /// <param name="y1">End, vertically.</param>
    public bool Crosses(double x0, double y0, double x1, double y1)
    {
        double from = 0, to = 1;
        return Clip(x0, x1 - x0, Left, Right, ref from, ref to) && Clip(y0, y1 - y0, Top, Bottom, ref from, ref to);
    }

    private static bool Clip(double start, double step, double low, double high, ref double from, ref double to)
    {
        if (step == 0)
        {
            return start > low && start < high;
        }

        double a = (low - start) / step, b = (high - start) / step;
        from = Math.Max(from, Math.Min(a, b));
        to = Math.Min(to, Math.Max(a, b));
        return from < to;
    }
}
