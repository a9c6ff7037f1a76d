using System.Globalization;
using EnergyLandscape.Rendering.Networks;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>Sets insets under a tree, in the order of the branches: in one row, or in two whose insets stand in turn above and below.</summary>
/// <remarks>The line from a branch runs straight down: nothing else stands below the end of a branch. With two rows the lines to the lower one
/// run through the gaps of the upper one.</remarks>
internal sealed class TreeInsets
{
    private const double Gap = 4, Band = 16, MostWidth = 110;
    private readonly TreePictureOptions _options;
    private readonly TreeInset[] _insets;
    private readonly int _rows;
    private readonly double _slot;
    private readonly double _width;
    private readonly double _label;

    private TreeInsets(TreeInset[] insets, TreePictureOptions options, double width)
    {
        _options = options;
        _insets = insets;
        _rows = RowsFor(insets.Length);

        // An inset of the lower row reaches half a slot beyond its own.
        _slot = width / Math.Max(1, insets.Length + _rows - 1);
        _width = Math.Min(MostWidth, (_rows * _slot) - Math.Max(Gap, _rows == 1 ? 0.08 * _slot : 0));
        _label = options.FontSize * 1.3;
    }

    /// <summary>Height that the insets take up below the tree; 0 without any.</summary>
    public double Height => _insets.Length == 0 ? 0 : Band + (_rows * RowHeight);

    private double RowHeight => _label + DiagramHeight + (_insets.Any(inset => inset.Map is not null) ? Gap + _width : 0) + (2 * Gap);

    private double DiagramHeight => _width * 1.1;

    /// <summary>Insets of the minima that are drawn.</summary>
    public static TreeInsets Of(TreeLayout layout, TreePictureOptions options, double width)
    {
        var asked = options.Insets.ToDictionary(inset => inset.Minimum);
        return new TreeInsets([.. layout.Leaves.Where(leaf => asked.ContainsKey(leaf.Minimum)).Select(leaf => asked[leaf.Minimum])], options, width);
    }

    /// <summary>The page on which a number of insets stay readable: as wide as they need, higher by their height.</summary>
    public static TreePictureOptions Enlarge(TreePictureOptions options)
    {
        int count = options.Insets.Count;
        if (count == 0)
        {
            return options;
        }

        double perInset = RowsFor(count) == 1 ? 21 : 9.5;
        double width = Math.Max(options.WidthMillimetres, (count * perInset) + 20);
        var insets = new TreeInsets([.. options.Insets], options, (width - 20) * Scene.PointsPerMillimetre);
        return options with { WidthMillimetres = width, HeightMillimetres = options.HeightMillimetres + (insets.Height / Scene.PointsPerMillimetre) };
    }

    /// <summary>Draws the insets and the lines that join them to their branches.</summary>
    /// <param name="scene">The page.</param>
    /// <param name="frame">The tree.</param>
    /// <param name="top">Upper edge of the insets.</param>
    /// <param name="colourOf">Colour of a minimum's branch; null for an uncoloured one.</param>
    public void Draw(Scene scene, TreeFrame frame, double top, Func<int, PictureColour?> colourOf)
    {
        double largest = _insets.Select(inset => inset.Diagram.LargestWeight).DefaultIfEmpty(0).Max();
        Dictionary<int, TreeLeaf> leaves = frame.Layout.Leaves.ToDictionary(leaf => leaf.Minimum);
        for (int i = 0; i < _insets.Length; i++)
        {
            TreeInset inset = _insets[i];
            double x = frame.Left + ((i + (_rows / 2.0)) * _slot), y = top + Band + (i % _rows * RowHeight), end = frame.X(leaves[inset.Minimum].End.X);
            PictureColour colour = colourOf(inset.Minimum) ?? PictureColour.Guide;
            double left = x - (_width / 2);
            scene.Lines(Dashes([(end, frame.Y(leaves[inset.Minimum].End.Energy)), (end, top), (x, top + Band), (x, y)]), colour, 0.5);
            scene.Text(inset.Minimum.ToString(CultureInfo.InvariantCulture), x, y + (_label / 2), _options.FontSize, colourOf(inset.Minimum) ?? PictureColour.Ink, 0.5);
            y += _label;
            NetworkDiagramMark.Draw(scene, new PictureRectangle(left, y, left + _width, y + DiagramHeight), inset.Diagram, largest);
            if (inset.Map is { } map)
            {
                y += DiagramHeight + Gap;
                AnswerMapMark.Draw(scene, new PictureRectangle(left, y, left + _width, y + _width), map);
            }
        }
    }

    // Dashes tell the line from the branch that it goes on from; cut here so that every format shows the same ones.
    private static IEnumerable<IReadOnlyList<(double X, double Y)>> Dashes((double X, double Y)[] chain)
    {
        const double dash = 1.6;
        for (int i = 1; i < chain.Length; i++)
        {
            (double dx, double dy) = (chain[i].X - chain[i - 1].X, chain[i].Y - chain[i - 1].Y);
            int count = (int)Math.Round(Math.Sqrt((dx * dx) + (dy * dy)) / (2 * dash));
            for (int k = 0; k < count; k++)
            {
                double from = (k + 0.25) / count, to = (k + 0.75) / count;
                yield return [(chain[i - 1].X + (dx * from), chain[i - 1].Y + (dy * from)), (chain[i - 1].X + (dx * to), chain[i - 1].Y + (dy * to))];
            }
        }
    }

    private static int RowsFor(int insets) => insets <= 10 ? 1 : 2;
}
