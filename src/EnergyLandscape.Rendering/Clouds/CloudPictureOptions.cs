using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Clouds;

/// <summary>What a picture of loss-gradient clouds shows.</summary>
public sealed record CloudPictureOptions : PageOptions
{
    /// <summary>A page 180 mm wide and 70 mm high, for one row.</summary>
    public CloudPictureOptions()
    {
        WidthMillimetres = 180;
        HeightMillimetres = 70;
    }

    /// <summary>What the colours show.</summary>
    public CloudColour Colour { get; init; } = CloudColour.Density;

    /// <summary>Scale of the colours of generalisation losses; densities are always logarithmic.</summary>
    public PictureScale TestLossScale { get; init; } = PictureScale.Linear;

    /// <summary>Title of the horizontal axis.</summary>
    public string LossTitle { get; init; } = "loss";

    /// <summary>Title of the vertical axis.</summary>
    public string GradientTitle { get; init; } = "gradient norm";

    /// <summary>A remark in the lower left corner; none if empty.</summary>
    public string Note { get; init; } = string.Empty;

    /// <summary>Diameter of a dot, points.</summary>
    public double DotDiameter { get; init; } = 0.9;

    /// <summary>The same page, high enough for so many rows at the height of one.</summary>
    /// <param name="rows">Number of rows.</param>
    public CloudPictureOptions ForRows(int rows) => this with { HeightMillimetres = Math.Min(HeightMillimetres + ((rows - 1) * 55), 2000) };
}
