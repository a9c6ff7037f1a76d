using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Optim;

/// <summary>What one continuation has found and has still to follow.</summary>
internal sealed class FollowedCurves(ContinuationOptions options, IPotentialFamily potential, StationaryPoint start)
{
    private const double SamePoint = 1e-5;
    private const double SameSingularity = 1e-3;
    private readonly List<StationaryPoint> _points = [];
    private readonly List<SingularPoint> _folds = [];
    private readonly List<SingularPoint> _bifurcations = [];
    private readonly List<(SingularPoint Point, double Radius)> _estimated = [];
    private readonly Queue<CurveBranch> _branches = [];
    private int _planned;

    public int Steps { get; set; }

    /// <summary>Whether no curve was cut short.</summary>
    public bool IsComplete { get; set; } = true;

    public ContinuationResult Result() => new(_points, _folds, _bifurcations, Steps, IsComplete && _planned <= options.MaxBranches);

    public CurveBranch? Next() => _branches.TryDequeue(out CurveBranch? branch) ? branch : null;

    public void Follow(FixedSpace space, double[] x, double parameter, double[]? mode)
    {
        if (_planned++ < options.MaxBranches)
        {
            _branches.Enqueue(new CurveBranch(space, x, parameter, mode));
        }
    }

    /// <summary>Takes a point of the home member.</summary>
    /// <returns>Whether the curve beyond it is unknown.</returns>
    public bool Arrive(StationaryPoint point)
    {
        if (IsSame(point, start) || _points.Exists(known => IsSame(point, known)))
        {
            return false;
        }

        _points.Add(point);
        return true;
    }

    /// <summary>Takes a fold.</summary>
    /// <returns>Whether it was not known: both ways from a known one have been followed, so a closed curve ends there.</returns>
    public bool Fold(double[] x, double parameter) => IsNew(_folds, x, parameter);

    /// <summary>Takes a point where a curve ran into one of higher symmetry, which is followed then.</summary>
    /// <param name="higher">The fixed space of that one.</param>
    /// <param name="x">The point.</param>
    /// <param name="parameter">Its parameter.</param>
    /// <param name="radius">How far the point may be from the true one: other bifurcations as close as that are taken for the same.</param>
    public void Meet(FixedSpace higher, double[] x, double parameter, double radius)
    {
        if (IsNewBifurcation(x, parameter))
        {
            _estimated.Add((_bifurcations[^1], radius));
            var z = new double[higher.ReducedDimension];
            higher.Reduce(x, z);
            var projected = new double[x.Length];
            higher.Expand(z, projected);
            Follow(higher, projected, parameter, null);
        }
    }

    /// <summary>Takes a point where eigenvalues vanish. With a null space of several dimensions the branches with the most symmetry lie along
    /// the projections of single coordinates, as the equivariant branching lemma has it for permutations.</summary>
    public void Bifurcate(double[] x, double parameter, SymmetricEigen eigen, int first, int count)
    {
        if (!IsNewBifurcation(x, parameter))
        {
            return;
        }

        var starts = new List<double[]>();
        for (int i = 0; i < x.Length; i++)
        {
            double[] mode = Projection(eigen, first, count, i);
            double length = VectorMath.Norm(mode);
            if (length < 0.1)
            {
                continue;
            }

            foreach (double sign in new double[] { 1, -1 })
            {
                double[] direction = [.. mode.Select(value => sign * value / length)];
                double[] at = [.. x.Select((value, k) => value + (options.BranchStep * direction[k]))];
                if (starts.TrueForAll(other => potential.Symmetry.Distance(other, at) > 0.01 * options.BranchStep))
                {
                    starts.Add(at);
                    Follow(potential.Symmetry.FixedSpaceOf(at, 1e-5 * options.BranchStep), x, parameter, direction);
                }
            }
        }
    }

    private static double[] Projection(SymmetricEigen eigen, int first, int count, int coordinate)
    {
        var mode = new double[eigen.Size];
        for (int k = first; k < first + count; k++)
        {
            VectorMath.Axpy(eigen.Vector(k)[coordinate], eigen.Vector(k), mode);
        }

        return mode;
    }

    private bool IsNewBifurcation(double[] x, double parameter) =>
        !_estimated.Exists(known => IsNear(known.Point, x, parameter, known.Radius)) && IsNew(_bifurcations, x, parameter);

    private bool IsNew(List<SingularPoint> known, double[] x, double parameter)
    {
        bool isNew = !known.Exists(other => IsNear(other, x, parameter, SameSingularity));
        if (isNew)
        {
            known.Add(new SingularPoint(parameter, x));
        }

        return isNew;
    }

    private bool IsNear(SingularPoint point, double[] x, double parameter, double radius) =>
        Math.Abs(point.Parameter - parameter) < radius && potential.Symmetry.Distance(point.Coordinates.Span, x) < radius;

    private bool IsSame(StationaryPoint one, StationaryPoint two) => one.Index == two.Index && Math.Abs(one.Energy - two.Energy) <= 1e-9
        && potential.Symmetry.Distance(one.Coordinates.Span, two.Coordinates.Span) <= SamePoint;
}
