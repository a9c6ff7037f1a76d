using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Stationary points with flat directions that symmetry does not explain, as far as they cannot be told apart: a valley of dimension k.</summary>
/// <remarks>Along a connected set of stationary points the energy is constant, so what has another energy, index or number of zero eigenvalues is
/// another valley. Two with equal ones count as one. A zero eigenvalue shows flatness to second order only: the set may have fewer dimensions, even none.</remarks>
/// <threadsafety>Safe for concurrent reads while its store is not written to.</threadsafety>
public sealed class StoredValley
{
    internal StoredValley(int id, int dimension, StationaryPoint point, long foundBy)
    {
        Id = id;
        Dimension = dimension;
        Point = point;
        FoundBy = foundBy;
    }

    /// <summary>Number of the valley, from 1 in the order of finding; never reused.</summary>
    public int Id { get; }

    /// <summary>Number k of zero eigenvalues beyond those that continuous symmetry forces on every point.</summary>
    public int Dimension { get; }

    /// <summary>The point of the valley that was found first; its index counts the directions downhill from it.</summary>
    public StationaryPoint Point { get; }

    /// <summary>Index of the search that found it first.</summary>
    public long FoundBy { get; }

    /// <summary>Number of arrivals at it.</summary>
    public long Hits { get; internal set; }
}
