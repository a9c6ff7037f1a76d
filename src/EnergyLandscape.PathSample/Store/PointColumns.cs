using System.Globalization;
using System.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>The columns of a point and what they make.</summary>
/// <param name="hasCertificates">Whether the database has the columns of certificates.</param>
/// <param name="hasHits">Whether the hits of the points are going to be read.</param>
internal sealed class PointColumns(bool hasCertificates, bool hasHits)
{
    private (string Text, BigInteger Size) _orbit = ("1", BigInteger.One);

    /// <summary>Their names, the id first.</summary>
    public string Names { get; } =
        "id, energy, gradient_rms, gradient_max, hessian_index, nullity, lowest_eigenvalue, highest_eigenvalue, log_product, zero_threshold, orbit_size, found_by"
        + (hasCertificates ? ", certificate, certified_radius, certified_eigenvalue, undecided_reason" : string.Empty);

    /// <summary>The point of a row whose coordinates are read when they are asked for.</summary>
    public StoredPoint Read(DatabaseRows row, StationaryPointKind kind, CoordinateSource coordinates) => Read(
        row, kind, StationaryPoint.RestoreLazily(
            row.Real(1), coordinates, row.Integer(0), row.Real(2), row.Real(3), row.Integer(4), row.Integer(5), row.Real(6), row.Real(7), row.Real(8), row.Real(9)));

    /// <summary>The point of a row with coordinates, or with none.</summary>
    public StoredPoint Read(DatabaseRows row, StationaryPointKind kind, ReadOnlyMemory<double> coordinates) => Read(
        row, kind, StationaryPoint.Restore(
            row.Real(1), coordinates, row.Real(2), row.Real(3), row.Integer(4), row.Integer(5), row.Real(6), row.Real(7), row.Real(8), row.Real(9)));

    private StoredPoint Read(DatabaseRows row, StationaryPointKind kind, StationaryPoint point)
    {
        BigInteger? size = null;
        if (row.RecurringText(10) is { Length: > 0 } text)
        {
            _orbit = ReferenceEquals(text, _orbit.Text) ? _orbit : (text, BigInteger.Parse(text, CultureInfo.InvariantCulture));
            size = _orbit.Size;
        }

        return new StoredPoint(kind, row.Integer(0), point, size, row.Long(11))
        {
            Certificate = hasCertificates && !row.IsNull(12) ? CertificateOf(row, point.Index) : null,
            HasHits = hasHits,
        };
    }

    private static Certificate CertificateOf(DatabaseRows row, int index) => row.Text(12) == "certain"
        ? new Certificate { Verdict = CertificateVerdict.Certain, Radius = row.Real(13), Index = index, LowestAbsoluteEigenvalueBound = row.Real(14) }
        : Certificate.Undecided(row.IsNull(15) ? string.Empty : row.Text(15));
}
