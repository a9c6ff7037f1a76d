using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>Pairs of stored points that energy or geometry, one of them or both, take for the same.</summary>
/// <remarks>Energies are compared within a kind, as the store does; geometries among points of all kinds, as one place in space cannot be two of them.
/// Both without comparing every pair: points in order of energy, and in order of their norms, which are the same in all images of a point and differ
/// by no more than the distance.</remarks>
public static class NearPairs
{
    private const double MachineEpsilon = 2.220446049250313e-16;

    /// <summary>Finds the pairs.</summary>
    /// <param name="store">The points, read with their coordinates.</param>
    /// <param name="symmetry">Symmetry of the potential, a finite group: its elements keep the length of a point.</param>
    /// <param name="factor">Both windows of the store's identity rule are multiplied by this: above 1, it shows what nearly is the same.</param>
    /// <param name="token">Stops between pairs.</param>
    /// <returns>In order of the lower energy, then kind and id.</returns>
    public static IReadOnlyList<NearPair> Of(StationaryPointStore store, SymmetryGroup symmetry, double factor, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(symmetry);
        var pairs = new Dictionary<(StationaryPointKind, int, StationaryPointKind, int), NearPair>();
        IdentityRule rule = store.Identity.Rule;
        foreach (StationaryPointKind kind in Enum.GetValues<StationaryPointKind>())
        {
            AddNearInEnergy(pairs, [.. store.InEnergyOrder(kind)], symmetry, rule, factor, token);
        }

        AddNearInGeometry(pairs, store, symmetry, rule, factor, token);
        return [.. pairs.Values.OrderBy(pair => pair.First.Energy).ThenBy(pair => pair.First.Kind).ThenBy(pair => pair.First.Id).ThenBy(pair => pair.Second.Kind).ThenBy(pair => pair.Second.Id)];
    }

    /// <summary>The two points of one kind whose energies are nearest to each other: the smallest gap kept, with the distance that keeps them apart.</summary>
    /// <param name="store">The points, read with their coordinates.</param>
    /// <param name="symmetry">Symmetry of the potential.</param>
    /// <returns>The pair, ties to the lower energy and kind; null with fewer than two points of every kind.</returns>
    public static NearPair? ClosestInEnergy(StationaryPointStore store, SymmetryGroup symmetry)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(symmetry);
        (StoredPoint First, StoredPoint Second)? closest = null;
        foreach (StationaryPointKind kind in Enum.GetValues<StationaryPointKind>())
        {
            StoredPoint? before = null;
            foreach (StoredPoint point in store.InEnergyOrder(kind))
            {
                if (before is not null && !(closest is { } known && known.Second.Energy - known.First.Energy <= point.Energy - before.Energy))
                {
                    closest = (before, point);
                }

                before = point;
            }
        }

        if (closest is not var (first, second))
        {
            return null;
        }

        IdentityRule rule = store.Identity.Rule;
        double gap = second.Energy - first.Energy, distance = Distance(first, second, symmetry);
        bool byEnergy = gap <= rule.EnergyWindowAt(first.Energy), byGeometry = distance <= rule.DistanceWindow;
        return new NearPair(first, second, gap, distance, byEnergy && byGeometry ? IdentityAgreement.Both
            : byEnergy ? IdentityAgreement.EnergyAlone : byGeometry ? IdentityAgreement.GeometryAlone : IdentityAgreement.Neither);
    }

    private static void AddNearInEnergy(
        Dictionary<(StationaryPointKind, int, StationaryPointKind, int), NearPair> pairs, StoredPoint[] points, SymmetryGroup symmetry, IdentityRule rule, double factor, CancellationToken token)
    {
        for (int i = 0; i < points.Length; i++)
        {
            double window = factor * rule.EnergyWindowAt(points[i].Energy);
            for (int j = i + 1; j < points.Length && points[j].Energy - points[i].Energy <= window; j++)
            {
                token.ThrowIfCancellationRequested();
                double distance = Distance(points[i], points[j], symmetry);
                Add(pairs, points[i], points[j], distance, distance <= factor * rule.DistanceWindow ? IdentityAgreement.Both : IdentityAgreement.EnergyAlone);
            }
        }
    }

    private static void AddNearInGeometry(
        Dictionary<(StationaryPointKind, int, StationaryPointKind, int), NearPair> pairs, StationaryPointStore store, SymmetryGroup symmetry, IdentityRule rule, double factor, CancellationToken token)
    {
        (StoredPoint Point, double Norm)[] points =
        [
            .. store.Minima.Concat(store.TransitionStates).Concat(store.HigherSaddles).Where(point => !point.Point.Coordinates.IsEmpty)
                .Select(point => (Point: point, Norm: VectorMath.Norm(point.Point.Coordinates.Span))).OrderBy(point => point.Norm),
        ];
        double window = factor * rule.DistanceWindow;
        for (int i = 0; i < points.Length; i++)
        {
            (StoredPoint one, double norm) = points[i];
            double reach = window + (MachineEpsilon * symmetry.Dimension * norm);
            for (int j = i + 1; j < points.Length && points[j].Norm - norm <= reach; j++)
            {
                token.ThrowIfCancellationRequested();
                StoredPoint other = points[j].Point;
                double distance = symmetry.Distance(one.Point.Coordinates.Span, other.Point.Coordinates.Span, window);
                if (distance <= window)
                {
                    bool isSameEnergy = Math.Abs(one.Energy - other.Energy) <= factor * rule.EnergyWindowAt(one.Energy);
                    Add(pairs, one, other, distance, isSameEnergy ? IdentityAgreement.Both : IdentityAgreement.GeometryAlone);
                }
            }
        }
    }

    private static double Distance(StoredPoint a, StoredPoint b, SymmetryGroup symmetry) =>
        a.Point.Coordinates.IsEmpty || b.Point.Coordinates.IsEmpty ? double.NaN : symmetry.Distance(a.Point.Coordinates.Span, b.Point.Coordinates.Span);

    private static void Add(
        Dictionary<(StationaryPointKind, int, StationaryPointKind, int), NearPair> pairs, StoredPoint one, StoredPoint other, double distance, IdentityAgreement agreement)
    {
        (StoredPoint first, StoredPoint second) = (one.Energy, one.Kind, one.Id).CompareTo((other.Energy, other.Kind, other.Id)) <= 0 ? (one, other) : (other, one);
        pairs.TryAdd((first.Kind, first.Id, second.Kind, second.Id), new NearPair(first, second, second.Energy - first.Energy, distance, agreement));
    }
}
