using System.Globalization;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Clouds;

/// <summary>Draws loss-gradient clouds (Bosman et al. 2020, Figs 3 to 20): a row a cloud, a pane a curvature class, dots coloured by density or by
/// generalisation loss, with stationary points marked by kind.</summary>
public static class CloudPicture
{
    private const double Margin = 8;
    private const double LeastPane = 25;

    // Inside a frame: dots at the ends of the axes are seen whole.
    private const double Inset = 2.5;

    /// <summary>Draws clouds below each other.</summary>
    /// <param name="rows">The clouds.</param>
    /// <param name="options">What to show; null for the defaults.</param>
    /// <exception cref="InputException">There is nothing to draw, no generalisation loss to colour by, or the page is too small.</exception>
    public static Picture Draw(IReadOnlyList<CloudRow> rows, CloudPictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(rows);
        options ??= new CloudPictureOptions();
        if (rows.Count == 0 || rows.Any(row => row.Panes.All(pane => pane.Bins.Count == 0)))
        {
            throw new InputException("There is no sample to draw; a cloud needs at least one.");
        }

        foreach (CloudRow row in rows)
        {
            row.Loss.Check("loss");
            row.Gradient.Check("gradient");
        }

        // What lies beyond the axes would seem to lie at their ends.
        rows = [.. rows.Select(row => row with { Panes = [.. row.Panes.Select(pane => pane with { Points = [.. pane.Points.Where(point => row.Loss.Contains(point.Loss) && row.Gradient.Contains(point.Gradient))] })] })];
        Scene scene = Scene.Of(options);
        double size = options.FontSize, top = FigureTitle.Draw(scene, options, Margin);
        top = CloudLegend.Draw(scene, rows, size, top, scene.Width - (2 * Margin));
        var colours = new CloudColours(rows, options);
        var bar = new ColourBar(colours.Axis, colours.Title, size);
        double labels = rows.Max(row => row.Gradient.Ticks(TickCount((scene.Height - top) / rows.Count, size * 2.6)).Max(tick => Scene.TextWidth(tick.Text, size)));
        double left = Margin + (size * 1.5) + labels + 5, right = scene.Width - Margin - bar.Width - size;
        double bottom = scene.Height - Margin - (size * 1.4), height = (bottom - top) / rows.Count;

        // Columns are the same in all rows, so that a class stands under itself.
        string[] classes = [.. rows.SelectMany(row => row.Panes).Where(pane => !pane.IsEmpty).Select(pane => pane.Class).Distinct()];
        classes = [.. classes.OrderBy(name => rows.Max(row => row.Panes.Select((pane, i) => pane.Class == name ? i : -1).Max()))];
        double gap = size * 2, width = (right - left - ((classes.Length - 1) * gap)) / classes.Length;
        double titles = size * (rows.Any(row => row.Label.Length > 0) ? 3 : 1.5), room = height - titles - (size * 2.2);
        if (width < LeastPane || room < LeastPane)
        {
            throw new InputException("The page is too small for the panes and their axes; make it larger or the text smaller.");
        }

        for (int r = 0; r < rows.Count; r++)
        {
            double paneTop = top + (r * height) + titles;
            if (rows[r].Label.Length > 0)
            {
                double fitting = size * Math.Min(1, (right - left) / Scene.TextWidth(rows[r].Label, size, true));
                scene.Text(rows[r].Label, left, paneTop - (size * 2.2), fitting, PictureColour.Ink, 0, bold: true);
            }

            bool first = true;
            for (int c = 0; c < classes.Length; c++)
            {
                if (rows[r].Panes.FirstOrDefault(pane => pane.Class == classes[c] && !pane.IsEmpty) is { } pane)
                {
                    double paneLeft = left + (c * (width + gap));
                    var frame = new PictureRectangle(paneLeft, paneTop, paneLeft + width, paneTop + room);
                    Pane(scene, rows[r], pane, frame, colours, options, first);
                    first = false;
                }
            }

            scene.Text(options.GradientTitle, Margin + (size * 0.6), paneTop + (room / 2), size, PictureColour.Ink, 0.5, upright: true);
        }

        if (options.Note.Length > 0)
        {
            double free = ((left + right - Scene.TextWidth(options.LossTitle, size)) / 2) - Margin - size, small = size * 0.85;
            scene.Text(options.Note, Margin, scene.Height - Margin - (size * 0.6), small * Math.Min(1, free / Scene.TextWidth(options.Note, small)), PictureColour.Guide);
        }

        scene.Text(options.LossTitle, (left + right) / 2, scene.Height - Margin - (size * 0.6), size, PictureColour.Ink, 0.5);
        double barTop = top + titles, barBottom = top + ((rows.Count - 1) * height) + titles + room, most = 70 * Scene.PointsPerMillimetre;
        bar.Draw(scene, scene.Width - Margin - bar.Width, Math.Max(barTop, ((barTop + barBottom) / 2) - most), Math.Min(barBottom, ((barTop + barBottom) / 2) + most));
        return new Picture(scene, options);
    }

    private static void Pane(Scene scene, CloudRow row, CloudPane pane, PictureRectangle frame, CloudColours colours, CloudPictureOptions options, bool labelled)
    {
        double size = options.FontSize;
        string title = pane.Class + " " + Percent(pane.Share);
        scene.Text(title, (frame.Left + frame.Right) / 2, frame.Top - (size * 0.75), size * Math.Min(1, frame.Width / Scene.TextWidth(title, size)), PictureColour.Ink, 0.5);
        Grid(scene, row, frame, size, labelled);
        PictureRectangle inside = Inside(frame);
        byte[] pixels = CloudRaster.Paint(
            pane.Bins.OrderBy(bin => bin.Count).ThenBy(bin => bin.Loss).ThenBy(bin => bin.Gradient)
                .Select(bin => (Across(row.Loss.FractionOf(bin.Loss), frame.Width), Across(row.Gradient.FractionOf(bin.Gradient), frame.Height), colours.Of(bin))),
            frame.Width, frame.Height, options.DotDiameter, out int columns);
        scene.Image(pixels, columns, frame);
        scene.Lines([[(frame.Left, frame.Top), (frame.Left, frame.Bottom), (frame.Right, frame.Bottom), (frame.Right, frame.Top), (frame.Left, frame.Top)]], PictureColour.Ink, 0.6);
        CloudPointMarks.Draw(scene, pane.Points, point => (
            inside.Left + (inside.Width * row.Loss.FractionOf(point.Loss)), inside.Bottom - (inside.Height * row.Gradient.FractionOf(point.Gradient))));
        foreach (CloudAttractor attractor in row.Attractors.Where(attractor => row.Loss.Contains(attractor.Loss)))
        {
            CloudLegend.Attractor(scene, inside.Left + (inside.Width * row.Loss.FractionOf(attractor.Loss)), frame.Bottom, size, attractor.Stationary);
        }
    }

    private static PictureRectangle Inside(PictureRectangle frame) => new(frame.Left + Inset, frame.Top + Inset, frame.Right - Inset, frame.Bottom - Inset);

    private static double Across(double fraction, double length) => (Inset + (fraction * (length - (2 * Inset)))) / length;

    private static void Grid(Scene scene, CloudRow row, PictureRectangle frame, double size, bool labelled)
    {
        PictureRectangle inside = Inside(frame);
        PictureColour faint = new(0xE4, 0xE4, 0xE4);
        double taken = double.NegativeInfinity;
        foreach ((double value, string text) in row.Loss.Ticks(TickCount(frame.Width, size * 3.2)))
        {
            double x = inside.Left + (inside.Width * row.Loss.FractionOf(value)), half = Scene.TextWidth(text, size) / 2;
            scene.Line(x, frame.Top, x, frame.Bottom, faint, 0.4);
            scene.Line(x, frame.Bottom, x, frame.Bottom + 2.5, PictureColour.Ink, 0.6);
            if (x - half > taken + (size * 0.3))
            {
                scene.Text(text, x, frame.Bottom + 4.5 + (size * 0.58), size, PictureColour.Ink, 0.5);
                taken = x + half;
            }
        }

        foreach ((double value, string text) in row.Gradient.Ticks(TickCount(frame.Height, size * 2.6)))
        {
            double y = inside.Bottom - (inside.Height * row.Gradient.FractionOf(value));
            scene.Line(frame.Left, y, frame.Right, y, faint, 0.4);
            scene.Line(frame.Left - 2.5, y, frame.Left, y, PictureColour.Ink, 0.6);
            if (labelled)
            {
                scene.Text(text, frame.Left - 4, y, size, PictureColour.Ink, 1);
            }
        }
    }

    private static int TickCount(double length, double each) => (int)Math.Clamp(length / each, 2, 10);

    private static string Percent(double share) => share is > 0 and < 0.001
        ? "< 0.1 %"
        : (100 * share).ToString(share >= 0.9995 ? "F0" : "F1", CultureInfo.InvariantCulture) + " %";
}
