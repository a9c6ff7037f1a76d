using System.Globalization;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Rendering.Interactive;

/// <summary>A stationary point as a page shows it.</summary>
public sealed record PagePoint
{
    /// <summary>Id among the points of its kind.</summary>
    public required int Id { get; init; }

    /// <summary>Energy in the potential's units.</summary>
    public required double Energy { get; init; }

    /// <summary>Number of negative eigenvalues of the Hessian.</summary>
    public int Index { get; init; }

    /// <summary>Lowest eigenvalue of the Hessian; NaN if unknown.</summary>
    public double LowestEigenvalue { get; init; } = double.NaN;

    /// <summary>Highest eigenvalue of the Hessian; NaN if unknown.</summary>
    public double HighestEigenvalue { get; init; } = double.NaN;

    /// <summary>ln of the product of the positive eigenvalues; NaN if unknown.</summary>
    public double LogProduct { get; init; } = double.NaN;

    /// <summary>Number of symmetry copies, a whole number of any size; null if unknown.</summary>
    public string? Orbit { get; init; }

    /// <summary>Independent arrivals.</summary>
    public long Hits { get; init; }

    /// <summary>Where it came from: the searches that arrived, and the one that found it first. Any text.</summary>
    public string Provenance { get; init; } = string.Empty;

    /// <summary>What was proved about it; any text.</summary>
    public string Certificate { get; init; } = string.Empty;

    /// <summary>A point of a database.</summary>
    /// <param name="stored">The point.</param>
    /// <param name="log">The search log that its provenance is read from.</param>
    public static PagePoint Of(StoredPoint stored, SearchLog log)
    {
        ArgumentNullException.ThrowIfNull(stored);
        ArgumentNullException.ThrowIfNull(log);
        return new PagePoint
        {
            Id = stored.Id,
            Energy = stored.Energy,
            Index = stored.Point.Index,
            LowestEigenvalue = stored.Point.LowestEigenvalue,
            HighestEigenvalue = stored.Point.HighestEigenvalue,
            LogProduct = stored.Point.LogProduct,
            Orbit = stored.OrbitSize?.ToString(CultureInfo.InvariantCulture),
            Hits = stored.TotalHits,
            Provenance = ProvenanceOf(stored, log),
            Certificate = stored.Certificate switch
            {
                null => "not examined",
                { Verdict: CertificateVerdict.Certain } certificate => string.Create(CultureInfo.InvariantCulture, $"certain within {certificate.Radius:0.0e+0}"),
                _ => "undecided",
            },
        };
    }

    private static string ProvenanceOf(StoredPoint stored, SearchLog log)
    {
        string first = stored.FoundBy == 0
            ? "imported"
            : string.Create(CultureInfo.InvariantCulture, $"first by search {stored.FoundBy}{(log.Find(stored.FoundBy) is { } search ? $" ({search.Plan.Method})" : string.Empty)}");
        IEnumerable<string> arrivals = stored.Hits.OrderByDescending(hit => hit.Value).ThenBy(hit => hit.Key, StringComparer.Ordinal)
            .Select(hit => string.Create(CultureInfo.InvariantCulture, $"{hit.Key} {hit.Value}"));
        return string.Join("; ", new[] { first }.Concat(stored.Hits.Count > 0 ? [string.Join(", ", arrivals)] : []));
    }
}
