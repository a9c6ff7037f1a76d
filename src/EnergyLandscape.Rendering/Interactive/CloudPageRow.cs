using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Interactive;

/// <summary>One loss-gradient cloud of a page.</summary>
/// <param name="Label">What stands over the row; any text, nothing if empty.</param>
/// <param name="Loss">Axis of the loss, divided into bins of equal width on its scale.</param>
/// <param name="LossBins">Number of those bins.</param>
/// <param name="Gradient">Axis of the gradient norm, divided likewise.</param>
/// <param name="GradientBins">Number of those bins.</param>
/// <param name="Panes">A pane a curvature class.</param>
public sealed record CloudPageRow(
    string Label, PictureAxis Loss, int LossBins, PictureAxis Gradient, int GradientBins, IReadOnlyList<CloudPagePane> Panes)
{
    /// <summary>Losses at which walks meet the least gradients.</summary>
    public IReadOnlyList<CloudPageAttractor> Attractors { get; init; } = [];

    /// <summary>Stationary points of a database at the loss of the walks.</summary>
    public IReadOnlyList<CloudPagePoint> Points { get; init; } = [];
}
