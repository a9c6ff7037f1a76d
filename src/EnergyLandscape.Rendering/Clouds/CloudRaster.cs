using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Clouds;

/// <summary>The dots of a pane as pixels, so that a vector file does not grow with their number.</summary>
internal static class CloudRaster
{
    private const double PixelsPerPoint = 300.0 / 72;

    /// <summary>Pixels of a pane: red, green, blue, alpha; transparent where there is no dot. Of dots that overlap, the later one is seen.</summary>
    /// <param name="dots">Places as fractions of width and height from the lower left corner, with colours.</param>
    /// <param name="width">Width of the pane, points.</param>
    /// <param name="height">Height of the pane, points.</param>
    /// <param name="diameter">Diameter of a dot, points.</param>
    /// <param name="columns">Receives the number of pixels in a row.</param>
    public static byte[] Paint(IEnumerable<(double X, double Y, PictureColour Colour)> dots, double width, double height, double diameter, out int columns)
    {
        int across = Math.Max(1, (int)Math.Round(width * PixelsPerPoint)), rows = Math.Max(1, (int)Math.Round(height * PixelsPerPoint));
        columns = across;
        byte[] pixels = new byte[4 * across * rows];
        double radius = Math.Max(diameter * PixelsPerPoint / 2, 0.5);
        int reach = (int)Math.Ceiling(radius);
        (int Dx, int Dy)[] disc = [.. from dy in Enumerable.Range(-reach, (2 * reach) + 1)
                                      from dx in Enumerable.Range(-reach, (2 * reach) + 1)
                                      where (dx * dx) + (dy * dy) <= radius * radius
                                      select (dx, dy)];
        foreach ((double x, double y, PictureColour colour) in dots)
        {
            int column = Math.Min((int)(x * across), across - 1), row = Math.Min((int)((1 - y) * rows), rows - 1);
            foreach ((int dx, int dy) in disc)
            {
                int i = column + dx, j = row + dy;
                if (i >= 0 && i < across && j >= 0 && j < rows)
                {
                    int pixel = 4 * ((j * across) + i);
                    (pixels[pixel], pixels[pixel + 1], pixels[pixel + 2], pixels[pixel + 3]) = (colour.Red, colour.Green, colour.Blue, 255);
                }
            }
        }

        return pixels;
    }
}
