using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Bars;

/// <summary>Draws which share of the starts reaches each minimum, with intervals: a series without training and one for each learning rate.</summary>
public static class BasinSharesPicture
{
    private const double Taller = 5;

    // Steps of round numbers on an axis of five.
    private static readonly double[] Heights = [0.05, 0.1, 0.2, 0.5, 1];

    /// <summary>Draws shares.</summary>
    /// <param name="minima">Names of the minima, lowest first.</param>
    /// <param name="others">Name of the last place, that of starts that reached no minimum; null without.</param>
    /// <param name="series">The series, the first one black and the others from blue to yellow.</param>
    /// <param name="page">The page; null for 120 × 80 mm.</param>
    /// <exception cref="InputException">There is nothing to draw, or the page is too small.</exception>
    public static Picture Draw(IReadOnlyList<string> minima, string? others, IReadOnlyList<BasinShareSeries> series, PageOptions? page = null)
    {
        ArgumentNullException.ThrowIfNull(minima);
        ArgumentNullException.ThrowIfNull(series);
        page ??= new PageOptions { HeightMillimetres = 80 };
        (double Share, double Low, double High)[] all = [.. series.SelectMany(one => one.Shares).Where(mark => double.IsFinite(mark.Share))];
        if (all.Length == 0)
        {
            throw new InputException("There is no share to draw; expected at least one.");
        }

        PictureColour[] colours = [PictureColour.OkabeIto[^1], .. Enumerable.Range(1, Math.Max(series.Count - 1, 0)).Select(k => Viridis.ColourAt(series.Count == 2 ? 0.5 : 0.2 + (0.8 * (k - 1.0) / (series.Count - 2))))];
        double highest = all.Max(mark => mark.High);
        var drawn = new BarPage(
            page,
            "share of the starts",
            [.. series.Select((one, k) => (one.Name, colours[k]))],
            [.. minima.Select(name => ("minima, the lowest first", name)), .. others is null ? [] : new[] { (string.Empty, others) }],
            Heights.First(height => height >= Math.Min(highest, 1)));
        double apart = Math.Min(drawn.Categories.Width / (series.Count + 0.5), Taller);
        for (int k = 0; k < series.Count; k++)
        {
            for (int i = 0; i < series[k].Shares.Count; i++)
            {
                Mark(drawn, drawn.Categories.X(i) + (apart * (k - ((series.Count - 1) / 2.0))), series[k].Shares[i], colours[k], Math.Min(apart * 0.4, 2));
            }
        }

        return new Picture(drawn.Scene, page);
    }

    private static void Mark(BarPage drawn, double x, (double Share, double Low, double High) mark, PictureColour colour, double size)
    {
        if (double.IsFinite(mark.Share))
        {
            double low = drawn.Y(mark.Low), high = drawn.Y(mark.High);
            drawn.Scene.Lines([[(x, low), (x, high)], [(x - size, low), (x + size, low)], [(x - size, high), (x + size, high)]], colour, 0.8);
            drawn.Scene.Disc(x, drawn.Y(mark.Share), Math.Max(size, 0.6), colour);
        }
    }
}
