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
    private (string Method, long Count)[] _hits = [];

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
    public IReadOnlyDictionary<string, long> Hits => new SortedList<string, long>(HitCounts.ToArray().ToDictionary(hit => hit.Method, hit => hit.Count), StringComparer.Ordinal);

    /// <summary>Independent arrivals by all methods together.</summary>
    public long TotalHits
    {
        get
        {
            long total = 0;
            foreach ((_, long count) in HitCounts)
            {
                total += count;
            }

            return total;
        }
    }

    /// <summary>The same as <see cref="Hits"/>, without a dictionary for each of a million points.</summary>
    internal ReadOnlySpan<(string Method, long Count)> HitCounts =>
        HasHits ? _hits : throw new InvalidOperationException("The store was opened without its hits.");

    internal bool HasHits { get; init; } = true;

    // Itself, unless only its energy was read.
    private StoredPoint Whole => _source is null ? this : _source.Read(Id);

    internal void CountHits(string method, long count)
    {
        int at = 0;
        while (at < _hits.Length && string.CompareOrdinal(_hits[at].Method, method) < 0)
        {
            at++;
        }

        if (at < _hits.Length && _hits[at].Method == method)
        {
            _hits[at].Count += count;
        }
        else
        {
            _hits = [.. _hits[..at], (method, count), .. _hits[at..]];
        }
    }
}
