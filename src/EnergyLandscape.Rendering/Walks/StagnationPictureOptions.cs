using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Walks;

/// <summary>What a picture of the stagnation of a walk shows.</summary>
public sealed record StagnationPictureOptions : PageOptions
{
    /// <summary>A page 120 mm wide and 90 mm high.</summary>
    public StagnationPictureOptions() => HeightMillimetres = 90;

    /// <summary>Title of the horizontal axis.</summary>
    public string StepTitle { get; init; } = "step";

    /// <summary>Title of the upper vertical axis.</summary>
    public string LossTitle { get; init; } = "loss";

    /// <summary>Title of the lower vertical axis.</summary>
    public string DeviationTitle { get; init; } = "deviation";

    /// <summary>Most points of a line; of more neighbours the first, the lowest, the highest and the last are kept, so that a file stays small.</summary>
    public int MostPoints { get; init; } = 4000;
}
