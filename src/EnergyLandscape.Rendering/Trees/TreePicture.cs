using System.Globalization;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>Draws disconnectivity graphs as they are published: branches, scale bar or axis, labels, groups with their legend.</summary>
public static class TreePicture
{
    private const double Margin = 8;   // points

    /// <summary>Draws a tree.</summary>
    /// <param name="tree">The tree, exact or on levels.</param>
    /// <param name="options">What to show; null for the defaults.</param>
    /// <exception cref="Potentials.InputException">Nothing is left to draw, or the page can't hold it.</exception>
    public static Picture Draw(SuperbasinTree tree, TreePictureOptions? options = null)
    {
        options ??= new TreePictureOptions();
        TreeLayout layout = TreeLayout.Of(tree, options.Layout);
        Scene scene = Scene.Of(options);
        PictureColour?[] colours = Colours(layout.Tree, options);

        double left = Margin + ScaleWidth(scene, layout, options), right = scene.Width - Margin;
        ResidenceMarks? residence = ResidenceMarks.Of(layout, options, right - left);
        LabelStyle style = StyleOf(layout, options, right - left);
        style = style with { Height = style.Height + (residence?.MostReach ?? 0) };
        double top = Header(scene, layout, options, style.Placing == LabelPlacing.Some, out Action<string> note);
        TreeInsets insets = TreeInsets.Of(layout, options, right - left);
        double signs = insets.Height > 0 ? TreeLegend.InsetSignsHeight(options, scene.Width - (2 * Margin)) : 0;
        double plotBottom = scene.Height - Margin - style.Height - insets.Height - signs;
        if (right - left < 20 || plotBottom - top < 20)
        {
            throw new Potentials.InputException("The page is too small for the title, the legend, the labels and the insets; make it larger, the text smaller or the insets fewer.");
        }

        var frame = new TreeFrame(layout, left, right, top, plotBottom);
        Guides(scene, frame, options);
        residence?.DrawBands(scene, frame, Thickness(layout, options));
        Branches(scene, frame, colours, options);
        residence?.DrawEnds(scene, frame, minimum => colours[layout.Tree.Leaf(minimum).Index]);
        insets.Draw(scene, frame, plotBottom + style.Height, minimum => colours[layout.Tree.Leaf(minimum).Index]);
        string labelled = Labels(scene, frame, colours, options, style, minimum => residence?.Reach(minimum) ?? 0);
        note(labelled);
        if (signs > 0)
        {
            TreeLegend.DrawInsetSigns(scene, options, scene.Height - Margin - signs, scene.Width - (2 * Margin));
        }

        return new Picture(scene, options);
    }

    private static double Header(Scene scene, TreeLayout layout, TreePictureOptions options, bool thinned, out Action<string> note)
    {
        double y = Margin, size = options.FontSize, width = scene.Width - (2 * Margin);
        if (!string.IsNullOrWhiteSpace(options.Title))
        {
            foreach (string line in Scene.Wrap(options.Title, size * 1.1, true, width))
            {
                scene.Text(line, scene.Width / 2, y + (size * 0.7), size * 1.1 * Math.Min(1, width / Scene.TextWidth(line, size * 1.1, true)), PictureColour.Ink, 0.5, bold: true);
                y += size * 1.45;
            }
        }

        // One line of remarks on what the picture leaves unsaid; empty ones take no room.
        var remarks = new List<string>();
        if (layout.Parts > 1)
        {
            remarks.Add(FormattableString.Invariant($"{layout.Parts} parts, not connected by any known transition state"));
        }

        if (options.Residence?.Outside(layout.Tree) is >= 0.0005 and double outside)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{100 * outside:0.#} % in minima that are not shown"));
        }

        double remarkY = y + (size * 0.65);
        double reserved = remarks.Count > 0 || thinned ? size * 1.35 : 0;
        y += reserved;
        note = labelled =>
        {
            if (labelled.Length > 0)
            {
                remarks.Add(labelled);
            }

            string text = string.Join("; ", remarks);
            if (text.Length > 0 && reserved > 0)
            {
                double fitted = Math.Min(size * 0.9, size * 0.9 * width / Scene.TextWidth(text, size * 0.9));
                scene.Text(text, scene.Width / 2, remarkY, fitted, PictureColour.Guide, 0.5);
            }
        };
        y = TreeLegend.Draw(scene, layout, options, y, width);
        y = options.Residence is { } residence ? ResidenceMarks.DrawLegend(scene, residence, size, y, width) : y;
        return y + (size * (layout.UnconnectedEnergy is null ? 0.6 : 1.5)); // The line of the unconnected parts has its words above it.
    }

    private static PictureColour?[] Colours(SuperbasinTree tree, TreePictureOptions options)
    {
        var colours = new PictureColour?[tree.Nodes.Count];
        if (options.Groups is { } groups)
        {
            var group = new LeafGroup?[tree.Nodes.Count];
            foreach (SuperbasinNode node in tree.Nodes)
            {
                LeafGroup? first = node.IsLeaf ? groups.GetValueOrDefault(node.Lowest.Id) : group[node.Children[0].Index];
                group[node.Index] = node.Children.All(child => group[child.Index] == first) ? first : null;
                colours[node.Index] = group[node.Index]?.Colour;
            }
        }
        else if (options.Scale is { } scale && scale.Range(tree.Leaves.Select(leaf => leaf.Lowest.Id)) is { } range)
        {
            foreach (SuperbasinNode leaf in tree.Leaves)
            {
                double value = scale.Values.GetValueOrDefault(leaf.Lowest.Id, double.NaN);
                colours[leaf.Index] = double.IsFinite(value) ? ValueScale.ColourAt(range.High > range.Low ? (value - range.Low) / (range.High - range.Low) : 0) : null;
            }
        }

        return colours;
    }

    private static (double Length, string Text) Bar(TreeLayout layout, TreePictureOptions options)
    {
        double length = Numbers.NiceAtMost((layout.HighestEnergy - layout.LowestEnergy) * 0.25);
        return (length, WithUnit(Numbers.Text(length, length), options.EnergyUnit));
    }

    private static string WithUnit(string number, string unit) => unit.Length > 0 ? number + " " + unit : number;

    private static string AxisTitle(TreePictureOptions options) => options.EnergyUnit.Length > 0 && options.EnergyTitle.Length > 0
        ? $"{options.EnergyTitle} ({options.EnergyUnit})"
        : options.EnergyTitle + options.EnergyUnit;

    private static double ScaleWidth(Scene scene, TreeLayout layout, TreePictureOptions options)
    {
        double width = 0;
        if (options.Axis)
        {
            (double step, double[] values) = AxisTicks(scene, layout, options);
            width += values.Max(value => Scene.TextWidth(Numbers.Text(value, step), options.FontSize)) + 8
                + (AxisTitle(options).Length > 0 ? options.FontSize * 1.4 : 0);
        }
        else if (options.ScaleBar)
        {
            double label = Scene.TextWidth(Bar(layout, options).Text, options.FontSize);
            width += 6 + (label <= options.FontSize * 3.6 ? label : options.FontSize * 1.2) + 4;
        }

        return width;
    }

    private static (double Step, double[] Values) AxisTicks(Scene scene, TreeLayout layout, TreePictureOptions options) =>
        Numbers.Ticks(layout.LowestEnergy, layout.HighestEnergy, (int)Math.Clamp(scene.Height / (options.FontSize * 4), 2, 14));

    private static void Guides(Scene scene, TreeFrame frame, TreePictureOptions options)
    {
        double size = options.FontSize;
        TreeLayout layout = frame.Layout;
        if (options.Axis)
        {
            double x = frame.Left - 4;
            scene.Line(x, frame.Top, x, frame.Bottom, PictureColour.Ink, 0.6);
            (double step, double[] values) = AxisTicks(scene, layout, options);
            foreach (double value in values)
            {
                scene.Line(x - 3, frame.Y(value), x, frame.Y(value), PictureColour.Ink, 0.6);
                scene.Text(Numbers.Text(value, step), x - 4.5, frame.Y(value), size, PictureColour.Ink, 1);
            }

            if (AxisTitle(options) is { Length: > 0 } title)
            {
                scene.Text(title, Margin + (size * 0.6), (frame.Top + frame.Bottom) / 2, size, PictureColour.Ink, 0.5, upright: true);
            }
        }
        else if (options.ScaleBar)
        {
            (double length, string text) = Bar(layout, options);
            double low = frame.Bottom, high = low - (length * frame.PointsPerEnergy), x = Margin + 1.5;
            PictureColour blue = PictureColour.OkabeIto[1];
            scene.Polygon([(x - 1.5, high), (x + 1.5, high), (x + 1.5, low), (x - 1.5, low)], blue);
            bool upright = Scene.TextWidth(text, size) > size * 3.6;
            scene.Text(
                text, x + 4.5 + (upright ? size * 0.6 : 0), (low + high) / 2, size, blue, upright ? 0.5 : 0, upright: upright);
        }

        if (layout.UnconnectedEnergy is double parting)
        {
            double y = frame.Y(parting);
            scene.DashedLine(frame.Left, frame.Right, y, PictureColour.Guide, 0.8, 4);
            scene.Text("not connected", frame.Right, y - (size * 0.7), size * 0.9, PictureColour.Guide, 1);
        }
    }

    private static double Thickness(TreeLayout layout, TreePictureOptions options) => options.LineWidth ?? Math.Clamp(8 / Math.Sqrt(layout.Leaves.Count), 0.2, 1);

    private static void Branches(Scene scene, TreeFrame frame, PictureColour?[] colours, TreePictureOptions options)
    {
        double thickness = Thickness(frame.Layout, options);

        // Uncoloured ones first, so that no colour is hidden.
        foreach (var branches in frame.Layout.Branches.GroupBy(branch => colours[branch.Node.Index])
            .OrderBy(group => group.Key.HasValue).ThenBy(group => group.Min(branch => branch.Node.Index)))
        {
            scene.Lines(
                branches.Select(branch => branch.Points.Select(point => (frame.X(point.X), frame.Y(point.Energy))).ToArray()),
                branches.Key ?? PictureColour.Ink,
                thickness * (branches.Key.HasValue ? 1.4 : 1));
        }
    }

    private static string LabelOf(int minimum, TreePictureOptions options) => options.Labels is null
        ? minimum.ToString(CultureInfo.InvariantCulture)
        : options.Labels.GetValueOrDefault(minimum, "");

    private static LabelStyle StyleOf(TreeLayout layout, TreePictureOptions options, double width)
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

    private static string Labels(Scene scene, TreeFrame frame, PictureColour?[] colours, TreePictureOptions options, LabelStyle style, Func<int, double> reachOf)
    {
        if (style.Placing == LabelPlacing.None)
        {
            return "";
        }

        double size = style.Size;
        var room = new PictureRectangle(frame.Left - 2, 0, scene.Width - 1, scene.Height);
        var taken = scene.Texts.Select(text => text.Bounds).ToList();
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

    private static (double X0, double Y0, double X1, double Y1)[] Segments(TreeFrame frame) => frame.Layout.Branches
        .SelectMany(branch => branch.Points.Zip(
            branch.Points.Skip(1),
            (a, b) => (frame.X(a.X), frame.Y(a.Energy), frame.X(b.X), frame.Y(b.Energy))))
        .ToArray();

    private static IEnumerable<(double X0, double Y0, double X1, double Y1)> ToInsets(TreeFrame frame, HashSet<int> minima) => frame.Layout.Leaves
        .Where(leaf => minima.Contains(leaf.Minimum)).Select(leaf => (frame.X(leaf.End.X), frame.Y(leaf.End.Energy), frame.X(leaf.End.X), frame.Bottom + 1000));

    private enum LabelPlacing
    {
        None,
        Across,
        Upright,
        Some,
    }

    private readonly record struct LabelStyle(LabelPlacing Placing, double Size, double Height);
}
