namespace EnergyLandscape.Data;

/// <summary>The class of a row as a file says it, and where.</summary>
/// <param name="Text">The label.</param>
/// <param name="Line">Line in a table, or number of the row in an IDX file, from 1.</param>
/// <param name="Column">Column in a table, from 1; 0 in an IDX file.</param>
internal readonly record struct Label(string Text, int Line, int Column)
{
    /// <summary>The place in words.</summary>
    public string Place => Column == 0 ? FormattableString.Invariant($"row {Line}") : FormattableString.Invariant($"line {Line}, column {Column}");
}
