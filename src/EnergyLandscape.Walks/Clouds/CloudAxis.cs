namespace EnergyLandscape.Walks;

/// <summary>An axis of a cloud, divided into bins of equal width on its scale.</summary>
/// <param name="Scale">How numbers are spaced.</param>
/// <param name="Low">Lower end; positive if the scale is logarithmic, not negative if it is the square root.</param>
/// <param name="High">Upper end, at least <paramref name="Low"/>.</param>
/// <param name="Bins">Number of bins, at least one.</param>
public sealed record CloudAxis(AxisScale Scale, double Low, double High, int Bins)
{
    // The ratio of the ends of a logarithmic axis is at most this: gradients of saturated networks reach 1e-300 and would leave no room for the others.
    private const double LogarithmicRange = 1e12;

    private readonly double _start = Place(Scale, Low);
    private readonly double _factor = High > Low ? Bins / (Place(Scale, High) - Place(Scale, Low)) : 0;

    /// <summary>The bin of a number; what lies below the axis belongs to the lowest bin and what lies above it to the highest.</summary>
    /// <param name="value">A number, not NaN.</param>
    public int BinOf(double value) => value <= Low ? 0 : value >= High ? Bins - 1 : Math.Min((int)((Place(Scale, value) - _start) * _factor), Bins - 1);

    /// <summary>Lower end of a bin; that of bin <see cref="Bins"/> is the end of the axis.</summary>
    /// <param name="bin">0 to <see cref="Bins"/>.</param>
    public double Edge(int bin) => bin == 0 || _factor == 0 ? Low : bin == Bins ? High : At(bin);

    /// <summary>Middle of a bin on the scale of the axis.</summary>
    /// <param name="bin">0 to <see cref="Bins"/> − 1.</param>
    public double Middle(int bin) => _factor == 0 ? Low : At(bin + 0.5);

    /// <summary>An axis over a range of samples. It begins at zero unless numbers are negative or the scale is logarithmic; a logarithmic one begins at the
    /// least positive number, but at most twelve decades below the largest.</summary>
    /// <param name="scale">How numbers are spaced; square root and logarithm need a range that is not negative.</param>
    /// <param name="least">Least number.</param>
    /// <param name="leastPositive">Least positive number; infinite without one.</param>
    /// <param name="largest">Largest number.</param>
    /// <param name="bins">Number of bins.</param>
    internal static CloudAxis Over(AxisScale scale, double least, double leastPositive, double largest, int bins) => scale switch
    {
        AxisScale.Logarithmic when largest > 0 => new CloudAxis(scale, Math.Max(leastPositive, largest / LogarithmicRange), largest, bins),
        AxisScale.Logarithmic => new CloudAxis(scale, 1 / LogarithmicRange, 1, bins),
        _ => new CloudAxis(scale, Math.Min(least, 0), Math.Max(largest, 0), bins),
    };

    private double At(double bin)
    {
        double place = _start + (bin / _factor);
        return Scale switch
        {
            AxisScale.SquareRoot => place * place,
            AxisScale.Logarithmic => Math.Exp(place),
            _ => place,
        };
    }

    private static double Place(AxisScale scale, double value) => scale switch
    {
        AxisScale.SquareRoot => Math.Sqrt(value),
        AxisScale.Logarithmic => Math.Log(value),
        _ => value,
    };
}
