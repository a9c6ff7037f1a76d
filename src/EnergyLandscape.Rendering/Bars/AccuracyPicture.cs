using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Bars;

/// <summary>Draws mean accuracies of training and test rows with their standard deviations over walks (Bosman et al. 2020, Loss surface modality, Fig. 4).</summary>
public static class AccuracyPicture
{
    /// <summary>Draws accuracies.</summary>
    /// <param name="bars">The settings, those of a group beside each other.</param>
    /// <param name="page">The page; null for 120 × 80 mm.</param>
    /// <exception cref="InputException">There is nothing to draw, or the page is too small.</exception>
    public static Picture Draw(IReadOnlyList<AccuracyBar> bars, PageOptions? page = null)
    {
        ArgumentNullException.ThrowIfNull(bars);
        page ??= new PageOptions { HeightMillimetres = 80 };
        if (!bars.Any(bar => double.IsFinite(bar.Training) || double.IsFinite(bar.Test)))
        {
            throw new InputException("There is no accuracy to draw; expected at least one.");
        }

        (string Name, PictureColour Colour, bool Shown)[] kinds =
        [
            ("training", PictureColour.OkabeIto[1], bars.Any(bar => double.IsFinite(bar.Training))),
            ("test", PictureColour.OkabeIto[0], bars.Any(bar => double.IsFinite(bar.Test))),
        ];
        var drawn = new BarPage(
            page, "accuracy", [.. kinds.Where(kind => kind.Shown).Select(kind => (kind.Name, kind.Colour))], [.. bars.Select(bar => (bar.Group, bar.Name))]);
        double aside = Math.Min(drawn.Categories.Width * 0.16, 6);
        for (int i = 0; i < bars.Count; i++)
        {
            double shift = kinds.All(kind => kind.Shown) ? aside : 0;
            Mark(drawn, drawn.Categories.X(i) - shift, bars[i].Training, bars[i].TrainingDeviation, kinds[0].Colour);
            Mark(drawn, drawn.Categories.X(i) + shift, bars[i].Test, bars[i].TestDeviation, kinds[1].Colour);
        }

        return new Picture(drawn.Scene, page);
    }

    private static void Mark(BarPage drawn, double x, double mean, double deviation, PictureColour colour)
    {
        if (!double.IsFinite(mean))
        {
            return;
        }

        if (deviation > 0)
        {
            double low = drawn.Y(mean - deviation), high = drawn.Y(mean + deviation);
            drawn.Scene.Lines([[(x, low), (x, high)], [(x - 2, low), (x + 2, low)], [(x - 2, high), (x + 2, high)]], colour, 0.8);
        }

        drawn.Scene.Disc(x, drawn.Y(mean), 2, colour);
    }
}
