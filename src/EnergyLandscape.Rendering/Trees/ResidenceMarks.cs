using System.Globalization;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>Draws residence: bands under the branches, discs and hollow circles at their ends, and what they mean.</summary>
internal sealed class ResidenceMarks
{
    // Sizes for a share of 1, in sizes of the text: a disc fits into a line of the legend.
    private const double Radius = 0.7, Width = 1.1;
    private const double LeastRadius = 0.5, LeastWidth = 0.3, Rim = 0.6;

    private readonly BranchResidence _residence;
    private readonly TreeLayout _layout;
    private readonly double _radius;
    private readonly double _width;
    private readonly double _hollow;

    private ResidenceMarks(BranchResidence residence, TreeLayout layout, double size, double slot)
    {
        _residence = residence;
        _layout = layout;
        (_radius, _width) = (Radius * size, Width * size);
        _hollow = Math.Clamp(slot * 0.3, 0.4, 1.6);
    }

    /// <summary>Bands: a light blue that branches of any colour are seen on.</summary>
    public static PictureColour Band { get; } = new(0xA6, 0xD5, 0xF0);

    /// <summary>Discs of branches without a colour of their own.</summary>
    public static PictureColour Disc => PictureColour.OkabeIto[1];

    /// <summary>The marks of a tree; null when no residence is asked for.</summary>
    /// <param name="layout">The tree.</param>
    /// <param name="options">What the picture shows.</param>
    /// <param name="width">Width that the tree has, points.</param>
    public static ResidenceMarks? Of(TreeLayout layout, TreePictureOptions options, double width) =>
        options.Residence is { } residence ? new ResidenceMarks(residence, layout, options.FontSize, width / layout.Leaves.Count) : null;

    /// <summary>How far below the end of a branch its mark reaches, points.</summary>
    /// <param name="minimum">The minimum.</param>
    public double Reach(int minimum) => _residence.Of(minimum) is > 0 and double share ? RadiusOf(share) : _hollow + (Rim / 2);

    /// <summary>The largest reach of all.</summary>
    public double MostReach => _layout.Leaves.Max(leaf => Reach(leaf.Minimum));

    /// <summary>Draws the bands; branches are drawn over them.</summary>
    public void DrawBands(Scene scene, TreeFrame frame)
    {
        IReadOnlyList<double> shares = _residence.SummedUp(_layout.Tree);
        foreach (TreeBranch branch in _layout.Branches.Where(branch => shares[branch.Node.Index] > 0))
        {
            scene.Lines([[.. branch.Points.Select(point => (frame.X(point.X), frame.Y(point.Energy)))]], Band, WidthOf(shares[branch.Node.Index]));
        }
    }

    /// <summary>Draws the ends, over the branches: hollow ones first, then the discs.</summary>
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
            Percent(share), (left, right, middle) => scene.Disc((left + right) / 2, middle, Math.Max(LeastRadius, Radius * size * Math.Sqrt(share)), Disc));
        return TreeLegend.Flow(
            scene,
            [
                new("none", (left, right, middle) => Hollow(scene, (left + right) / 2, middle, 1.6, PictureColour.Ink)),
                Minimum(0.01), Minimum(0.1), Minimum(1),
                new("superbasin, 10 %", (left, right, middle) => scene.Line(left, middle, right, middle, Band, Width * size * 0.1)),
                new("100 %", (left, right, middle) => scene.Line(left + (size * 0.4), middle, right - (size * 0.4), middle, Band, Width * size)),
            ],
            size,
            y,
            width);
    }

    private static string Percent(double share) => (100 * share).ToString("0.#", CultureInfo.InvariantCulture) + " %";

    private static void Hollow(Scene scene, double x, double y, double radius, PictureColour rim)
    {
        scene.Disc(x, y, radius + (Rim / 2), rim);
        scene.Disc(x, y, radius - (Rim / 2), PictureColour.Paper);
    }

    // Of an area in proportion to the share; what was seen at all is never invisible.
    private double RadiusOf(double share) => Math.Max(LeastRadius, _radius * Math.Sqrt(share));

    private double WidthOf(double share) => Math.Max(LeastWidth, _width * share);
}
