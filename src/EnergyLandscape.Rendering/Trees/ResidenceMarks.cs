using System.Globalization;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>Draws residence: bands under the branches, discs and hollow circles at their ends, and what they mean.</summary>
internal sealed class ResidenceMarks
{
    // Radius of a disc, and width of a band beyond its line, for a share of 1, in sizes of the text.
    private const double Radius = 1, Width = 1.2;
    private const double LeastRadius = 1.2, HollowRadius = 1.6, Rim = 0.6;

    private readonly BranchResidence _residence;
    private readonly TreeLayout _layout;
    private readonly double _size;
    private readonly double _least;
    private readonly double _hollow;

    private ResidenceMarks(BranchResidence residence, TreeLayout layout, double size, double slot)
    {
        _residence = residence;
        _layout = layout;
        _size = size;

        // Where branches stand close together, marks of small shares do not hide each other.
        _least = Math.Clamp(slot * 0.25, 0.4, LeastRadius);
        _hollow = Math.Clamp(slot * 0.3, 0.4, HollowRadius);
    }

    /// <summary>Bands: a light blue that branches of any colour are seen on.</summary>
    public static PictureColour Band { get; } = new(0xA6, 0xD5, 0xF0);

    /// <summary>Discs of branches without a colour of their own.</summary>
    public static PictureColour Disc => PictureColour.OkabeIto[1];

    /// <summary>The largest reach of all, points.</summary>
    public double MostReach => _layout.Leaves.Max(leaf => Reach(leaf.Minimum));

    /// <summary>The marks of a tree; null when no residence is asked for.</summary>
    /// <param name="layout">The tree.</param>
    /// <param name="options">What the picture shows.</param>
    /// <param name="width">Width that the tree has, points.</param>
    public static ResidenceMarks? Of(TreeLayout layout, TreePictureOptions options, double width) =>
        options.Residence is { } residence ? new ResidenceMarks(residence, layout, options.FontSize, width / layout.Leaves.Count) : null;

    /// <summary>Draws what the marks mean.</summary>
    /// <returns>The lower edge.</returns>
    public static double DrawLegend(Scene scene, BranchResidence residence, double size, double y, double width)
    {
        foreach (string line in Scene.Wrap("share of " + residence.Unit, size, false, width))
        {
            scene.Text(line, scene.Width / 2, y + (size * 0.7), size * Math.Min(1, width / Scene.TextWidth(line, size)), PictureColour.Ink, 0.5);
            y += size * 1.4;
        }

        TreeLegend.Entry Minimum(double share) => new(
            Percent(share), (left, right, middle) => scene.Disc((left + right) / 2, middle, Radius * size * Math.Sqrt(share), Disc));
        TreeLegend.Entry Superbasin(string name, double share) => new(name + Percent(share), (left, right, middle) =>
        {
            scene.Polygon(Rectangle(left, right, middle, ((Width * size * share) + 1) / 2), Band);
            scene.Polygon(Rectangle(left, right, middle, 0.5), PictureColour.Ink);
        });
        return TreeLegend.Flow(
            scene,
            [
                new("none", (left, right, middle) => Hollow(scene, (left + right) / 2, middle, HollowRadius, PictureColour.Ink)),
                new("up to 2 %", (left, right, middle) => scene.Disc((left + right) / 2, middle, LeastRadius, Disc)),
                Minimum(0.1), Minimum(0.4), Superbasin("superbasin, ", 0.1), Superbasin(string.Empty, 0.8),
            ],
            size,
            y,
            width);
    }

    /// <summary>How far below the end of a branch its mark reaches, points.</summary>
    /// <param name="minimum">The minimum.</param>
    public double Reach(int minimum) => _residence.Of(minimum) is > 0 and double share ? RadiusOf(share) : _hollow + (Rim / 2);

    /// <summary>Draws the bands; branches are drawn over them.</summary>
    /// <param name="scene">The page.</param>
    /// <param name="frame">The tree.</param>
    /// <param name="thickness">Thickness of the branches, points: bands are wider by the share.</param>
    public void DrawBands(Scene scene, TreeFrame frame, double thickness)
    {
        IReadOnlyList<double> shares = _residence.SummedUp(_layout.Tree);
        foreach (TreeBranch branch in _layout.Branches.Where(branch => shares[branch.Node.Index] > 0))
        {
            scene.Lines([[.. branch.Points.Select(point => (frame.X(point.X), frame.Y(point.Energy)))]], Band, thickness + (Width * _size * shares[branch.Node.Index]));
        }
    }

    /// <summary>Draws the ends over the branches: hollow ones first, then discs from the smallest.</summary>
    /// <param name="scene">The page.</param>
    /// <param name="frame">The tree.</param>
    /// <param name="colourOf">Colour of a minimum's branch; null for an uncoloured one.</param>
    public void DrawEnds(Scene scene, TreeFrame frame, Func<int, PictureColour?> colourOf)
    {
        foreach (TreeLeaf leaf in _layout.Leaves.OrderBy(leaf => _residence.Of(leaf.Minimum)).ThenBy(leaf => leaf.Slot))
        {
            double x = frame.X(leaf.End.X), y = frame.Y(leaf.End.Energy), share = _residence.Of(leaf.Minimum);
            PictureColour? own = colourOf(leaf.Minimum);
            if (share > 0)
            {
                scene.Disc(x, y, RadiusOf(share), own ?? Disc);
            }
            else
            {
                Hollow(scene, x, y, _hollow, own ?? PictureColour.Ink);
            }
        }
    }

    private static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static (double X, double Y)[] Rectangle(double left, double right, double middle, double half) =>
        [(left, middle - half), (right, middle - half), (right, middle + half), (left, middle + half)];

    private static void Hollow(Scene scene, double x, double y, double radius, PictureColour rim)
    {
        scene.Disc(x, y, radius + (Rim / 2), rim);
        scene.Disc(x, y, radius - (Rim / 2), PictureColour.Paper);
    }

    // Of an area in proportion to the share; what was seen at all stays visible.
    private double RadiusOf(double share) => Math.Max(_least, Radius * _size * Math.Sqrt(share));
}
