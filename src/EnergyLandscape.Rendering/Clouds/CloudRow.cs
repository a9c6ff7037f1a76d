using EnergyLandscape.Rendering.Pictures;

namespace EnergyLandscape.Rendering.Clouds;

/// <summary>One loss-gradient cloud: a row of panes with the same axes.</summary>
/// <param name="Label">What stands over the row; nothing if empty.</param>
/// <param name="Loss">Axis of the loss.</param>
/// <param name="Gradient">Axis of the gradient norm.</param>
/// <param name="Panes">A pane a class, in the order of the picture.</param>
public sealed record CloudRow(string Label, PictureAxis Loss, PictureAxis Gradient, IReadOnlyList<CloudPane> Panes)
{
    /// <summary>Attractors to be marked at the axis of the loss; may be empty.</summary>
    public IReadOnlyList<CloudAttractor> Attractors { get; init; } = [];
}
