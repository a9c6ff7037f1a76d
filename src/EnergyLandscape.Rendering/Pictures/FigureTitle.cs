namespace EnergyLandscape.Rendering.Pictures;

/// <summary>The title over a figure, wrapped to the width of the page.</summary>
internal static class FigureTitle
{
    /// <summary>Draws the title, if there is one.</summary>
    /// <param name="scene">The figure.</param>
    /// <param name="page">Its title and size of text.</param>
    /// <param name="margin">Distance from the edges of the page, points.</param>
    /// <returns>Where what is below it begins.</returns>
    public static double Draw(Scene scene, PageOptions page, double margin)
    {
        double size = page.FontSize * 1.1, room = scene.Width - (2 * margin), top = margin;
        foreach (string line in string.IsNullOrWhiteSpace(page.Title) ? [] : Scene.Wrap(page.Title, size, true, room))
        {
            scene.Text(line, scene.Width / 2, top + (page.FontSize * 0.7), size * Math.Min(1, room / Scene.TextWidth(line, size, true)), PictureColour.Ink, 0.5, bold: true);
            top += page.FontSize * 1.45;
        }

        return top;
    }
}
