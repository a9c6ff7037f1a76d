using System.Globalization;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.Clouds;

/// <summary>Draws stationary points on clouds: discs for minima, triangles for transition states, diamonds for higher saddles, with a white rim that parts
/// them from the dots.</summary>
internal static class CloudPointMarks
{
    private const double Rim = 0.6;

    // The lower, the smaller and the later: where points of all kinds lie at one place, all are seen.
    private static readonly (CloudPointKind Kind, PictureColour Colour, double Radius, string One, string More)[] Kinds =
    [
        (CloudPointKind.Minimum, PictureColour.OkabeIto[1], 1.5, "minimum", "minima"),
        (CloudPointKind.TransitionState, PictureColour.OkabeIto[0], 2.1, "transition state", "transition states"),
        (CloudPointKind.HigherSaddle, PictureColour.OkabeIto[7], 2.7, "higher saddle", "higher saddles"),
    ];

    /// <summary>Colours of the kinds, minima first.</summary>
    public static IReadOnlyList<PictureColour> Colours { get; } = [.. Kinds.Select(kind => kind.Colour)];

    /// <summary>Draws points: higher saddles first, minima on top.</summary>
    /// <param name="scene">The figure.</param>
    /// <param name="points">The points.</param>
    /// <param name="place">Where a point lies on the page.</param>
    public static void Draw(Scene scene, IEnumerable<CloudPoint> points, Func<CloudPoint, (double X, double Y)> place)
    {
        foreach (CloudPoint point in points.OrderByDescending(point => point.Kind).ThenBy(point => point.Loss).ThenBy(point => point.Gradient))
        {
            (double x, double y) = place(point);
            Symbol(scene, x, y, point.Kind);
        }
    }

    /// <summary>What the symbols mean, with the number of points of each kind that occurs. Rows of one database show the same points, which are
    /// counted once; where rows show different numbers, none is said.</summary>
    public static IEnumerable<TreeLegend.Entry> Entries(Scene scene, IReadOnlyList<CloudRow> rows)
    {
        foreach ((CloudPointKind kind, _, _, string one, string more) in Kinds)
        {
            int[] counts = [.. rows.Select(row => row.Panes.Sum(pane => pane.Points.Count(point => point.Kind == kind))).Distinct()];
            if (counts.Max() > 0)
            {
                string name = counts.Length > 1 ? more : counts[0].ToString(CultureInfo.InvariantCulture) + " " + (counts[0] == 1 ? one : more);
                yield return new TreeLegend.Entry(name, (left, right, middle) => Symbol(scene, (left + right) / 2, middle, kind));
            }
        }
    }

    private static void Symbol(Scene scene, double x, double y, CloudPointKind kind)
    {
        Shape(scene, x, y, Kinds[(int)kind].Radius + Rim, kind, PictureColour.Paper);
        Shape(scene, x, y, Kinds[(int)kind].Radius, kind, Kinds[(int)kind].Colour);
    }

    private static void Shape(Scene scene, double x, double y, double radius, CloudPointKind kind, PictureColour colour)
    {
        double r = radius * 1.25;
        switch (kind)
        {
            case CloudPointKind.Minimum:
                scene.Disc(x, y, radius, colour);
                break;
            case CloudPointKind.TransitionState:
                scene.Polygon([(x, y - r), (x + (0.95 * r), y + (0.7 * r)), (x - (0.95 * r), y + (0.7 * r))], colour);
                break;
            default:
                scene.Polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], colour);
                break;
        }
    }
}
