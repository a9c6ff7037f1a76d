using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Networks;

/// <summary>Draws an answer map into a square: red answers 1, blue 0; white triangles and squares are training rows of class 0 and 1.</summary>
internal static class AnswerMapMark
{
    /// <summary>Answer 1, as in Mehta et al. (2018).</summary>
    public static PictureColour One { get; } = new(0xD6, 0x1F, 0x1F);

    /// <summary>Answer 0.</summary>
    public static PictureColour Zero { get; } = new(0x1F, 0x4F, 0xB4);

    private static PictureColour White { get; } = new(0xFF, 0xFF, 0xFF);

    /// <summary>Draws.</summary>
    /// <param name="scene">The page.</param>
    /// <param name="area">Where; the second input runs upwards.</param>
    /// <param name="map">What.</param>
    public static void Draw(Scene scene, PictureRectangle area, AnswerMap map)
    {
        double cell = Math.Min(area.Width, area.Height) / map.Side, left = (area.Left + area.Right - (cell * map.Side)) / 2;
        double bottom = ((area.Top + area.Bottom) / 2) + (cell * map.Side / 2);
        (double X, double Y) At(double column, double row) => (left + (column * cell), bottom - (row * cell));
        scene.Polygon([At(0, 0), At(map.Side, 0), At(map.Side, map.Side), At(0, map.Side)], Zero);
        scene.Polygons(CellOutline.Of(map.Side, map.Answers).Select(loop => loop.Select(corner => At(corner.X, corner.Y)).ToArray()), One);

        double size = cell * map.Side * 0.05;
        foreach (AnswerSample sample in map.Samples)
        {
            (double x, double y) = At(((sample.X - map.Low) / map.Step) + 0.5, ((sample.Y - map.Low) / map.Step) + 0.5);
            scene.Polygon(Symbol(x, y, size, sample.Answer), White);
        }
    }

    /// <summary>The corners of a training row's symbol: a square for 1, a triangle for 0.</summary>
    public static (double X, double Y)[] Symbol(double x, double y, double size, bool answer) => answer
        ? [(x - size, y - size), (x + size, y - size), (x + size, y + size), (x - size, y + size)]
        : [(x, y - (size * 1.25)), (x + (size * 1.2), y + (size * 0.95)), (x - (size * 1.2), y + (size * 0.95))];
}
