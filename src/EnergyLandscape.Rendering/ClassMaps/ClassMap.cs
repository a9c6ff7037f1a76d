namespace EnergyLandscape.Rendering.ClassMaps;

/// <summary>The classes that a network predicts over a plane of two of its inputs, on a grid of Side × Side cells.</summary>
/// <param name="X">The input drawn to the right.</param>
/// <param name="Y">The input drawn upwards.</param>
/// <param name="Side">Cells per side.</param>
/// <param name="Answers">Side × Side class numbers from 0; the input drawn to the right runs fastest.</param>
/// <param name="Classes">Names of the classes.</param>
public sealed record ClassMap(ClassMapAxis X, ClassMapAxis Y, int Side, IReadOnlyList<int> Answers, IReadOnlyList<string> Classes);
