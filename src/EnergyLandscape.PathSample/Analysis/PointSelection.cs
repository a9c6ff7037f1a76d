namespace EnergyLandscape.PathSample.Analysis;

/// <summary>The stationary points that an analysis is of.</summary>
/// <param name="Lowest">How many of the lowest; null for all.</param>
/// <param name="LeftOut">Ids of minima that are left out before the lowest are counted. Paths still lead over them.</param>
/// <param name="Avoided">Ids of minima that are left out with all paths over them.</param>
public sealed record PointSelection(int? Lowest, IReadOnlySet<int> LeftOut, IReadOnlySet<int> Avoided)
{
    /// <summary>All points.</summary>
    public static PointSelection All { get; } = new(null, new HashSet<int>(), new HashSet<int>());

    /// <summary>Whether a minimum is left out in either way.</summary>
    public bool IsLeftOut(int minimum) => LeftOut.Contains(minimum) || Avoided.Contains(minimum);

    /// <summary>The points of a kind, by energy.</summary>
    /// <param name="store">The landscape.</param>
    /// <param name="kind">Minima, transition states or higher saddles; only minima are left out.</param>
    public IEnumerable<StoredPoint> Of(StationaryPointStore store, Potentials.StationaryPointKind kind)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.InEnergyOrder(kind).Where(point => kind != Potentials.StationaryPointKind.Minimum || !IsLeftOut(point.Id)).Take(Lowest ?? int.MaxValue);
    }
}
