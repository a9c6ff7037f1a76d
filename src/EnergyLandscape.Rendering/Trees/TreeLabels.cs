using System.Globalization;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>The labels at the ends of branches: across or upright when each fits into its slot, else as many of the lowest as find room.</summary>
internal static class TreeLabels
{
    private static string LabelOf(int minimum, TreePictureOptions options) => options.Labels is null
        ? minimum.ToString(CultureInfo.InvariantCulture)
        : options.Labels.GetValueOrDefault(minimum, "");

    public static LabelStyle StyleOf(TreeLayout layout, TreePictureOptions options, double width)
    {
        double size = options.FontSize;
        if (!options.ShowLabels)
        {
            return new LabelStyle(LabelPlacing.None, size, 2);
        }

        // Every end gets its label when it fits into its own slot: across, else upright, the text down to the smallest that reads well.
        double longest = layout.Leaves.Max(leaf => Scene.TextWidth(LabelOf(leaf.Minimum, options), size));
        double slot = width / layout.Leaves.Count, smallest = Math.Min(size, 4.5);
        if (layout.Leaves.Count <= options.MostLabels)
        {
            double across = size * Math.Min(1, slot / (longest + (size * 0.35)));
            if (across >= Math.Max(smallest, size * 0.75))
            {
                return new LabelStyle(LabelPlacing.Across, across, (across * 1.16) + 3);
            }

            double upright = Math.Min(size, slot / 1.17);
            if (upright >= smallest)
            {
                return new LabelStyle(LabelPlacing.Upright, upright, (longest * upright / size) + 5);
            }
        }

        return new LabelStyle(LabelPlacing.Some, size, (size * 1.16) + 3);
    }

    public static string Draw(Scene scene, TreeFrame frame, PictureColour?[] colours, TreePictureOptions options, LabelStyle style, Func<int, double> reachOf, PictureRectangle? keptFree)
    {
        if (style.Placing == LabelPlacing.None)
        {
            return "";
        }

        double size = style.Size;
        var room = new PictureRectangle(frame.Left - 2, 0, scene.Width - 1, scene.Height);
        var taken = scene.Texts.Select(text => text.Bounds).ToList();
        if (keptFree is { } place)
        {
            taken.Add(place);
        }

        var inInsets = options.Insets.Select(inset => inset.Minimum).ToHashSet();
        (double X0, double Y0, double X1, double Y1)[] lines = style.Placing == LabelPlacing.Some ? [.. Segments(frame), .. ToInsets(frame, inInsets)] : [];
        int drawn = 0, wanted = 0;
        foreach (TreeLeaf leaf in frame.Layout.Leaves.Where(leaf => !inInsets.Contains(leaf.Minimum))
            .OrderBy(leaf => frame.Layout.Tree.Leaf(leaf.Minimum).Energy).ThenBy(leaf => leaf.Minimum).Take(options.MostLabels))
        {
            string text = LabelOf(leaf.Minimum, options);
            if (string.IsNullOrWhiteSpace(text))
            {
                continue;
            }

            wanted++;
            bool upright = style.Placing == LabelPlacing.Upright;
            double gap = 2 + reachOf(leaf.Minimum);
            double x = frame.X(leaf.End.X), y = frame.Y(leaf.End.Energy) + gap + (upright ? 0 : size * 0.58), align = upright ? 1 : 0.5;
            PictureRectangle bounds = Scene.TextBounds(text, x, y, size, align, false, upright);

            // From the end of its branch down nothing else may come near, or the label would seem to belong to that.
            var clear = new PictureRectangle(bounds.Left - (size * 0.2), frame.Y(leaf.End.Energy), bounds.Right + (size * 0.2), bounds.Bottom);
            if (style.Placing == LabelPlacing.Some && (!room.Contains(bounds) || taken.Any(clear.Overlaps)
                || lines.Any(segment => clear.Crosses(segment.X0, segment.Y0, segment.X1, segment.Y1))))
            {
                continue;
            }

            drawn++;
            taken.Add(bounds);
            PictureColour colour = colours[frame.Layout.Tree.Leaf(leaf.Minimum).Index] ?? PictureColour.Ink;
            scene.Text(text, x, y, size, colour, align, upright: upright);
        }

        int all = frame.Layout.Leaves.Count(leaf => !inInsets.Contains(leaf.Minimum));
        return style.Placing == LabelPlacing.Some && (options.Labels is null ? drawn < all : drawn < wanted)
            ? FormattableString.Invariant($"{drawn} of {all} minima labelled")
            : "";
    }

    public static (double X0, double Y0, double X1, double Y1)[] Segments(TreeFrame frame) => frame.Layout.Branches
        .SelectMany(branch => branch.Points.Zip(
            branch.Points.Skip(1),
            (a, b) => (frame.X(a.X), frame.Y(a.Energy), frame.X(b.X), frame.Y(b.Energy))))
        .ToArray();

    private static IEnumerable<(double X0, double Y0, double X1, double Y1)> ToInsets(TreeFrame frame, HashSet<int> minima) => frame.Layout.Leaves
        .Where(leaf => minima.Contains(leaf.Minimum)).Select(leaf => (frame.X(leaf.End.X), frame.Y(leaf.End.Energy), frame.X(leaf.End.X), frame.Bottom + 1000));
}
