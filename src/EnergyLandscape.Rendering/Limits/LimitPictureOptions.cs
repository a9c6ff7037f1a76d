using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Limits;

/// <summary>What a picture of limits shows.</summary>
public sealed record LimitPictureOptions : PageOptions
{
    /// <summary>Title of the horizontal axis.</summary>
    public string LambdaTitle { get; init; } = "λ";

    /// <summary>Title of the upper vertical axis.</summary>
    public string EnergyTitle { get; init; } = "regularised loss E";

    /// <summary>Title of the lower vertical axis.</summary>
    public string NormTitle { get; init; } = "norm of the coordinates |x|";
}
