using System.Collections.ObjectModel;
using System.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>A stationary point with the id, the hits and the provenance that a store gave it.</summary>
/// <threadsafety>Safe for concurrent reads while its store is not written to.</threadsafety>
public sealed class StoredPoint
{
    private readonly StoredBlocks<StoredPoint>? _source;
    private readonly StationaryPoint? _point;
    private readonly BigInteger? _orbitSize;
    private readonly long _foundBy;
    private Certificate? _certificate;
    private SortedList<string, long>? _hits;

    internal StoredPoint(StationaryPointKind kind, int id, StationaryPoint point, BigInteger? orbitSize, long foundBy)
    {
        Kind = kind;
        Id = id;
        Energy = point.Energy;
        _point = point;
        _orbitSize = orbitSize;
        _foundBy = foundBy;
    }

    /// <summary>A point of which only the energy is in memory.</summary>
    internal StoredPoint(StationaryPointKind kind, int id, double energy, StoredBlocks<StoredPoint> source)
    {
        Kind = kind;
        Id = id;
        Energy = energy;
        _source = source;
    }

    /// <summary>What the point is.</summary>
    public StationaryPointKind Kind { get; }

    /// <summary>Number of the point among those of its kind, from 1 in the order of finding; never reused.</summary>
    public int Id { get; }

    /// <summary>The verified point.</summary>
    public StationaryPoint Point => Whole._point!;

    /// <summary>Energy in the potential's units.</summary>
    public double Energy { get; }

    /// <summary>Number of distinct symmetry images; null when unknown or infinite.</summary>
    public BigInteger? OrbitSize => Whole._orbitSize;

    /// <summary>Index of the search that found it first; 0 when it was imported.</summary>
    public long FoundBy => Whole._foundBy;

    /// <summary>What was proved about the point; null when that was not tried.</summary>
    public Certificate? Certificate
    {
        get => Whole._certificate;
        internal set => _certificate = value;
    }

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

    // Itself, unless only its energy was read.
    private StoredPoint Whole => _source is null ? this : _source.Read(Id);

    internal bool HasHits { get; init; } = true;

    internal void CountHits(string method, long count)
    {
        _hits ??= new SortedList<string, long>(1, StringComparer.Ordinal);
        _hits[method] = _hits.GetValueOrDefault(method) + count;
    }
}
