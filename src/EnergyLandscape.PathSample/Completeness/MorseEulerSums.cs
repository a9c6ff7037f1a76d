using System.Numerics;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample;

/// <summary>The sum Σ (−1)^index over all stationary points, symmetry copies counted, of a landscape and of its restriction to every fixed
/// space of its symmetry group.</summary>
/// <remarks>
/// A function that grows at infinity and has no degenerate stationary points has Σ (−1)^index = 1, the Euler characteristic of its space
/// (Morse theory; Milnor 1963, part I). An L2-regularised loss is one, and so is its restriction to any linear space that symmetry fixes, whose
/// stationary points are those of the loss that lie in it. Any other sum proves that a point is missing. A sum of 1 proves nothing:
/// a missing pair whose indices differ by one cancels.
/// </remarks>
/// <threadsafety>Not safe.</threadsafety>
public sealed class MorseEulerSums
{
    private readonly IPotential _potential;
    private readonly ISecondOrderEvaluator _evaluator;
    private readonly BigInteger?[] _sums;
    private readonly List<(StationaryPointKind Kind, int Id)>[] _members;
    private readonly double[] _gradient;
    private readonly double[] _hessian;
    private readonly int[] _taken = new int[3];

    /// <summary>Makes empty sums.</summary>
    /// <param name="potential">The landscape.</param>
    public MorseEulerSums(IPotential potential)
    {
        ArgumentNullException.ThrowIfNull(potential);
        _potential = potential;
        _evaluator = potential.CreateSecondOrderEvaluator();
        Spaces = potential.GrowsAtInfinity ? potential.Symmetry.FixedSpaces : [];
        _sums = new BigInteger?[Spaces.Count];
        Array.Fill(_sums, BigInteger.Zero);
        _members = [.. Spaces.Select(_ => new List<(StationaryPointKind, int)>())];
        _gradient = new double[potential.Dimension];
        _hessian = new double[potential.Dimension * potential.Dimension];
    }

    /// <summary>The fixed spaces, one of each class of conjugate ones; none when the potential does not grow at infinity.</summary>
    public IReadOnlyList<FixedSpace> Spaces { get; }

    /// <summary>The sum of every space; null where it is not known.</summary>
    public IReadOnlyList<BigInteger?> Sums => _sums;

    /// <summary>Positions of the spaces whose sum is known and not 1, those of few coordinates first: something is missing there.</summary>
    public IEnumerable<int> Unbalanced =>
        Enumerable.Range(0, Spaces.Count).Where(space => _sums[space] is { } sum && !sum.IsOne).OrderBy(space => Spaces[space].ReducedDimension);

    /// <summary>The stored points that have images in a space.</summary>
    public IReadOnlyList<(StationaryPointKind Kind, int Id)> PointsIn(int space) => _members[space];

    /// <summary>Takes up the points that were stored since the last call.</summary>
    /// <param name="store">The same store at every call.</param>
    public void TakeUp(StationaryPointStore store)
    {
        ArgumentNullException.ThrowIfNull(store);
        for (int kind = 0; kind < _taken.Length; kind++)
        {
            IReadOnlyList<StoredPoint> points = store.PointsOf((StationaryPointKind)kind);
            for (; _taken[kind] < points.Count; _taken[kind]++)
            {
                Add(points[_taken[kind]], store.Identity.Rule.DistanceWindow);
            }
        }
    }

    private void Add(StoredPoint point, double tolerance)
    {
        IReadOnlyList<IReadOnlyList<(double[] Image, BigInteger Count)>?>? all =
            point.Point.Coordinates.IsEmpty ? null : _potential.Symmetry.ImagesInAll(point.Point.Coordinates.Span, tolerance);
        for (int space = 0; space < Spaces.Count; space++)
        {
            IReadOnlyList<(double[] Image, BigInteger Count)>? images = all?[space];
            if (images is null)
            {
                _sums[space] = null;
                continue;
            }

            if (images.Count > 0)
            {
                _members[space].Add((point.Kind, point.Id));
            }

            foreach ((double[] image, BigInteger count) in images)
            {
                int index = Spaces[space].ReducedDimension == _potential.Dimension ? point.Point.Index : IndexWithin(Spaces[space], image);
                _sums[space] += index % 2 == 0 ? count : -count;
            }
        }
    }

    private int IndexWithin(FixedSpace space, double[] image)
    {
        int m = space.ReducedDimension;
        if (m == 0)
        {
            return 0;
        }

        var reduced = new double[m * m];
        _evaluator.EnergyGradientHessian(image, _gradient, _hessian);
        space.ReduceHessian(_hessian, reduced);
        var factor = new LdltFactorization(m);
        factor.Factor(reduced);
        return factor.Inertia.Negative;
    }
}
