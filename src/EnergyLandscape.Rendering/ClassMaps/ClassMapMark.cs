using EnergyLandscape.Rendering.Networks;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.ClassMaps;

/// <summary>Draws a class map into a rectangle, an area a class.</summary>
internal static class ClassMapMark
{
    // Black would look like a hole: pale tones of the first colours follow instead.
    private const int FullColours = 7;

    /// <summary>The colour of a class.</summary>
    /// <param name="number">Number of the class, from 0; colours repeat from 14 on.</param>
    public static PictureColour ColourOf(int number)
    {
        PictureColour full = PictureColour.OkabeIto[number % FullColours];
        return number / FullColours % 2 == 0 ? full : new PictureColour(Pale(full.Red), Pale(full.Green), Pale(full.Blue));
    }

    /// <summary>Draws.</summary>
    /// <param name="scene">The page.</param>
    /// <param name="area">Where; the second input runs upwards.</param>
    /// <param name="map">What.</param>
    public static void Draw(Scene scene, PictureRectangle area, ClassMap map)
    {
        (double X, double Y) At(double column, double row) => (area.Left + (area.Width * column / map.Side), area.Bottom - (area.Height * row / map.Side));

        // The most frequent class lies under all others, so that no seam shows between neighbours' paper.
        int[] present = [.. map.Answers.GroupBy(answer => answer).OrderByDescending(group => group.Count()).ThenBy(group => group.Key).Select(group => group.Key)];
        scene.Polygon([At(0, 0), At(map.Side, 0), At(map.Side, map.Side), At(0, map.Side)], ColourOf(present[0]));
        foreach (int label in present.Skip(1))
        {
            scene.Polygons(CellOutline.Of(map.Side, [.. map.Answers.Select(answer => answer == label)]).Select(loop => loop.Select(corner => At(corner.X, corner.Y)).ToArray()), ColourOf(label));
        }
    }

    private static byte Pale(byte channel) => (byte)(255 - ((255 - channel) * 2 / 5));
}
