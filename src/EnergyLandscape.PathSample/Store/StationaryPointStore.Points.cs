using System.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

// Points, valleys and the connections between them: looking up and adding.
public sealed partial class StationaryPointStore
{
    /// <summary>The stored point that a point is the same as, by the identity rule.</summary>
    /// <param name="point">A verified point.</param>
    /// <param name="limit">Looks only among the points that existed at that moment; null looks among all.</param>
    /// <returns>The nearest of those that are the same, ties to the lower id; null when there is none.</returns>
    public StoredPoint? Find(StationaryPoint point, PointSnapshot? limit = null)
    {
        ArgumentNullException.ThrowIfNull(point);
        CheckCoordinates(point);
        IdentityRule rule = Identity.Rule;
        if (rule.Lump == Lumping.Geometry && _symmetry is null)
        {
            throw new InvalidOperationException("A store that was opened without the symmetry of its potential cannot compare geometries.");
        }

        IReadOnlyList<StoredPoint> points = PointsOf(point.Kind);
        int highestId = limit?.Count(point.Kind) ?? points.Count;
        StoredPoint? nearest = null;
        double least = double.PositiveInfinity;
        foreach (EnergyIndex.Entry entry in _byEnergy[(int)point.Kind].Value.Within(point.Energy, rule.EnergyWindowAt(point.Energy)))
        {
            if (entry.Id > highestId)
            {
                continue;
            }

            StoredPoint candidate = points[entry.Id - 1];
            double distance = Math.Abs(candidate.Energy - point.Energy);
            if (rule.Lump == Lumping.Geometry)
            {
                if (candidate.Point.Index != point.Index || candidate.Point.Coordinates.IsEmpty || point.Coordinates.IsEmpty)
                {
                    continue;
                }

                distance = _symmetry!.Distance(candidate.Point.Coordinates.Span, point.Coordinates.Span, rule.DistanceWindow);
                if (!(distance <= rule.DistanceWindow))
                {
                    continue;
                }
            }

            if (nearest is null || distance < least || (distance == least && candidate.Id < nearest.Id))
            {
                nearest = candidate;
                least = distance;
            }
        }

        return nearest;
    }

    /// <summary>Adds a point unless it is the same as a stored one.</summary>
    /// <param name="point">A verified point; its index says what kind it is.</param>
    /// <param name="searchIndex">The search that found it. Until <see cref="CompleteSearch"/> ends that search, nothing from here on
    /// is committed.</param>
    /// <returns>The stored point and whether it is new.</returns>
    public Added Add(StationaryPoint point, long searchIndex)
    {
        ArgumentNullException.ThrowIfNull(point);
        Writer();
        BeginSearch(searchIndex);
        if (Find(point) is { } same)
        {
            double gap = Math.Abs(same.Energy - point.Energy);
            if (!(gap <= _contents.LargestGapMerged))
            {
                _contents.LargestGapMerged = gap;
                _gapsChanged = true;
            }

            return new Added(same, false);
        }

        BigInteger? orbit = point.Coordinates.IsEmpty
            ? null
            : _symmetry?.OrbitSize(point.Coordinates.Span, Identity.Rule.DistanceWindow);
        return new Added(Append(point, searchIndex, orbit), true);
    }

    /// <summary>Adds a point without asking whether it is known, as an import does that has to keep the numbers of another database.</summary>
    /// <param name="point">The point; coordinates may be absent, unknown numbers are NaN.</param>
    /// <param name="searchIndex">The search that found it; 0 for an import.</param>
    /// <param name="orbitSize">Number of distinct symmetry images, when known.</param>
    public StoredPoint Append(StationaryPoint point, long searchIndex, BigInteger? orbitSize)
    {
        ArgumentNullException.ThrowIfNull(point);
        CheckCoordinates(point);
        if (!double.IsFinite(point.Energy))
        {
            throw new ArgumentException("A stored point has a finite energy.", nameof(point));
        }

        Writer();
        BeginSearch(searchIndex);
        point = WithoutNegativeZeros(point);
        List<StoredPoint> points = _contents.Points[(int)point.Kind];
        var stored = new StoredPoint(point.Kind, points.Count + 1, point, orbitSize, searchIndex);
        EnergyIndex byEnergy = _byEnergy[(int)point.Kind].Value;
        if (byEnergy.NearestGap(point.Energy) is { } gap && !(gap >= _contents.SmallestGapKept))
        {
            _contents.SmallestGapKept = gap;
            _gapsChanged = true;
        }

        byEnergy.Insert(point.Energy, stored.Id);
        points.Add(stored);
        if (point.Kind == StationaryPointKind.Minimum && _components.IsValueCreated)
        {
            _components.Value.AddMinimum(point.Energy);
        }

        if (point.Kind == StationaryPointKind.TransitionState)
        {
            _contents.Connections.AddTransitionState();
        }

        Enqueue(writer => writer.Insert(stored));
        return stored;
    }

    /// <summary>Counts an arrival at a valley: a stationary point with flat directions that symmetry does not explain.</summary>
    /// <param name="point">The point.</param>
    /// <param name="dimension">Number of its zero eigenvalues beyond those that symmetry forces on every point.</param>
    /// <param name="searchIndex">The search that arrived.</param>
    /// <returns>The valley, new or known.</returns>
    public StoredValley AddValley(StationaryPoint point, int dimension, long searchIndex)
    {
        ArgumentNullException.ThrowIfNull(point);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        CheckCoordinates(point);
        Writer();
        BeginSearch(searchIndex);
        (StoredValley valley, bool isNew) = _contents.Valleys.Add(WithoutNegativeZeros(point), dimension, searchIndex, Identity.Rule);
        if (isNew)
        {
            Enqueue(writer => writer.Insert(valley));
        }
        else
        {
            Enqueue(writer => writer.CountHit(valley));
        }

        return valley;
    }

    /// <summary>Counts independent arrivals at a point.</summary>
    /// <param name="kind">Kind of the point.</param>
    /// <param name="id">Id of the point.</param>
    /// <param name="method">Name of the method that arrived.</param>
    /// <param name="count">Number of arrivals.</param>
    public void AddHit(StationaryPointKind kind, int id, string method, long count = 1)
    {
        ArgumentException.ThrowIfNullOrEmpty(method);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Writer();
        PointOf(kind, id, nameof(id)).CountHits(method, count);
        Enqueue(writer => writer.CountHits(kind, id, method, count));
    }

    /// <summary>Records what was proved about a point, in place of what was recorded before.</summary>
    /// <param name="kind">Kind of the point.</param>
    /// <param name="id">Id of the point.</param>
    /// <param name="certificate">The certificate.</param>
    public void SetCertificate(StationaryPointKind kind, int id, Certificate certificate)
    {
        ArgumentNullException.ThrowIfNull(certificate);
        Writer();
        StoredPoint point = PointOf(kind, id, nameof(id));
        if (certificate.Verdict == CertificateVerdict.Certain && certificate.Index != point.Point.Index)
        {
            throw new ArgumentException($"The certificate is for index {certificate.Index}, the point has {point.Point.Index}.", nameof(certificate));
        }

        point.Certificate = certificate;
        Enqueue(writer => writer.SetCertificate(kind, id, certificate));
    }

    /// <summary>Adds one minimum that a side of a transition state reaches.</summary>
    /// <param name="connection">The connection; its points must be stored.</param>
    /// <returns>False when that side was known to reach that minimum; the first way there is kept.</returns>
    public bool AddConnection(Connection connection)
    {
        ArgumentNullException.ThrowIfNull(connection);
        Writer();
        PointOf(StationaryPointKind.TransitionState, connection.TransitionState, nameof(connection));
        PointOf(StationaryPointKind.Minimum, connection.Minimum, nameof(connection));
        if (connection.Side is not (0 or 1) || connection.ViaKind.HasValue != connection.Via.HasValue
            || connection.ViaKind == StationaryPointKind.Minimum)
        {
            throw new ArgumentException("A connection has side 0 or 1 and goes via a saddle or via nothing.", nameof(connection));
        }

        if (connection.ViaKind is { } viaKind)
        {
            PointOf(viaKind, connection.Via!.Value, nameof(connection));
        }

        if (!_contents.Connections.Add(connection))
        {
            return false;
        }

        if (_components.IsValueCreated)
        {
            _components.Value.AddConnection(connection, _contents.Connections.MinimaOf(connection.TransitionState));
        }

        Enqueue(writer => writer.Insert(connection));
        return true;
    }

    /// <summary>The minima that a transition state reaches, in order of side and minimum.</summary>
    /// <param name="transitionState">Id of the transition state.</param>
    public IReadOnlyList<Connection> ConnectionsOf(int transitionState) =>
        transitionState >= 1 && transitionState <= _contents.With(DatabaseParts.Connections).Connections.TransitionStates
            ? _contents.Connections.Of(transitionState)
            : [];

    /// <summary>The minima that a transition state reaches, one that both sides reach twice: less work than <see cref="ConnectionsOf"/>.</summary>
    internal int[] MinimaOf(int transitionState) => _contents.With(DatabaseParts.Connections).Connections.MinimaOf(transitionState);

    // SQLite has one zero; what is in memory must be what comes back from the file.
    private static StationaryPoint WithoutNegativeZeros(StationaryPoint p)
    {
        static bool Negative(double value) => value == 0 && double.IsNegative(value);
        return Negative(p.Energy) || Negative(p.GradientRms) || Negative(p.GradientMax) || Negative(p.LowestEigenvalue)
            || Negative(p.HighestEigenvalue) || Negative(p.LogProduct) || Negative(p.ZeroThreshold)
            ? StationaryPoint.Restore(
                p.Energy + 0.0, p.Coordinates, p.GradientRms + 0.0, p.GradientMax + 0.0, p.Index, p.Nullity, p.LowestEigenvalue + 0.0,
                p.HighestEigenvalue + 0.0, p.LogProduct + 0.0, p.ZeroThreshold + 0.0)
            : p;
    }

    private void CheckCoordinates(StationaryPoint point)
    {
        if (!point.Coordinates.IsEmpty && point.Coordinates.Length != Identity.Dimension)
        {
            throw new ArgumentException(
                $"The point has {point.Coordinates.Length} coordinates, the landscape {Identity.Dimension}.", nameof(point));
        }
    }

    private StoredPoint PointOf(StationaryPointKind kind, int id, string parameter) =>
        id >= 1 && id <= PointsOf(kind).Count
            ? PointsOf(kind)[id - 1]
            : throw new ArgumentException($"There is no {kind} {id}.", parameter);
}
