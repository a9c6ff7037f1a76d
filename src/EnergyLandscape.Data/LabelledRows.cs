namespace EnergyLandscape.Data;

/// <summary>What one pair of files holds: inputs as they are written, and a label for each row.</summary>
/// <param name="File">The file that the labels stand in.</param>
/// <param name="Inputs">The inputs, not scaled.</param>
/// <param name="Labels">One label a row.</param>
/// <param name="InputNames">Names of the input columns; empty when the file has none.</param>
/// <param name="ColumnNames">Names of all columns; empty when the file has none.</param>
/// <param name="Columns">Number of columns of a table; 0 of images.</param>
internal sealed record LabelledRows(string File, InputMatrix Inputs, IReadOnlyList<Label> Labels, IReadOnlyList<string> InputNames, IReadOnlyList<string> ColumnNames, int Columns);
