using EnergyLandscape.Rendering.ClassMaps;
using EnergyLandscape.Rendering.Networks;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>The legend of a disconnectivity graph: groups, or a bar of values, above the tree; signs of insets at the foot.</summary>
internal static class TreeLegend
{
    /// <summary>Draws what the colours of branches mean.</summary>
    /// <returns>The lower edge.</returns>
    public static double Draw(Scene scene, TreeLayout layout, TreePictureOptions options, double y, double width)
    {
        y = DrawBranches(scene, layout, options, y, width);
        return options is { ClassMap: { } map, ShowClasses: true } ? Flow(scene, ClassMapLegend.Entries(scene, [map]), options.FontSize, y, width) : y;
    }

    private static double DrawBranches(Scene scene, TreeLayout layout, TreePictureOptions options, double y, double width) => options.Groups is not null
        ? Flow(scene, [.. Groups(layout, options).Select(group => new Entry(group.Name, (left, right, middle) => scene.Line(left, middle, right, middle, group.Colour, 2.2)))], options.FontSize, y, width)
        : options.Scale is { } scale && scale.Range(layout.Tree.Leaves.Select(leaf => leaf.Lowest.Id)) is { } range
            ? Bar(scene, scale.Label, range, options.FontSize, y)
            : y;

    /// <summary>Height of the signs of insets.</summary>
    public static double InsetSignsHeight(TreePictureOptions options, double width) =>
        Rows([.. InsetSigns(null, options)], options.FontSize * 0.9, width).Count * options.FontSize * 0.9 * 1.4;

    /// <summary>Draws what the signs of insets mean.</summary>
    public static void DrawInsetSigns(Scene scene, TreePictureOptions options, double y, double width) =>
        Flow(scene, [.. InsetSigns(scene, options)], options.FontSize * 0.9, y, width);

    /// <summary>The signs of network diagrams and answer maps.</summary>
    public static IEnumerable<Entry> NetworkSigns(Scene? scene, bool biasNodes, bool maps)
    {
        yield return new("node", (left, right, middle) => scene!.Disc((left + right) / 2, middle, 2.4, NetworkDiagramMark.Node));
        if (biasNodes)
        {
            yield return new("bias", (left, right, middle) => scene!.Disc((left + right) / 2, middle, 2.4, NetworkDiagramMark.BiasNode));
        }

        yield return new("weight > 0", (left, right, middle) => scene!.Line(left, middle, right, middle, NetworkDiagramMark.Positive, 1.4));
        yield return new("weight < 0", (left, right, middle) => scene!.Line(left, middle, right, middle, NetworkDiagramMark.Negative, 1.4));
        if (maps)
        {
            yield return new("output 1", (left, right, middle) => Swatch(scene!, left, right, middle, AnswerMapMark.One));
            yield return new("output 0", (left, right, middle) => Swatch(scene!, left, right, middle, AnswerMapMark.Zero));
            yield return new("data: 0", (left, right, middle) => Symbol(scene!, left, right, middle, false));
            yield return new("data: 1", (left, right, middle) => Symbol(scene!, left, right, middle, true));
        }
    }

    /// <summary>Sets entries side by side, centred, in as many rows as they need.</summary>
    /// <returns>The lower edge.</returns>
    public static double Flow(Scene scene, Entry[] entries, double size, double y, double width)
    {
        double swatch = size * 1.4, gap = size * 0.4;
        foreach ((List<(Entry Entry, double X)> row, double end) in Rows(entries, size, width))
        {
            double start = (scene.Width - end) / 2, middle = y + (size * 0.7);
            foreach ((Entry entry, double offset) in row)
            {
                entry.Sign(start + offset, start + offset + swatch, middle);
                scene.Text(entry.Text, start + offset + swatch + gap, middle, size, PictureColour.Ink);
            }

            y += size * 1.4;
        }

        return y;
    }

    private static List<(List<(Entry Entry, double X)> Row, double End)> Rows(Entry[] entries, double size, double width)
    {
        double swatch = size * 1.4, gap = size * 0.4, between = size * 1.2, x = double.PositiveInfinity;
        var rows = new List<(List<(Entry, double)> Row, double End)>();
        foreach (Entry entry in entries)
        {
            double wide = swatch + gap + Scene.TextWidth(entry.Text, size);
            if (x + wide > width)
            {
                rows.Add(([], 0));
                x = 0;
            }

            rows[^1].Row.Add((entry, x));
            rows[^1] = (rows[^1].Row, x + wide);
            x += wide + between;
        }

        return rows;
    }

    private static IEnumerable<Entry> InsetSigns(Scene? scene, TreePictureOptions options) =>
        NetworkSigns(scene, options.Insets.Any(inset => inset.Diagram.BiasNodes), options.Insets.Any(inset => inset.Map is not null));

    private static LeafGroup[] Groups(TreeLayout layout, TreePictureOptions options)
    {
        var present = layout.Tree.Leaves.Select(leaf => leaf.Lowest.Id).ToHashSet();
        LeafGroup[] groups = options.Groups!.OrderBy(entry => entry.Key).Where(entry => present.Contains(entry.Key))
            .Select(entry => entry.Value).Distinct().ToArray();
        return present.Any(minimum => !options.Groups!.ContainsKey(minimum)) ? [.. groups, new LeafGroup("other", PictureColour.Ink)] : groups;
    }

    private static double Bar(Scene scene, string label, (double Low, double High) range, double size, double y)
    {
        const int steps = 64;
        double bar = Math.Min(120, scene.Width * 0.3), left = (scene.Width - bar) / 2;
        scene.Text(label, scene.Width / 2, y + (size * 0.7), size, PictureColour.Ink, 0.5);
        y += size * 1.4;
        double middle = y + (size * 0.7), half = size * 0.35;
        bool single = !(range.High > range.Low);
        for (int i = 0; i < steps; i++)
        {
            double a = left + (bar * i / steps), b = left + (bar * Math.Min(steps, i + 1.2) / steps);
            scene.Polygon([(a, middle - half), (b, middle - half), (b, middle + half), (a, middle + half)], ValueScale.ColourAt(single ? 0 : (i + 0.5) / steps));
        }

        bool whole = double.IsInteger(range.Low) && double.IsInteger(range.High);
        double step = whole ? 100 : range.High - range.Low;
        scene.Text(Numbers.Text(range.Low, step / 100), left - 3, middle, size, PictureColour.Ink, 1);
        scene.Text(Numbers.Text(range.High, step / 100), left + bar + 3, middle, size, PictureColour.Ink);
        return y + (size * 1.4);
    }

    private static void Swatch(Scene scene, double left, double right, double middle, PictureColour colour)
    {
        double half = (right - left) * 0.3, x = (left + right) / 2;
        scene.Polygon([(x - half, middle - half), (x + half, middle - half), (x + half, middle + half), (x - half, middle + half)], colour);
    }

    // White on the page needs a rim.
    private static void Symbol(Scene scene, double left, double right, double middle, bool answer)
    {
        (double X, double Y)[] corners = AnswerMapMark.Symbol((left + right) / 2, middle, (right - left) * 0.27, answer);
        scene.Lines([[.. corners, corners[0]]], PictureColour.Ink, 0.6);
    }

    /// <summary>A sign and what it means; the sign is drawn between two abscissas around a height.</summary>
    internal sealed record Entry(string Text, Action<double, double, double> Sign);
}
