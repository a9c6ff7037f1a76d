using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Certifies stored points on any number of threads; results do not depend on it.</summary>
public static class StoreCertification
{
    /// <summary>Certifies points and hands the certificates over in their order.</summary>
    /// <param name="store">The store of the points, with coordinates; nothing is written to it.</param>
    /// <param name="points">The points.</param>
    /// <param name="potential">Their potential.</param>
    /// <param name="threads">Most threads that work at once.</param>
    /// <param name="token">Stops it.</param>
    public static IReadOnlyList<PointCertificate> Examine(
        StationaryPointStore store, IReadOnlyList<StoredPoint> points, IPotential potential, int threads, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(potential);
        var options = new CertificationOptions { MaxDistance = store.Identity.Rule.DistanceWindow };
        var certificates = new List<PointCertificate>(points.Count);
        OrderedBatch.Run(
            points.Count,
            threads,
            () => new StationaryPointCertifier(potential, options),
            (certifier, i, _) => Examine(certifier, points[i]),
            (i, certificate) => certificates.Add(new PointCertificate(points[i], certificate)),
            token);
        return certificates;
    }

    /// <summary>Certifies points that have no certificate yet, records the certificates and commits.</summary>
    /// <remarks>At most so many points of a store have certificates afterwards: minima from the lowest on, then transition states, then higher
    /// saddles.</remarks>
    /// <param name="store">A store that is open for writing.</param>
    /// <param name="potential">The potential.</param>
    /// <param name="most">Most points with certificates.</param>
    /// <param name="threads">Most threads that work at once.</param>
    /// <param name="token">Stops it; nothing is recorded then.</param>
    public static void Complete(StationaryPointStore store, IPotential potential, int most, int threads, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(store);
        IEnumerable<StoredPoint> all = AllOf(store).Count() <= most
            ? AllOf(store)
            : new[] { StationaryPointKind.Minimum, StationaryPointKind.TransitionState, StationaryPointKind.HigherSaddle }.SelectMany(store.InEnergyOrder).Take(most);
        StoredPoint[] points = [.. all.Where(point => point.Certificate is null)];
        Record(store, Examine(store, points, potential, threads, token));
    }

    /// <summary>Records certificates and commits.</summary>
    /// <param name="store">A store that is open for writing.</param>
    /// <param name="certificates">The certificates, of points of this store.</param>
    public static void Record(StationaryPointStore store, IEnumerable<PointCertificate> certificates)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(certificates);
        foreach (PointCertificate examined in certificates)
        {
            store.SetCertificate(examined.Point.Kind, examined.Point.Id, examined.Certificate);
        }

        store.Commit();
    }

    /// <summary>All points of a store: minima, transition states, higher saddles.</summary>
    /// <param name="store">The store.</param>
    public static IEnumerable<StoredPoint> AllOf(StationaryPointStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return store.Minima.Concat(store.TransitionStates).Concat(store.HigherSaddles);
    }

    // What counts is the point as it is stored, with its index.
    private static Certificate Examine(StationaryPointCertifier certifier, StoredPoint point)
    {
        Certificate certificate = certifier.Certify(point.Point.Coordinates.Span);
        return certificate.Verdict == CertificateVerdict.Certain && certificate.Index != point.Point.Index
            ? Certificate.Undecided($"the point has index {certificate.Index} for certain, not the index {point.Point.Index} that is stored")
            : certificate;
    }
}
