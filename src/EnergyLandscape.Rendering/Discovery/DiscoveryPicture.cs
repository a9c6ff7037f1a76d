using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.Discovery;

/// <summary>Draws a discovery curve: how many points were known after how many searches, a line of steps a kind.</summary>
/// <remarks>Searches stand by the logarithm: a curve that is level over the last factor of ten has found nothing in nine tenths of all searches.</remarks>
public static class DiscoveryPicture
{
    private const double Margin = 8;

    private static readonly (string Name, PictureColour Colour, Func<DiscoveryStep, int> Count)[] Kinds =
    [
        ("minima", PictureColour.OkabeIto[1], step => step.Minima),
        ("transition states", PictureColour.OkabeIto[0], step => step.TransitionStates),
        ("higher saddles", PictureColour.OkabeIto[7], step => step.HigherSaddles),
    ];

    /// <summary>Colours of the kinds, minima first.</summary>
    internal static IReadOnlyList<PictureColour> Colours { get; } = [.. Kinds.Select(kind => kind.Colour)];

    /// <summary>Draws a curve.</summary>
    /// <param name="curve">Steps in order of searches.</param>
    /// <param name="options">What to show; null for the defaults.</param>
    /// <exception cref="InputException">The curve is empty, or the page is too small.</exception>
    public static Picture Draw(IReadOnlyList<DiscoveryStep> curve, DiscoveryPictureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(curve);
        options ??= new DiscoveryPictureOptions();
        if (curve.Count == 0)
        {
            throw new InputException("There is no search to draw; a discovery curve needs at least one.");
        }

        Scene scene = Scene.Of(options);
        double size = options.FontSize, width = scene.Width - (2 * Margin);
        var kinds = Kinds.Where(kind => kind.Count(curve[^1]) > 0).ToArray();
        double top = FigureTitle.Draw(scene, options, Margin);
        top = TreeLegend.Flow(
            scene, [.. kinds.Select(kind => new TreeLegend.Entry(kind.Name, (left, right, middle) => scene.Line(left, middle, right, middle, kind.Colour, 1.6)))], size, top, width) + (size * 0.8);
        var across = new PictureAxis(PictureScale.Logarithmic, 1, Math.Max(2, curve[^1].Searches));
        var up = new PictureAxis(PictureScale.Linear, 0, Math.Max(1, kinds.Select(kind => kind.Count(curve[^1])).DefaultIfEmpty(1).Max()) * 1.04);
        double bottom = scene.Height - Margin - (size * 3.2);
        IReadOnlyList<(double Value, string Text)> counts = [.. up.Ticks((int)Math.Clamp((bottom - top) / (size * 2.6), 2, 10)).Where(tick => double.IsInteger(tick.Value))];
        double left = Margin + (size * 1.5) + counts.Max(tick => Scene.TextWidth(tick.Text, size)) + 5, right = scene.Width - Margin - size;
        if (right - left < 20 || bottom - top < 20)
        {
            throw new InputException("The page is too small for the title, the legend and the axes; make it larger or the text smaller.");
        }

        double X(double searches) => left + ((right - left) * across.FractionOf(Math.Max(1, searches)));
        double Y(double points) => bottom - ((bottom - top) * up.FractionOf(points));
        scene.Lines([[(left, top), (left, bottom), (right, bottom)]], PictureColour.Ink, 0.6);
        foreach ((double value, string text) in counts)
        {
            scene.Line(left - 3, Y(value), left, Y(value), PictureColour.Ink, 0.6);
            scene.Text(text, left - 4.5, Y(value), size, PictureColour.Ink, 1);
        }

        foreach ((double value, string text) in across.Ticks((int)Math.Clamp((right - left) / (size * 5), 2, 10)))
        {
            scene.Line(X(value), bottom, X(value), bottom + 3, PictureColour.Ink, 0.6);
            scene.Text(text, X(value), bottom + 4 + (size * 0.58), size, PictureColour.Ink, 0.5);
        }

        scene.Text(options.SearchesTitle, (left + right) / 2, scene.Height - Margin - (size * 0.6), size, PictureColour.Ink, 0.5);
        scene.Text(options.PointsTitle, Margin + (size * 0.6), (top + bottom) / 2, size, PictureColour.Ink, 0.5, upright: true);
        foreach ((_, PictureColour colour, Func<DiscoveryStep, int> count) in kinds.Reverse())
        {
            scene.Lines([Steps(curve, count, X, Y)], colour, 1.2);
        }

        return new Picture(scene, options);
    }

    // Level until a search finds something, then straight up.
    private static List<(double X, double Y)> Steps(IReadOnlyList<DiscoveryStep> curve, Func<DiscoveryStep, int> count, Func<double, double> toX, Func<double, double> toY)
    {
        List<(double X, double Y)> line = [(toX(1), toY(curve[0].Searches <= 1 ? count(curve[0]) : 0))];
        int known = curve[0].Searches <= 1 ? count(curve[0]) : 0;
        foreach (DiscoveryStep step in curve.Where(step => count(step) != known))
        {
            line.Add((toX(step.Searches), toY(known)));
            known = count(step);
            line.Add((toX(step.Searches), toY(known)));
        }

        line.Add((toX(curve[^1].Searches), toY(known)));
        return line;
    }
}
