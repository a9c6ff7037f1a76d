namespace EnergyLandscape.Rendering.Trees;

/// <summary>How the ends of branches are labelled.</summary>
/// <param name="Placing">Where labels stand.</param>
/// <param name="Size">Size of their text, points.</param>
/// <param name="Height">Height that they take up below the ends, points.</param>
internal readonly record struct LabelStyle(LabelPlacing Placing, double Size, double Height);
