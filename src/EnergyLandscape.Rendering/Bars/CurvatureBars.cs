using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Bars;

/// <summary>Draws shares of curvature classes as stacked bars, convex below (Bosman et al. 2020, Loss surface modality, Fig. 1).</summary>
public static class CurvatureBars
{
    private static readonly (string Name, PictureColour Colour)[] Classes =
    [
        ("convex", PictureColour.OkabeIto[1]), ("concave", PictureColour.OkabeIto[3]), ("saddle", PictureColour.OkabeIto[4]), ("singular", new(0xB4, 0xB4, 0xB4)),
    ];

    /// <summary>Colours of the classes.</summary>
    internal static IReadOnlyList<PictureColour> Colours { get; } = [.. Classes.Select(entry => entry.Colour)];

    /// <summary>Draws bars.</summary>
    /// <param name="bars">The bars, those of a group beside each other.</param>
    /// <param name="page">The page; null for 120 × 80 mm.</param>
    /// <exception cref="InputException">There is no bar, shares are not shares, or the page is too small.</exception>
    public static Picture Draw(IReadOnlyList<CurvatureBar> bars, PageOptions? page = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        page ??= new PageOptions { HeightMillimetres = 80 };
        if (bars.Count == 0)
        {
            throw new InputException("There are no bars to draw; expected at least one.");
        }

        if (bars.FirstOrDefault(bar => Shares(bar).Any(share => !(share >= 0)) || Math.Abs(Shares(bar).Sum() - 1) > 1e-9) is { } wrong)
        {
            throw new InputException($"The shares of {wrong.Name} can't be drawn; expected numbers from 0 to 1 whose sum is 1.");
        }

        int[] shown = [.. Enumerable.Range(0, Classes.Length).Where(k => bars.Any(bar => Shares(bar)[k] > 0))];
        var drawn = new BarPage(page, "samples", [.. shown.Select(k => Classes[k])], [.. bars.Select(bar => (bar.Group, bar.Name))]);
        double half = Math.Min(drawn.Categories.Width * 0.4, 24);
        for (int i = 0; i < bars.Count; i++)
        {
            double below = 0, x = drawn.Categories.X(i);
            foreach (int k in shown)
            {
                double above = below + Shares(bars[i])[k];
                if (above > below)
                {
                    drawn.Scene.Polygon([(x - half, drawn.Y(below)), (x + half, drawn.Y(below)), (x + half, drawn.Y(above)), (x - half, drawn.Y(above))], Classes[k].Colour);
                }

                below = above;
            }
        }

        return new Picture(drawn.Scene, page);
    }

    private static double[] Shares(CurvatureBar bar) => [bar.Convex, bar.Concave, bar.Saddle, bar.Singular];
}
