using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.ClassMaps;
using EnergyLandscape.Rendering.Pictures;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.Panels;

/// <summary>Draws the disconnectivity graphs of several landscapes on one page, row by row, as Figs 2 and 3 of Verpoort, Lee and Wales (2020,
/// doi:10.1073/pnas.1919995117) do: each on its own scale of energies with a bar of round length.</summary>
public static class PanelsPicture
{
    private const double Margin = 6, PanelMargin = 5, LeastMillimetres = 20;

    /// <summary>Draws the page.</summary>
    /// <param name="panels">The landscapes, row by row.</param>
    /// <param name="options">How they share the page.</param>
    /// <exception cref="InputException">There is no panel, the columns do not fit their number, a panel holds nothing to draw, or the page is too small.</exception>
    public static Picture Draw(IReadOnlyList<LandscapePanel> panels, PanelsPictureOptions options)
    {
        ArgumentNullException.ThrowIfNull(panels);
        ArgumentNullException.ThrowIfNull(options);
        PanelsPictureOptions.Check(panels.Count, options.Columns);
        Scene scene = Scene.Of(options);
        ClassMap[] maps = [.. panels.Select(panel => panel.ClassMap).OfType<ClassMap>()];
        Array.ForEach(maps, ClassMapMark.Check);

        // Maps of one problem share a legend; those of several have their own.
        bool isShared = maps.All(map => map.Classes.SequenceEqual(maps[0].Classes) && map.X.Name == maps[0].X.Name && map.Y.Name == maps[0].Y.Name);
        double top = FigureTitle.Draw(scene, options, Margin);
        if (isShared && maps.Length > 0)
        {
            top = Legend(scene, maps, options.FontSize, top);
        }

        int rows = (panels.Count + options.Columns - 1) / options.Columns;
        double width = scene.Width / options.Columns, height = (scene.Height - top) / rows;
        if (Math.Min(width, height) < LeastMillimetres * Scene.PointsPerMillimetre)
        {
            throw new InputException(FormattableString.Invariant(
                $"{panels.Count} panels in {options.Columns} columns are {width / Scene.PointsPerMillimetre:0.#} × {height / Scene.PointsPerMillimetre:0.#} mm each, expected at least {LeastMillimetres} × {LeastMillimetres} mm; make the page larger."));
        }

        for (int i = 0; i < panels.Count; i++)
        {
            scene.Place(TreePicture.Compose(panels[i].Tree, OptionsOf(panels[i], options, width, height, isShared)), i % options.Columns * width, top + (i / options.Columns * height));
        }

        return new Picture(scene, options);
    }

    private static TreePictureOptions OptionsOf(LandscapePanel panel, PanelsPictureOptions options, double width, double height, bool isShared) => new()
    {
        WidthMillimetres = width / Scene.PointsPerMillimetre,
        HeightMillimetres = height / Scene.PointsPerMillimetre,
        FontSize = options.FontSize,
        Margin = PanelMargin,
        Title = panel.Title,
        Remark = panel.Remark,
        Unconnected = panel.Unconnected,
        Axis = options.Axis,
        ScaleBar = !options.Axis,
        EnergyUnit = options.EnergyUnit,
        EnergyTitle = options.EnergyTitle,
        ShowLabels = false,
        LineWidth = Math.Clamp(6 / Math.Sqrt(panel.Tree.LeafCount), 0.2, 0.6),
        ClassMap = panel.ClassMap,
        Losses = panel.Losses,
        ShowClasses = !isShared,
    };

    private static double Legend(Scene scene, ClassMap[] maps, double size, double y)
    {
        double width = scene.Width - (2 * Margin);
        y = TreeLegend.Flow(scene, ClassMapLegend.Entries(scene, maps), size, y, width);
        string axes = $"maps of predicted classes: {Words(maps.Select(map => map.X))} to the right, {Words(maps.Select(map => map.Y))} upwards";
        scene.Text(axes, scene.Width / 2, y + (size * 0.7), size * Math.Min(1, width / Scene.TextWidth(axes, size)), PictureColour.Ink, 0.5);
        return y + (size * 1.4);
    }

    // The range is told where it is that of all maps.
    private static string Words(IEnumerable<ClassMapAxis> axes)
    {
        ClassMapAxis[] different = [.. axes.Distinct()];
        return different.Length == 1 ? FormattableString.Invariant($"{different[0].Name} from {different[0].Low:G3} to {different[0].High:G3}") : different[0].Name;
    }
}
