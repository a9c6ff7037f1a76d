using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Trees;

/// <summary>The scale of energies beside a tree: a bar of round length or an axis; and the line that marks parts as not connected.</summary>
internal static class TreeScale
{
    private static (double Length, string Text) Bar(TreeLayout layout, TreePictureOptions options)
    {
        double length = Numbers.NiceAtMost((layout.HighestEnergy - layout.LowestEnergy) * 0.25);
        return (length, WithUnit(Numbers.Text(length, length), options.EnergyUnit));
    }

    private static string WithUnit(string number, string unit) => unit.Length > 0 ? number + " " + unit : number;

    private static string AxisTitle(TreePictureOptions options) => options.EnergyUnit.Length > 0 && options.EnergyTitle.Length > 0
        ? $"{options.EnergyTitle} ({options.EnergyUnit})"
        : options.EnergyTitle + options.EnergyUnit;

    public static double Width(Scene scene, TreeLayout layout, TreePictureOptions options)
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

    public static void Draw(Scene scene, TreeFrame frame, TreePictureOptions options)
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
                scene.Text(title, options.Margin + (size * 0.6), (frame.Top + frame.Bottom) / 2, size, PictureColour.Ink, 0.5, upright: true);
            }
        }
        else if (options.ScaleBar)
        {
            (double length, string text) = Bar(layout, options);
            double low = frame.Bottom, high = low - (length * frame.PointsPerEnergy), x = options.Margin + 1.5;
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
}
