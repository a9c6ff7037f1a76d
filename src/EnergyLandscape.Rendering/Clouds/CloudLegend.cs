using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.Clouds;

/// <summary>The legend of clouds: stationary points by kind, and attractors below the axis of the loss: a tick with a bar where they are stationary, a bar that does not reach the axis where they are not.</summary>
internal static class CloudLegend
{
    /// <summary>Colour of attractors, unlike that of every kind of stationary point.</summary>
    public static PictureColour Colour { get; } = PictureColour.OkabeIto[3];

    /// <summary>Draws what the marks of all rows mean, if there are any.</summary>
    /// <returns>The lower edge.</returns>
    public static double Draw(Scene scene, IReadOnlyList<CloudRow> rows, double size, double y, double width)
    {
        CloudAttractor[] attractors = [.. rows.SelectMany(row => row.Attractors.Where(attractor => row.Loss.Contains(attractor.Loss)))];
        IEnumerable<TreeLegend.Entry> atAxis = new[] { (true, "stationary attractor"), (false, "attractor of non-zero gradient") }
            .Where(kind => attractors.Any(attractor => attractor.Stationary == kind.Item1))
            .Select(kind => new TreeLegend.Entry(kind.Item2, (left, right, middle) => Attractor(scene, (left + right) / 2, middle - (size * 0.28), size, kind.Item1)));
        TreeLegend.Entry[] entries = [.. CloudPointMarks.Entries(scene, rows), .. atAxis];
        return entries.Length == 0 ? y : TreeLegend.Flow(scene, entries, size, y, width) + (size * 0.4);
    }

    /// <summary>Draws the mark of an attractor.</summary>
    /// <param name="scene">The figure.</param>
    /// <param name="x">Its middle, horizontally.</param>
    /// <param name="y">The axis that it hangs from, vertically.</param>
    /// <param name="size">Size of the text.</param>
    /// <param name="stationary">Whether the gradient comes near zero.</param>
    public static void Attractor(Scene scene, double x, double y, double size, bool stationary)
    {
        double half = size * 0.32, height = size * 0.56;
        if (stationary)
        {
            scene.Line(x, y, x, y + height, Colour, 1.4);
        }

        scene.Line(x - half, y + height, x + half, y + height, Colour, 1.4);
    }
}
