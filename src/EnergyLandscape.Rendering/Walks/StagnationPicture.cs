using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Walks;

/// <summary>Draws the loss along a walk with its smoothed line, below it the rolling deviation with its threshold, and shades the stagnant stretches (after
/// Bosman et al. 2020, Fig. 2).</summary>
public static class StagnationPicture
{
    private const double Margin = 8;
    private static readonly PictureColour _lossColour = new(0xA8, 0xA8, 0xA8);
    private static readonly PictureColour _shade = new(0xFB, 0xE8, 0xC4);

    /// <summary>Colours that mean different things.</summary>
    internal static IReadOnlyList<PictureColour> Colours => [_lossColour, _shade, SmoothColour, DeviationColour, ThresholdColour];

    private static PictureColour SmoothColour => PictureColour.OkabeIto[2];

    private static PictureColour DeviationColour => PictureColour.OkabeIto[1];

    private static PictureColour ThresholdColour => PictureColour.OkabeIto[0];

    /// <summary>Draws a walk.</summary>
    /// <param name="curves">The loss and what was made of it.</param>
    /// <param name="options">What to show; null for the defaults.</param>
    /// <exception cref="InputException">The numbers don't match or aren't finite, or the page is too small.</exception>
    public static Picture Draw(StagnationCurves curves, StagnationPictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(curves);
        options ??= new StagnationPictureOptions();
        curves.Check();
        Scene scene = Scene.Of(options);
        double size = options.FontSize, top = Legend(scene, curves, size, TitleBelow(scene, options));

        double bottom = scene.Height - Margin - (size * 3), gap = size * 1.2, lowerTop = top + ((bottom - top) * 0.64);
        WalkAxis losses = WalkAxis.Of(curves.Losses, top, lowerTop - gap, size, fromZero: false);
        WalkAxis deviations = WalkAxis.Of([.. curves.Deviations, curves.Threshold], lowerTop, bottom, size, fromZero: true);
        double left = Margin + (size * 1.5) + Math.Max(losses.LabelWidth(size), deviations.LabelWidth(size)) + 5, right = scene.Width - Margin - size;
        if (right - left < 20 || losses.Height < 20 || deviations.Height < 10)
        {
            throw new InputException("The page is too small for the title and the axes; make it larger or the text smaller.");
        }

        int last = curves.Losses.Count - 1;
        double X(double step) => left + ((right - left) * (last > 0 ? step / last : 0.5));
        foreach ((int first, int end) in curves.Stays)
        {
            double from = Math.Max(left, X(first - 0.5)), to = Math.Min(right, X(end + 0.5));
            Shade(scene, from, to, losses);
            Shade(scene, from, to, deviations);
        }

        Curve(scene, curves.Losses, 0, X, losses, _lossColour, 0.6, options.MostPoints);
        Curve(scene, curves.Smoothed, 0, X, losses, SmoothColour, 1.1, options.MostPoints);
        Curve(scene, curves.Deviations, curves.Window - 1, X, deviations, DeviationColour, 0.8, options.MostPoints);
        scene.DashedLine(left, right, deviations.Y(curves.Threshold), ThresholdColour, 0.8, 3);
        losses.Draw(scene, left, right, size, options.LossTitle);
        deviations.Draw(scene, left, right, size, options.DeviationTitle);
        Steps(scene, last, X, bottom, size);
        scene.Text(options.StepTitle, (left + right) / 2, scene.Height - Margin - (size * 0.6), size, PictureColour.Ink, 0.5);
        return new Picture(scene, options);
    }

    private static double TitleBelow(Scene scene, StagnationPictureOptions options)
    {
        double top = Margin, size = options.FontSize * 1.1, width = scene.Width - (2 * Margin);
        foreach (string line in Scene.Wrap(options.Title ?? string.Empty, size, true, width))
        {
            scene.Text(line, scene.Width / 2, top + (size * 0.6), size * Math.Min(1, width / Scene.TextWidth(line, size, true)), PictureColour.Ink, 0.5, bold: true);
            top += size * 1.4;
        }

        return top;
    }

    private static void Shade(Scene scene, double from, double to, WalkAxis axis) =>
        scene.Polygon([(from, axis.Top), (to, axis.Top), (to, axis.Bottom), (from, axis.Bottom)], _shade);

    private static void Curve(
        Scene scene, IReadOnlyList<double> values, int firstStep, Func<double, double> toX, WalkAxis axis, PictureColour colour, double thickness, int most)
    {
        (double X, double Y)[] points = [.. Thinning.Indices(values, most).Select(i => (toX(i + firstStep), axis.Y(values[i])))];
        if (points.Length == 1)
        {
            scene.Disc(points[0].X, points[0].Y, 1.5, colour);
        }

        scene.Lines([points], colour, thickness);
    }

    private static void Steps(Scene scene, int last, Func<double, double> toX, double bottom, double size)
    {
        double width = toX(last) - toX(0);
        (double step, double[] ticks) = Numbers.Ticks(0, Math.Max(last, 1), (int)Math.Clamp(width / (size * 5), 2, 10));
        foreach (double tick in ticks.Where(tick => tick <= last && tick == Math.Floor(tick)))
        {
            scene.Line(toX(tick), bottom, toX(tick), bottom + 3, PictureColour.Ink, 0.6);
            scene.Text(Numbers.Text(tick, Math.Max(step, 1)), toX(tick), bottom + 4 + (size * 0.58), size, PictureColour.Ink, 0.5);
        }
    }

    // Entries side by side, in as many rows as they need.
    private static double Legend(Scene scene, StagnationCurves curves, double size, double y)
    {
        double sign = size * 1.6, half = size * 0.45;
        Action<double, double> Line(PictureColour colour, double thickness) => (x, middle) => scene.Line(x, middle, x + sign, middle, colour, thickness);
        var entries = new List<(string Name, Action<double, double> Sign)>
        {
            ("loss", Line(_lossColour, 0.8)),
            ($"smoothed, window {curves.Window}", Line(SmoothColour, 1.2)),
            ("deviation", Line(DeviationColour, 1)),
            ("threshold", (x, middle) => scene.DashedLine(x, x + sign, middle, ThresholdColour, 0.9, 2.6)),
        };
        if (curves.Stays.Count > 0)
        {
            entries.Add(("stagnant", (x, middle) => scene.Polygon([(x, middle - half), (x + sign, middle - half), (x + sign, middle + half), (x, middle + half)], _shade)));
        }

        double Width((string Name, Action<double, double> Sign) entry) => sign + (size * 0.5) + Scene.TextWidth(entry.Name, size);
        double gap = size * 1.1;
        while (entries.Count > 0)
        {
            int count = 1;
            while (count < entries.Count && entries.Take(count + 1).Sum(Width) + (count * gap) <= scene.Width - (2 * Margin))
            {
                count++;
            }

            double x = (scene.Width - entries.Take(count).Sum(Width) - ((count - 1) * gap)) / 2;
            foreach ((string Name, Action<double, double> Sign) entry in entries.Take(count))
            {
                entry.Sign(x, y + (size * 0.7));
                scene.Text(entry.Name, x + sign + (size * 0.5), y + (size * 0.7), size, PictureColour.Ink);
                x += Width(entry) + gap;
            }

            entries.RemoveRange(0, count);
            y += size * 1.6;
        }

        return y + (size * 0.3);
    }
}
