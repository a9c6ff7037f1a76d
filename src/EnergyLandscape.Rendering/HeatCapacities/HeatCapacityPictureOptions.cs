using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.HeatCapacities;

/// <summary>What a picture of a heat capacity shows.</summary>
public sealed record HeatCapacityPictureOptions : PageOptions
{
    /// <summary>A page 110 mm wide and 80 mm high.</summary>
    public HeatCapacityPictureOptions() => (WidthMillimetres, HeightMillimetres) = (110, 80);

    /// <summary>Title of the horizontal axis.</summary>
    public string TemperatureTitle { get; init; } = "temperature kT";

    /// <summary>Title of the vertical axis.</summary>
    public string HeatCapacityTitle { get; init; } = "heat capacity C/k";
}
