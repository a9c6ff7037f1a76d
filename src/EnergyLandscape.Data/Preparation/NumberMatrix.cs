namespace EnergyLandscape.Data;

/// <summary>Rows of inputs from a table.</summary>
internal sealed class NumberMatrix(double[] values, int columns) : InputMatrix(values.Length / columns, columns)
{
    /// <inheritdoc/>
    public override double? FullScale => null;

    /// <inheritdoc/>
    public override void CopyRow(int row, Span<double> into) => values.AsSpan(row * Columns, Columns).CopyTo(into);
}
