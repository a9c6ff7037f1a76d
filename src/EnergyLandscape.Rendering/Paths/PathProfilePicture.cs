using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Paths;

/// <summary>Draws the energy along a path, with its minima and transition states marked.</summary>
public static class PathProfilePicture
{
    /// <summary>Draws a profile.</summary>
    /// <param name="arcLengths">Positions along the path, not decreasing.</param>
    /// <param name="energies">Energies at them, as many.</param>
    /// <param name="marks">Stationary points; may be empty.</param>
    /// <param name="options">What to show; null for the defaults.</param>
    /// <exception cref="InputException">There are no points, or the numbers don't match, aren't finite or decrease.</exception>
    public static Picture Draw(
        IReadOnlyList<double> arcLengths,
        IReadOnlyList<double> energies,
        IReadOnlyList<PathMark> marks,
        PathProfilePictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(arcLengths);
        ArgumentNullException.ThrowIfNull(energies);
        ArgumentNullException.ThrowIfNull(marks);
        options ??= new PathProfilePictureOptions();
        Check(arcLengths, energies);
        Scene scene = Scene.Of(options);
        const double margin = 8;
        double size = options.FontSize, top = margin;
        if (!string.IsNullOrWhiteSpace(options.Title))
        {
            foreach (string line in Scene.Wrap(options.Title, size * 1.1, true, scene.Width - (2 * margin)))
            {
                scene.Text(line, scene.Width / 2, top + (size * 0.7), size * 1.1 * Math.Min(1, (scene.Width - (2 * margin)) / Scene.TextWidth(line, size * 1.1, true)), PictureColour.Ink, 0.5, bold: true);
                top += size * 1.45;
            }
        }

        top = Legend(scene, marks, size, top);

        // Room for the labels above and below the curve.
        double[] allEnergies = [.. energies, .. marks.Select(mark => mark.Energy)];
        (double low, double high) = Widened(allEnergies.Min(), allEnergies.Max(), 0.04);
        double bottom = scene.Height - margin - (size * 3);
        double extra = (high - low) * Math.Min(0.4, marks.Count > 0 ? size * 1.6 / Math.Max(1, bottom - top) : 0);
        (low, high) = (low - extra, high + extra);
        (double first, double last) = Widened(
            Math.Min(arcLengths[0], marks.Select(mark => mark.ArcLength).DefaultIfEmpty(arcLengths[0]).Min()),
            Math.Max(arcLengths[^1], marks.Select(mark => mark.ArcLength).DefaultIfEmpty(arcLengths[^1]).Max()),
            0.02);
        (double step, double[] ticks) = Numbers.Ticks(low, high, (int)Math.Clamp((bottom - top) / (size * 3), 2, 10));
        double left = margin + (size * 1.5) + ticks.Max(tick => Scene.TextWidth(Numbers.Text(tick, step), size)) + 5;
        double right = scene.Width - margin - size;
        if (right - left < 20 || bottom - top < 20)
        {
            throw new InputException("The page is too small for the title and the axes; make it larger or the text smaller.");
        }

        double X(double s) => left + ((right - left) * (s - first) / (last - first));
        double Y(double e) => bottom - ((bottom - top) * (e - low) / (high - low));
        scene.Lines([[(left, top), (left, bottom), (right, bottom)]], PictureColour.Ink, 0.6);
        foreach (double tick in ticks)
        {
            scene.Line(left - 3, Y(tick), left, Y(tick), PictureColour.Ink, 0.6);
            scene.Text(Numbers.Text(tick, step), left - 4.5, Y(tick), size, PictureColour.Ink, 1);
        }

        (double lengthStep, double[] lengthTicks) = Numbers.Ticks(first, last, (int)Math.Clamp((right - left) / (size * 5), 2, 10));
        foreach (double tick in lengthTicks)
        {
            scene.Line(X(tick), bottom, X(tick), bottom + 3, PictureColour.Ink, 0.6);
            scene.Text(Numbers.Text(tick, lengthStep), X(tick), bottom + 4 + (size * 0.58), size, PictureColour.Ink, 0.5);
        }

        scene.Text(options.LengthTitle, (left + right) / 2, scene.Height - margin - (size * 0.6), size, PictureColour.Ink, 0.5);
        scene.Text(options.EnergyTitle, margin + (size * 0.6), (top + bottom) / 2, size, PictureColour.Ink, 0.5, upright: true);
        scene.Lines([arcLengths.Zip(energies, (s, e) => (X(s), Y(e))).ToArray()], PictureColour.Ink, 1);
        Marks(scene, marks, size, X, Y);
        return new Picture(scene, options);
    }

    private static void Check(IReadOnlyList<double> arcLengths, IReadOnlyList<double> energies)
    {
        if (arcLengths.Count == 0 || arcLengths.Count != energies.Count)
        {
            throw new InputException(
                $"A path profile needs as many energies as positions and at least one; there are {arcLengths.Count} positions and {energies.Count} energies.");
        }

        for (int i = 0; i < arcLengths.Count; i++)
        {
            if (!double.IsFinite(arcLengths[i]) || !double.IsFinite(energies[i]) || (i > 0 && arcLengths[i] < arcLengths[i - 1]))
            {
                throw new InputException($"Point {i + 1} of the path profile is not finite or lies before the point that it follows.");
            }
        }
    }

    private static (double Low, double High) Widened(double low, double high, double share)
    {
        double range = high - low;
        double pad = range > 0 ? range * share : Math.Max(Math.Abs(low), 1) * 0.05;
        return (low - pad, high + pad);
    }

    private static PictureColour ColourOf(bool transitionState) => PictureColour.OkabeIto[transitionState ? 0 : 1];

    private static void Symbol(Scene scene, double x, double y, double radius, bool transitionState)
    {
        if (transitionState)
        {
            scene.Polygon([(x, y - (radius * 1.3)), (x + (radius * 1.15), y + (radius * 0.8)), (x - (radius * 1.15), y + (radius * 0.8))], ColourOf(true));
        }
        else
        {
            scene.Disc(x, y, radius, ColourOf(false));
        }
    }

    private static double Legend(Scene scene, IReadOnlyList<PathMark> marks, double size, double y)
    {
        (bool Kind, string Name)[] entries = new[] { (false, "minimum"), (true, "transition state") }
            .Where(entry => marks.Any(mark => mark.IsTransitionState == entry.Item1)).ToArray();
        if (entries.Length == 0)
        {
            return y;
        }

        double width = entries.Sum(entry => (size * 1.2) + Scene.TextWidth(entry.Name, size)) + ((entries.Length - 1) * size * 1.5);
        double x = (scene.Width - width) / 2;
        foreach ((bool kind, string name) in entries)
        {
            Symbol(scene, x + (size * 0.4), y + (size * 0.7), 2.4, kind);
            scene.Text(name, x + (size * 1.2), y + (size * 0.7), size, PictureColour.Ink);
            x += (size * 2.7) + Scene.TextWidth(name, size);
        }

        return y + (size * 1.6);
    }

    private static void Marks(Scene scene, IReadOnlyList<PathMark> marks, double size, Func<double, double> toX, Func<double, double> toY)
    {
        foreach (PathMark mark in marks)
        {
            Symbol(scene, toX(mark.ArcLength), toY(mark.Energy), 2.4, mark.IsTransitionState);
        }

        // The ends of the path first, then the highest transition states and the lowest minima; what would overlap is left out.
        var taken = scene.Texts.Select(text => text.Bounds).ToList();
        var page = new PictureRectangle(0, 0, scene.Width, scene.Height);
        foreach (PathMark mark in marks.Select((mark, i) => (mark, i))
            .OrderBy(item => item.i == 0 || item.i == marks.Count - 1 ? 0 : 1)
            .ThenBy(item => item.mark.IsTransitionState ? -item.mark.Energy : item.mark.Energy)
            .ThenBy(item => item.i).Select(item => item.mark))
        {
            double x = toX(mark.ArcLength), y = toY(mark.Energy) + (mark.IsTransitionState ? -1 : 1) * ((size * 0.6) + 4);
            PictureRectangle bounds = Scene.TextBounds(mark.Label, x, y, size, 0.5, false, false);
            if (mark.Label.Length > 0 && page.Contains(bounds) && !taken.Any(bounds.Overlaps))
            {
                taken.Add(bounds);
                scene.Text(mark.Label, x, y, size, ColourOf(mark.IsTransitionState), 0.5);
            }
        }
    }
}
