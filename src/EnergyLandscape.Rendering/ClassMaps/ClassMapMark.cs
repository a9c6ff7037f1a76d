using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Networks;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.ClassMaps;

/// <summary>Draws a class map into a rectangle, an area a class.</summary>
internal static class ClassMapMark
{
    /// <summary>Colours of the classes: those of Okabe and Ito without black, and further ones far from them for all readers. They repeat after twelve classes.</summary>
    public static IReadOnlyList<PictureColour> Colours { get; } =
    [
        .. PictureColour.OkabeIto.Take(7), new(0x88, 0x00, 0xFF), new(0x66, 0x33, 0x11), new(0xAA, 0xFF, 0x88), new(0x11, 0x22, 0x88), new(0x88, 0xBB, 0x66),
    ];

    /// <summary>The colour of a class.</summary>
    /// <param name="number">Number of the class, from 0.</param>
    public static PictureColour ColourOf(int number) => Colours[number % Colours.Count];

    /// <summary>Refuses what is no map.</summary>
    /// <exception cref="InputException">The map has not as many answers as cells, or names no class of an answer.</exception>
    public static void Check(ClassMap map)
    {
        if (map.Side < 1 || map.Answers.Count != map.Side * map.Side || map.Answers.Any(answer => answer < 0 || answer >= map.Classes.Count))
        {
            throw new InputException(FormattableString.Invariant($"A class map of {map.Side} cells a side needs {map.Side * map.Side} answers, numbers below {map.Classes.Count}."));
        }
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
}
