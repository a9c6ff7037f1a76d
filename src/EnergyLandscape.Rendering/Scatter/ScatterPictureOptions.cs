using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Scatter;

/// <summary>What a picture of a scatter shows.</summary>
public sealed record ScatterPictureOptions : PageOptions
{
    /// <summary>A page 110 mm wide and 85 mm high.</summary>
    public ScatterPictureOptions() => (WidthMillimetres, HeightMillimetres) = (110, 85);

    /// <summary>Title of the horizontal axis.</summary>
    public string XTitle { get; init; } = "training loss";

    /// <summary>Title of the vertical axis.</summary>
    public string YTitle { get; init; } = "test loss";

    /// <summary>Title of the colours.</summary>
    public string ValueTitle { get; init; } = "ln product of the Hessian eigenvalues S";

    /// <summary>A straight line y = Intercept + Slope x through the scatter; null for none.</summary>
    public (double Intercept, double Slope)? Line { get; init; }
}
