namespace EnergyLandscape.Data;

/// <summary>Rows of inputs as a file has them.</summary>
/// <threadsafety>Immutable; safe.</threadsafety>
internal abstract class InputMatrix(int rows, int columns)
{
    /// <summary>Number of rows.</summary>
    public int Rows { get; } = rows;

    /// <summary>Number of columns.</summary>
    public int Columns { get; } = columns;

    /// <summary>The divisor of unit scaling that the kind of data implies; null when it is to be found from the values.</summary>
    public abstract double? FullScale { get; }

    /// <summary>Writes one row as numbers.</summary>
    /// <param name="row">The row, from 0.</param>
    /// <param name="into">As many elements as there are columns.</param>
    public abstract void CopyRow(int row, Span<double> into);
}
