using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Discovery;

/// <summary>What a picture of a discovery curve shows.</summary>
public sealed record DiscoveryPictureOptions : PageOptions
{
    /// <summary>A page 120 mm wide and 80 mm high.</summary>
    public DiscoveryPictureOptions() => HeightMillimetres = 80;

    /// <summary>Title of the horizontal axis.</summary>
    public string SearchesTitle { get; init; } = "finished searches";

    /// <summary>Title of the vertical axis.</summary>
    public string PointsTitle { get; init; } = "known points";
}
