using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>The lowest and the highest input that a network is shown.</summary>
public static class InputRange
{
    private const int Batch = 1000;

    /// <summary>Over all rows and columns, some rows at a time.</summary>
    public static (double Lowest, double Highest) Of(IRowSource rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        double lowest = double.PositiveInfinity, highest = double.NegativeInfinity;
        for (int first = 0; first < rows.Rows; first += Batch)
        {
            foreach (double value in rows.Take([.. Enumerable.Range(first, Math.Min(Batch, rows.Rows - first))]).Inputs)
            {
                lowest = Math.Min(lowest, value);
                highest = Math.Max(highest, value);
            }
        }

        return (lowest, highest);
    }
}
