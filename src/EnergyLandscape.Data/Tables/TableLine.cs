namespace EnergyLandscape.Data;

/// <summary>One line of a text table, split into fields.</summary>
/// <param name="Number">Number of the line in the file, from 1.</param>
/// <param name="Fields">Its fields, without quotes and without blanks around them.</param>
internal readonly record struct TableLine(int Number, IReadOnlyList<string> Fields);
