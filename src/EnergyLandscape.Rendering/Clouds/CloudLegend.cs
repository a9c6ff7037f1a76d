using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.Clouds;

/// <summary>The legend of clouds: stationary points by kind, and attractors, whose triangles at the axis are open to tell them from transition states.</summary>
internal static class CloudLegend
{
    /// <summary>Draws what the marks of all rows mean, if there are any.</summary>
    /// <returns>The lower edge.</returns>
    public static double Draw(Scene scene, IReadOnlyList<CloudRow> rows, double size, double y, double width)
    {
        CloudAttractor[] attractors = [.. rows.SelectMany(row => row.Attractors.Where(attractor => attractor.Loss >= row.Loss.Low && attractor.Loss <= row.Loss.High))];
        IEnumerable<TreeLegend.Entry> atAxis = new[] { (true, "stationary attractor"), (false, "attractor of non-zero gradient") }
            .Where(kind => attractors.Any(attractor => attractor.Stationary == kind.Item1))
            .Select(kind => new TreeLegend.Entry(kind.Item2, (left, right, middle) => Attractor(scene, (left + right) / 2, middle - (size * 0.25), size, kind.Item1)));
        TreeLegend.Entry[] entries = [.. CloudPointMarks.Entries(scene, rows), .. atAxis];
        return entries.Length == 0 ? y : TreeLegend.Flow(scene, entries, size, y, width) + (size * 0.4);
    }

    /// <summary>Draws the mark of an attractor, its tip upwards.</summary>
    /// <param name="scene">The figure.</param>
    /// <param name="x">Its tip, horizontally.</param>
    /// <param name="y">Its tip, vertically.</param>
    /// <param name="size">Size of the text.</param>
    /// <param name="stationary">Whether the gradient comes near zero.</param>
    public static void Attractor(Scene scene, double x, double y, double size, bool stationary)
    {
        double half = size * 0.25, height = size * 0.5;
        PictureColour colour = stationary ? PictureColour.OkabeIto[0] : PictureColour.Guide;
        scene.Polygon([(x, y), (x + half, y + height), (x - half, y + height)], colour);
        scene.Polygon([(x, y + (height * 0.42)), (x + (half * 0.48), y + (height * 0.84)), (x - (half * 0.48), y + (height * 0.84))], PictureColour.Paper);
    }
}
