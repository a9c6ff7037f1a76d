using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Panels;

/// <summary>How several landscapes share a page.</summary>
public sealed record PanelsPictureOptions : PageOptions
{
    /// <summary>Text of 6 points.</summary>
    public PanelsPictureOptions() => FontSize = 6;

    /// <summary>Panels in a row.</summary>
    public int Columns { get; init; } = 3;

    /// <summary>An energy axis at every tree instead of a scale bar.</summary>
    public bool Axis { get; init; }

    /// <summary>Unit of the energy; may be empty.</summary>
    public string EnergyUnit { get; init; } = "";

    /// <summary>What the energy is, such as loss: the title of the axes.</summary>
    public string EnergyTitle { get; init; } = "energy";

    /// <summary>Options for a page on which each panel is 60 mm wide and 70 mm high, 95 mm with losses.</summary>
    /// <param name="panels">Number of panels.</param>
    /// <param name="columns">Panels in a row.</param>
    /// <param name="hasLosses">Whether panels show losses.</param>
    /// <exception cref="InputException">There is no panel, or there are more columns than panels or none.</exception>
    public static PanelsPictureOptions For(int panels, int columns, bool hasLosses)
    {
        Check(panels, columns);
        int rows = (panels + columns - 1) / columns;
        return new PanelsPictureOptions { Columns = columns, WidthMillimetres = 60 * columns, HeightMillimetres = ((hasLosses ? 95 : 70) * rows) + 10 };
    }

    internal static void Check(int panels, int columns)
    {
        if (panels < 1)
        {
            throw new InputException("There is no landscape to draw, expected at least one panel.");
        }

        if (columns < 1 || columns > panels)
        {
            throw new InputException(FormattableString.Invariant($"The number of columns is {columns}, expected 1 to {panels}, the number of panels."));
        }
    }
}
