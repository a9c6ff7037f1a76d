namespace EnergyLandscape.Data;

/// <summary>LJAT data as they were made.</summary>
/// <param name="Rows">The rows, in the order in which their starts were drawn.</param>
/// <param name="Draws">Number of starts that were drawn for them.</param>
public sealed record LjatData(IReadOnlyList<LjatRow> Rows, int Draws)
{
    /// <summary>Number of starts that were left out, because they ended in none of the four minima.</summary>
    public int LeftOut => Draws - Rows.Count;

    /// <summary>Number of rows with an outcome.</summary>
    public int CountOf(LjatOutcome outcome) => Rows.Count(row => row.Outcome == outcome);
}
