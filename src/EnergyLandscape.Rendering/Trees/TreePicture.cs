using System.Globalization;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>Draws disconnectivity graphs as they are published: branches, scale bar or axis, labels, groups with their legend.</summary>
public static class TreePicture
{
    /// <summary>Draws a tree.</summary>
    /// <param name="tree">The tree, exact or on levels.</param>
    /// <param name="options">What to show; null for the defaults.</param>
    /// <exception cref="Potentials.InputException">Nothing is left to draw, or the page can't hold it.</exception>
    public static Picture Draw(SuperbasinTree tree, TreePictureOptions? options = null)
    {
        options ??= new TreePictureOptions();
        return new Picture(Compose(tree, options), options);
    }

    /// <summary>The marks of the page of a tree.</summary>
    /// <param name="tree">The tree, exact or on levels.</param>
    /// <param name="options">What to show.</param>
    /// <exception cref="Potentials.InputException">Nothing is left to draw, or the page can't hold it.</exception>
    internal static Scene Compose(SuperbasinTree tree, TreePictureOptions options)
    {
        TreeLayout layout = TreeLayout.Of(tree, options.Layout);
        Scene scene = Scene.Of(options);
        PictureColour?[] colours = Colours(layout.Tree, options);

        double margin = options.Margin, left = margin + TreeScale.Width(scene, layout, options), right = scene.Width - margin;
        ResidenceMarks? residence = ResidenceMarks.Of(layout, options, right - left);
        LabelStyle style = TreeLabels.StyleOf(layout, options, right - left);
        style = style with { Height = style.Height + (residence?.MostReach ?? 0) };
        double top = Header(scene, layout, options, style.Placing == LabelPlacing.Some, out Action<string> note);
        TreeInsets insets = TreeInsets.Of(layout, options, right - left);
        double signs = insets.Height > 0 ? TreeLegend.InsetSignsHeight(options, scene.Width - (2 * margin)) : 0;
        double below = style.Height + insets.Height + signs;
        PerformanceInsets performance = PerformanceInsets.Of(scene, options, new TreeFrame(layout, left, right, top, scene.Height - margin - below), style.Height, insets.Height > 0);
        double plotBottom = scene.Height - margin - below - performance.StripHeight;
        if (right - left < 20 || plotBottom - top < 20)
        {
            throw new Potentials.InputException("The page is too small for the title, the legend, the labels and the insets; make it larger, the text smaller or the insets fewer.");
        }

        var frame = new TreeFrame(layout, left, right, top, plotBottom);
        TreeScale.Draw(scene, frame, options);
        residence?.DrawBands(scene, frame, Thickness(layout, options));
        Branches(scene, frame, colours, options);
        residence?.DrawEnds(scene, frame, minimum => colours[layout.Tree.Leaf(minimum).Index]);
        insets.Draw(scene, frame, plotBottom + style.Height, minimum => colours[layout.Tree.Leaf(minimum).Index]);
        performance.Draw();
        string labelled = TreeLabels.Draw(scene, frame, colours, options, style, minimum => residence?.Reach(minimum) ?? 0, performance.MapPlace);
        note(labelled);
        if (signs > 0)
        {
            TreeLegend.DrawInsetSigns(scene, options, scene.Height - margin - performance.StripHeight - signs, scene.Width - (2 * margin));
        }

        return scene;
    }

    private static double Header(Scene scene, TreeLayout layout, TreePictureOptions options, bool thinned, out Action<string> note)
    {
        double y = options.Margin, size = options.FontSize, width = scene.Width - (2 * options.Margin);
        if (!string.IsNullOrWhiteSpace(options.Title))
        {
            foreach (string line in Scene.Wrap(options.Title, size * 1.1, true, width))
            {
                scene.Text(line, scene.Width / 2, y + (size * 0.7), size * 1.1 * Math.Min(1, width / Scene.TextWidth(line, size * 1.1, true)), PictureColour.Ink, 0.5, bold: true);
                y += size * 1.45;
            }
        }

        // Remarks on what the picture leaves unsaid; empty ones take no room.
        List<string> remarks = string.IsNullOrWhiteSpace(options.Remark) ? [] : [options.Remark];
        if (layout.Parts > 1)
        {
            remarks.Add(FormattableString.Invariant($"{layout.Parts} parts{options.Unconnected ?? ", not connected by any known transition state"}"));
        }

        if (options.Residence?.Outside(layout.Tree) is >= 0.0005 and double outside)
        {
            remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{100 * outside:0.#} % in minima that are not shown"));
        }

        // The last remark is known when the labels are: it takes no line of its own.
        double remarkY = y + (size * 0.65), small = size * 0.9;
        int lines = remarks.Count > 0 ? Scene.Wrap(string.Join("; ", remarks), small, false, width).Count : thinned ? 1 : 0;
        y += lines * size * 1.35;
        note = labelled =>
        {
            if (labelled.Length > 0)
            {
                remarks.Add(labelled);
            }

            string text = string.Join("; ", remarks);
            double fitted = small;
            while (lines > 0 && Scene.Wrap(text, fitted, false, width).Count > lines)
            {
                fitted *= 0.95;
            }

            double at = remarkY;
            foreach (string line in lines > 0 && text.Length > 0 ? Scene.Wrap(text, fitted, false, width) : [])
            {
                scene.Text(line, scene.Width / 2, at, fitted * Math.Min(1, width / Scene.TextWidth(line, fitted)), PictureColour.Guide, 0.5);
                at += size * 1.35;
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

    private static double Thickness(TreeLayout layout, TreePictureOptions options) => options.LineWidth ?? Math.Clamp(8 / Math.Sqrt(layout.Leaves.Count), 0.2, 1);

    private static void Branches(Scene scene, TreeFrame frame, PictureColour?[] colours, TreePictureOptions options)
    {
        double thickness = Thickness(frame.Layout, options);
        bool isDense = (frame.Right - frame.Left) / frame.Layout.Leaves.Count < 2 * BranchThinning.Grid;

        // Uncoloured ones first, so that no colour is hidden.
        foreach (var branches in frame.Layout.Branches.GroupBy(branch => colours[branch.Node.Index])
            .OrderBy(group => group.Key.HasValue).ThenBy(group => group.Min(branch => branch.Node.Index)))
        {
            IEnumerable<(double X, double Y)[]> chains = branches.Select(branch => branch.Points.Select(point => (frame.X(point.X), frame.Y(point.Energy))).ToArray());
            scene.Lines(
                isDense ? BranchThinning.Of(chains) : chains,
                branches.Key ?? PictureColour.Ink,
                thickness * (branches.Key.HasValue ? 1.4 : 1));
        }
    }
}
