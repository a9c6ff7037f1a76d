using System.Collections.ObjectModel;
using System.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>A stationary point with the id, the hits and the provenance that a store gave it.</summary>
/// <threadsafety>Safe for concurrent reads while its store is not written to.</threadsafety>
public sealed class StoredPoint
{
    private SortedList<string, long>? _hits;

    internal StoredPoint(StationaryPointKind kind, int id, StationaryPoint point, BigInteger? orbitSize, long foundBy)
    {
        Kind = kind;
        Id = id;
        Point = point;
        OrbitSize = orbitSize;
        FoundBy = foundBy;
    }

    /// <summary>What the point is.</summary>
    public StationaryPointKind Kind { get; }

    /// <summary>Number of the point among those of its kind, from 1 in the order of finding; never reused.</summary>
    public int Id { get; }

    /// <summary>The verified point.</summary>
    public StationaryPoint Point { get; }

    /// <summary>Energy in the potential's units.</summary>
    public double Energy => Point.Energy;

    /// <summary>Number of distinct symmetry images; null when unknown or infinite.</summary>
    public BigInteger? OrbitSize { get; }

    /// <summary>Index of the search that found it first; 0 when it was imported.</summary>
    public long FoundBy { get; }

    /// <summary>What was proved about the point; null when that was not tried.</summary>
    public Certificate? Certificate { get; internal set; }

    /// <summary>Independent arrivals at the point by method, in ordinal order of the methods' names.</summary>
    /// <exception cref="InvalidOperationException">The store was opened without hits.</exception>
    public IReadOnlyDictionary<string, long> Hits => HasHits
        ? _hits ?? (IReadOnlyDictionary<string, long>)ReadOnlyDictionary<string, long>.Empty
        : throw new InvalidOperationException("The store was opened without its hits.");

    /// <summary>Independent arrivals by all methods together.</summary>
    public long TotalHits
    {
        get
        {
            long total = 0;
            foreach (long count in Hits.Values)
            {
                total += count;
            }

            return total;
        }
    }

    internal bool HasHits { get; init; } = true;

    internal void CountHits(string method, long count)
    {
        _hits ??= new SortedList<string, long>(1, StringComparer.Ordinal);
        _hits[method] = _hits.GetValueOrDefault(method) + count;
    }
}
