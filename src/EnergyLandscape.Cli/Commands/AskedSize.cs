using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Cli.Commands;

/// <summary>What a command line says about the size of its figures.</summary>
/// <param name="Width">Width, millimetres; null where nothing was said.</param>
/// <param name="Height">Height, millimetres; null where nothing was said.</param>
internal readonly record struct AskedSize(double? Width, double? Height)
{
    /// <summary>A page of that size, as it is where nothing was said.</summary>
    public T Of<T>(T page)
        where T : PageOptions => page with { WidthMillimetres = Width ?? page.WidthMillimetres, HeightMillimetres = Height ?? page.HeightMillimetres };
}
