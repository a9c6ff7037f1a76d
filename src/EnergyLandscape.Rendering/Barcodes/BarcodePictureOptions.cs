using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Barcodes;

/// <summary>What a picture of a barcode shows.</summary>
public sealed record BarcodePictureOptions : PageOptions
{
    /// <summary>A page 120 mm wide and 80 mm high.</summary>
    public BarcodePictureOptions() => HeightMillimetres = 80;

    /// <summary>Title of the energy axis.</summary>
    public string EnergyTitle { get; init; } = "energy";

    /// <summary>What stands upright at the left: that each bar is a minimum.</summary>
    public string MinimaTitle { get; init; } = "minima by energy";

    /// <summary>Whether the minima stand before their bars, where there is room for every one of them.</summary>
    public bool ShowLabels { get; init; } = true;
}
