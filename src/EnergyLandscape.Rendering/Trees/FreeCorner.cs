using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>The lower corners of a tree that no line reaches: on a funnel the branches hang in the middle.</summary>
internal static class FreeCorner
{
    /// <summary>The free square in the lower left corner if it is large enough, else the larger of those in both lower corners.</summary>
    /// <param name="area">The rectangle in whose corners they lie.</param>
    /// <param name="lines">Lines that a square keeps clear of.</param>
    /// <param name="gap">Distance that it keeps, points.</param>
    /// <param name="most">Its longest side, points.</param>
    /// <param name="enough">The side from which the left one is taken, points.</param>
    public static PictureRectangle Of(PictureRectangle area, IReadOnlyCollection<(double X0, double Y0, double X1, double Y1)> lines, double gap, double most, double enough)
    {
        most = Math.Min(most, Math.Min(area.Width, area.Height));
        double left = most + gap, right = most + gap;
        foreach ((double x0, double y0, double x1, double y1) in lines)
        {
            left = Math.Min(left, Reach(x0 - area.Left, area.Bottom - y0, x1 - area.Left, area.Bottom - y1));
            right = Math.Min(right, Reach(area.Right - x0, area.Bottom - y0, area.Right - x1, area.Bottom - y1));
        }

        bool isLeft = left - gap >= enough || left >= right;
        double side = Math.Max(0, (isLeft ? left : right) - gap);
        return isLeft
            ? new PictureRectangle(area.Left, area.Bottom - side, area.Left + side, area.Bottom)
            : new PictureRectangle(area.Right - side, area.Bottom - side, area.Right, area.Bottom);
    }

    // The side of the smallest square with one corner at the origin that meets a line: the least of max(x, y) along it, at an end or where x = y.
    private static double Reach(double x0, double y0, double x1, double y1)
    {
        double least = Math.Min(Math.Max(x0, y0), Math.Max(x1, y1)), from = x0 - y0, to = x1 - y1;
        return (from < 0) == (to < 0) ? least : Math.Min(least, x0 + ((x1 - x0) * from / (from - to)));
    }
}
