namespace EnergyLandscape.PathSample.Analysis;

/// <summary>The stationary points that an analysis is of.</summary>
/// <param name="Lowest">How many of the lowest; null for all.</param>
/// <param name="LeftOut">Ids of minima that are left out before the lowest are counted.</param>
public sealed record PointSelection(int? Lowest, IReadOnlySet<int> LeftOut)
{
    /// <summary>All points.</summary>
    public static PointSelection All { get; } = new(null, new HashSet<int>());

    /// <summary>The points of a kind, by energy.</summary>
    /// <param name="store">The landscape.</param>
    /// <param name="kind">Minima, transition states or higher saddles; only minima are left out.</param>
    public IEnumerable<StoredPoint> Of(StationaryPointStore store, Potentials.StationaryPointKind kind)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.InEnergyOrder(kind).Where(point => kind != Potentials.StationaryPointKind.Minimum || !LeftOut.Contains(point.Id)).Take(Lowest ?? int.MaxValue);
    }
}
