namespace EnergyLandscape.PathSample;

/// <summary>What unseen-species estimators need to know of a sample: how many points it holds and how often they were arrived at.</summary>
/// <param name="Seen">Points with at least one arrival.</param>
/// <param name="Arrivals">Arrivals at all points together, n.</param>
/// <param name="Singletons">Points with exactly one arrival, f1.</param>
/// <param name="Doubletons">Points with exactly two arrivals, f2.</param>
public readonly record struct ArrivalCounts(long Seen, long Arrivals, long Singletons, long Doubletons)
{
    /// <summary>Counts the arrivals at each of some points; those without arrivals do not count.</summary>
    /// <param name="arrivals">Number of arrivals, one entry a point, none negative.</param>
    public static ArrivalCounts Of(IEnumerable<long> arrivals)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        ArrivalCounts counts = default;
        foreach (long count in arrivals)
        {
            counts = counts.With(count);
        }

        return counts;
    }

    /// <summary>These counts and one more point.</summary>
    /// <param name="arrivals">Arrivals at that point; 0 changes nothing.</param>
    public ArrivalCounts With(long arrivals)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(arrivals);
        return arrivals == 0
            ? this
            : new ArrivalCounts(Seen + 1, Arrivals + arrivals, Singletons + (arrivals == 1 ? 1 : 0), Doubletons + (arrivals == 2 ? 1 : 0));
    }
}
