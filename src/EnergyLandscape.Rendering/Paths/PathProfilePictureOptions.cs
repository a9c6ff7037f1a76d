using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Paths;

/// <summary>What a picture of a path profile shows.</summary>
public sealed record PathProfilePictureOptions : PageOptions
{
    /// <summary>A page 120 mm wide and 80 mm high.</summary>
    public PathProfilePictureOptions() => HeightMillimetres = 80;

    /// <summary>Title of the horizontal axis.</summary>
    public string LengthTitle { get; init; } = "path length s";

    /// <summary>Title of the vertical axis.</summary>
    public string EnergyTitle { get; init; } = "energy";
}
