using System.Globalization;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Bars;

/// <summary>A page with a title, a legend, an upright axis from 0 to 100 %, or to less, and categories below.</summary>
internal sealed class BarPage
{
    private const double Margin = 8;

    private readonly double _highest;

    public BarPage(
        PageOptions options, string axisTitle, IReadOnlyList<(string Name, PictureColour Colour)> legend, IReadOnlyList<(string Group, string Name)> categories, double highest = 1)
    {
        _highest = highest;
        Scene = Scene.Of(options);
        double size = options.FontSize, left = Margin + (size * 1.5) + Scene.TextWidth("100 %", size) + 5, right = Scene.Width - Margin;
        Categories = new CategoryAxis(categories, left, right, size);
        Top = Legend(Scene, legend, size, FigureTitle.Draw(Scene, options, Margin)) + (size * 0.6);
        Bottom = Scene.Height - Margin - Categories.Height;
        if (Bottom - Top < 25)
        {
            throw new InputException("The page is too small for the title, the legend and the names; make it larger or the text smaller.");
        }

        for (int k = 0; k <= 5; k++)
        {
            double y = Y(0.2 * k * highest);
            Scene.Line(left, y, right, y, new PictureColour(0xE4, 0xE4, 0xE4), 0.4);
            Scene.Line(left - 2.5, y, left, y, PictureColour.Ink, 0.6);
            Scene.Text((20 * k * highest).ToString("0.#", CultureInfo.InvariantCulture) + " %", left - 4, y, size, PictureColour.Ink, 1);
        }

        Scene.Lines([[(left, Top), (left, Bottom), (right, Bottom)]], PictureColour.Ink, 0.6);
        Scene.Text(axisTitle, Margin + (size * 0.6), (Top + Bottom) / 2, size, PictureColour.Ink, 0.5, upright: true);
        Categories.Draw(Scene, Bottom);
    }

    public Scene Scene { get; }

    public CategoryAxis Categories { get; }

    private double Top { get; }

    private double Bottom { get; }

    /// <summary>Where a share from 0 to 1 lies.</summary>
    public double Y(double share) => Bottom - ((Bottom - Top) * Math.Clamp(share / _highest, 0, 1));

    private static double Legend(Scene scene, IReadOnlyList<(string Name, PictureColour Colour)> entries, double size, double y)
    {
        double symbol = size * 0.9, gap = size * 0.4;
        double width = entries.Sum(entry => symbol + gap + Scene.TextWidth(entry.Name, size)) + ((entries.Count - 1) * size * 1.5);
        double fitting = Math.Min(1, (scene.Width - (2 * Margin)) / width), x = (scene.Width - (width * fitting)) / 2;
        foreach ((string name, PictureColour colour) in entries)
        {
            double half = symbol * fitting / 2, middle = y + (size * 0.7);
            scene.Polygon([(x, middle - half), (x + (2 * half), middle - half), (x + (2 * half), middle + half), (x, middle + half)], colour);
            scene.Text(name, x + ((symbol + gap) * fitting), middle, size * fitting, PictureColour.Ink);
            x += (symbol + gap + (size * 1.5) + Scene.TextWidth(name, size)) * fitting;
        }

        return y + (size * 1.6);
    }
}
