namespace EnergyLandscape.Walks;

/// <summary>Mean and population standard deviation of numbers as they come; those that are not finite are left out.</summary>
/// <remarks>Welford's recurrence, Technometrics 4 (1962) 419: no squares of large means are subtracted.</remarks>
public sealed class Spread
{
    private double _mean;
    private double _squares;

    /// <summary>How many numbers there were.</summary>
    public long Count { get; private set; }

    /// <summary>Their mean; NaN if there were none.</summary>
    public double Mean => Count > 0 ? _mean : double.NaN;

    /// <summary>Their standard deviation (divisor n, as the papers); NaN if there were none.</summary>
    public double Deviation => Count > 0 ? Math.Sqrt(_squares / Count) : double.NaN;

    /// <summary>Adds a number.</summary>
    /// <param name="value">The number; NaN and infinity count for nothing.</param>
    public void Add(double value)
    {
        if (!double.IsFinite(value))
        {
            return;
        }

        Count++;
        double off = value - _mean;
        _mean += off / Count;
        _squares += off * (value - _mean);
    }
}
