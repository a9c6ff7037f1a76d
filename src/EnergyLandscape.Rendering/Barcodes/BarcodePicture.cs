using System.Globalization;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;
using Numbers = EnergyLandscape.Rendering.Pictures.Numbers;

namespace EnergyLandscape.Rendering.Barcodes;

/// <summary>Draws a barcode: one horizontal bar for each minimum, the lowest at the bottom, from birth to death; an arrow has no end.</summary>
public static class BarcodePicture
{
    private const double Margin = 8;
    private const double ShortestBar = 0.8;
    private const double AboveAxis = 4;

    // Points between bars below which they are drawn together; a bar is at least three times as thick.
    private const double Finest = 0.1;

    /// <summary>Draws a barcode.</summary>
    /// <param name="barcode">The barcode.</param>
    /// <param name="options">What to show; null for the defaults.</param>
    /// <exception cref="InputException">There are no bars, or the page is too small.</exception>
    public static Picture Draw(PersistenceBarcode barcode, BarcodePictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(barcode);
        options ??= new BarcodePictureOptions();
        if (barcode.Bars.Count == 0)
        {
            throw new InputException("There are no bars to draw; a barcode needs at least one minimum.");
        }

        Scene scene = Scene.Of(options);
        double size = options.FontSize, top = Legend(scene, barcode, size, Title(scene, options, size));
        double bottom = scene.Height - Margin - (size * 3), right = scene.Width - Margin - size;
        double spacing = (bottom - AboveAxis - top) / (barcode.Bars.Count + 0.5);
        double labelSize = Math.Min(size, spacing / 1.2);
        bool labelled = options.ShowLabels && labelSize >= 3.5;
        double left = Margin + (options.MinimaTitle.Length > 0 ? size * 1.5 : 0) + (labelled ? barcode.Bars.Max(bar => Scene.TextWidth(Label(bar), labelSize)) + 6 : 2);
        if (right - left < 20 || bottom - top < 20)
        {
            throw new InputException("The page is too small for the title and the axis; make it larger or the text smaller.");
        }

        double low = barcode.Bars[0].Birth, high = barcode.Bars.Max(bar => bar.IsEssential ? bar.Birth : bar.Death);
        double pad = high > low ? (high - low) * 0.06 : Math.Max(Math.Abs(low), 1) * 0.05;
        high += pad;
        double X(double energy) => left + ((right - left) * (energy - low) / (high - low));
        Axis(scene, options, size, (low, high), (left, right, bottom), X);
        scene.Text(options.MinimaTitle, Margin + (size * 0.6), (top + bottom) / 2, size, PictureColour.Ink, 0.5, upright: true);
        double thickness = Math.Clamp(spacing * 0.45, 0.3, 4);
        foreach ((int first, PersistenceBar bar) in Visible(barcode.Bars, Math.Max(1, (int)(Finest / spacing))))
        {
            double y = bottom - AboveAxis - ((first + 0.5) * spacing), from = X(bar.Birth);
            Bar(scene, bar, from, bar.IsEssential ? right : Math.Max(X(bar.Death), from + ShortestBar), y, thickness);
            if (labelled)
            {
                scene.Text(Label(bar), from - 3 - (thickness / 2), y, labelSize, PictureColour.Ink, 1);
            }
        }

        return new Picture(scene, options);
    }

    // Bars so close together that they cover each other: of each group the ones that end and those that never do, each as one bar from the lowest birth
    // to the last death. A picture of a million bars would show the same and take a hundred megabytes.
    private static IEnumerable<(int First, PersistenceBar Bar)> Visible(IReadOnlyList<PersistenceBar> bars, int group)
    {
        for (int first = 0; first < bars.Count; first += group)
        {
            PersistenceBar? ending = null, essential = null;
            for (int i = first; i < Math.Min(first + group, bars.Count); i++)
            {
                if (bars[i].IsEssential)
                {
                    essential ??= bars[i];
                }
                else
                {
                    // Births go up.
                    ending = ending is not { } before || bars[i].Death > before.Death ? bars[i] with { Birth = ending?.Birth ?? bars[i].Birth } : before;
                }
            }

            if (ending is { } one)
            {
                yield return (first, one);
            }

            if (essential is { } other)
            {
                yield return (first, other);
            }
        }
    }

    private static string Label(PersistenceBar bar) => bar.Minimum.ToString(CultureInfo.InvariantCulture);

    private static PictureColour ColourOf(bool essential) => PictureColour.OkabeIto[essential ? 0 : 1];

    private static void Bar(Scene scene, PersistenceBar bar, double from, double to, double y, double thickness)
    {
        double half = thickness / 2, head = Math.Max(3, 1.4 * thickness), neck = to - head, wing = head * 0.7;
        scene.Polygon(
            bar.IsEssential
                ? [(from, y - half), (neck, y - half), (neck, y - wing), (to, y), (neck, y + wing), (neck, y + half), (from, y + half)]
                : [(from, y - half), (to, y - half), (to, y + half), (from, y + half)],
            ColourOf(bar.IsEssential));
    }

    private static double Title(Scene scene, BarcodePictureOptions options, double size)
    {
        double top = Margin, room = scene.Width - (2 * Margin);
        foreach (string line in string.IsNullOrWhiteSpace(options.Title) ? [] : Scene.Wrap(options.Title, size * 1.1, true, room))
        {
            double fitting = size * 1.1 * Math.Min(1, room / Scene.TextWidth(line, size * 1.1, true));
            scene.Text(line, scene.Width / 2, top + (size * 0.7), fitting, PictureColour.Ink, 0.5, bold: true);
            top += size * 1.45;
        }

        return top;
    }

    private static double Legend(Scene scene, PersistenceBarcode barcode, double size, double y)
    {
        (bool Essential, string Name)[] entries =
            [.. new[] { (false, "joins a superbasin with a lower minimum"), (true, "never joins one") }.Where(entry => barcode.Bars.Any(bar => bar.IsEssential == entry.Item1))];
        double symbol = size * 1.5, gap = size * 0.5;
        double width = entries.Sum(entry => symbol + gap + Scene.TextWidth(entry.Name, size)) + ((entries.Length - 1) * size * 1.5);
        double fitting = Math.Min(1, (scene.Width - (2 * Margin)) / width), x = (scene.Width - (width * fitting)) / 2;
        foreach ((bool essential, string name) in entries)
        {
            Bar(scene, new PersistenceBar(0, 0, essential ? null : 0, 0), x, x + (symbol * fitting), y + (size * 0.7), 2.5);
            scene.Text(name, x + ((symbol + gap) * fitting), y + (size * 0.7), size * fitting, PictureColour.Ink);
            x += (symbol + gap + (size * 1.5) + Scene.TextWidth(name, size)) * fitting;
        }

        return y + (size * 1.6);
    }

    private static void Axis(Scene scene, BarcodePictureOptions options, double size, (double Low, double High) energies, (double Left, double Right, double Bottom) frame, Func<double, double> toX)
    {
        scene.Line(frame.Left, frame.Bottom, frame.Right, frame.Bottom, PictureColour.Ink, 0.6);
        (double step, double[] ticks) = Numbers.Ticks(energies.Low, energies.High, (int)Math.Clamp((frame.Right - frame.Left) / (size * 5), 2, 10));
        foreach (double tick in ticks)
        {
            scene.Line(toX(tick), frame.Bottom, toX(tick), frame.Bottom + 3, PictureColour.Ink, 0.6);
            scene.Text(Numbers.Text(tick, step), toX(tick), frame.Bottom + 4 + (size * 0.58), size, PictureColour.Ink, 0.5);
        }

        scene.Text(options.EnergyTitle, (frame.Left + frame.Right) / 2, scene.Height - Margin - (size * 0.6), size, PictureColour.Ink, 0.5);
    }
}
