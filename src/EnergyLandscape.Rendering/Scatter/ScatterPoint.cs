namespace EnergyLandscape.Rendering.Scatter;

/// <summary>A point of a scatter.</summary>
/// <param name="X">Across, such as the training loss.</param>
/// <param name="Y">Up, such as the test loss.</param>
/// <param name="Value">What its colour says; NaN for no colour.</param>
public readonly record struct ScatterPoint(double X, double Y, double Value);
