using System.Numerics;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Translations, rotations, inversion and permutations of like atoms.</summary>
/// <remarks>
/// Unlike those of other groups, translations are not linear. Distances are between clusters whose centres of mass coincide. Up to six atoms all
/// permutations are tried, each with the rotation that fits best, so that distances are exact. Beyond that the assignment of atoms and the
/// rotation are improved in turn from every orientation that lays two atoms on the same two of the other cluster: images of one cluster are
/// recognised, and the distance of others is an upper bound.
/// </remarks>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class ClusterSymmetry : SymmetryGroup
{
    private const int MostForAllPermutations = 6;
    private readonly int _atoms;

    /// <summary>The group of a cluster.</summary>
    /// <param name="atoms">Number of atoms, at least 2.</param>
    public ClusterSymmetry(int atoms)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(atoms, 2);
        _atoms = atoms;
    }

    /// <inheritdoc/>
    public override int Dimension => 3 * _atoms;

    /// <inheritdoc/>
    public override BigInteger? Order => null;

    /// <summary>Three translations and three rotations; 5 for two atoms. A line of more atoms has one less, as nothing turns about its axis.</summary>
    public override int ZeroModes => _atoms == 2 ? 5 : 6;

    /// <summary>Applies a uniformly drawn rotation about the origin, perhaps the inversion, and a permutation, but no translation: there is no
    /// uniform one.</summary>
    /// <inheritdoc/>
    public override void RandomImage(RandomStream stream, ReadOnlySpan<double> x, Span<double> image)
    {
        ArgumentNullException.ThrowIfNull(stream);
        Span<double> quaternion = stackalloc double[4], rotation = stackalloc double[9];
        stream.NextDirection(quaternion);
        Superposition.Rotation(quaternion, rotation);
        double sign = stream.NextInt(2) == 0 ? 1 : -1;
        int[] order = [.. Enumerable.Range(0, _atoms)];
        for (int i = _atoms - 1; i > 0; i--)
        {
            int j = stream.NextInt(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }

        var superposition = new Superposition(_atoms);
        superposition.Apply(rotation, sign, order, x, image);
    }

    /// <inheritdoc/>
    public override double Align(ReadOnlySpan<double> reference, ReadOnlySpan<double> x, Span<double> aligned)
    {
        double[] fixedPoint = reference.ToArray(), moved = x.ToArray();
        Centre(fixedPoint, out _, out _, out _);
        Centre(moved, out _, out _, out _);
        (double[] rotation, double sign, int[] order) = _atoms <= MostForAllPermutations ? BestOfAll(fixedPoint, moved) : BestFound(fixedPoint, moved);
        new Superposition(_atoms).Apply(rotation, sign, order, moved, aligned);
        double distance = EuclideanDistance(fixedPoint, aligned);
        double[] place = reference.ToArray();
        Centre(place, out double cx, out double cy, out double cz);
        for (int i = 0; i < aligned.Length; i += 3)
        {
            aligned[i] += cx;
            aligned[i + 1] += cy;
            aligned[i + 2] += cz;
        }

        return distance;
    }

    /// <summary>Null: the copies of a cluster are a continuum.</summary>
    /// <inheritdoc/>
    public override BigInteger? OrbitSize(ReadOnlySpan<double> x, double tolerance) => null;

    private static void Centre(Span<double> x, out double cx, out double cy, out double cz)
    {
        cx = cy = cz = 0;
        int atoms = x.Length / 3;
        for (int i = 0; i < x.Length; i += 3)
        {
            cx += x[i] / atoms;
            cy += x[i + 1] / atoms;
            cz += x[i + 2] / atoms;
        }

        for (int i = 0; i < x.Length; i += 3)
        {
            x[i] -= cx;
            x[i + 1] -= cy;
            x[i + 2] -= cz;
        }
    }

    private (double[] Rotation, double Sign, int[] Order) BestOfAll(double[] reference, double[] x)
    {
        var superposition = new Superposition(_atoms);
        int[] order = [.. Enumerable.Range(0, _atoms)], best = order;
        double least = double.PositiveInfinity, sign = 1;
        var rotation = new double[9];
        Visit(0);
        return (rotation, sign, best);

        void Visit(int at)
        {
            if (at == _atoms)
            {
                double square = superposition.Fit(reference, x, order);
                if (square < least)
                {
                    least = square;
                    sign = superposition.Sign;
                    best = [.. order];
                    superposition.Turn.CopyTo(rotation, 0);
                }

                return;
            }

            for (int i = at; i < _atoms; i++)
            {
                (order[at], order[i]) = (order[i], order[at]);
                Visit(at + 1);
                (order[at], order[i]) = (order[i], order[at]);
            }
        }
    }

    private (double[] Rotation, double Sign, int[] Order) BestFound(double[] reference, double[] x)
    {
        var superposition = new Superposition(_atoms);
        var assignment = new LinearAssignment(_atoms);
        int[] order = [.. Enumerable.Range(0, _atoms)], best = [.. order], identity = [.. order];
        double[] rotation = new double[9], turn = new double[9], image = new double[Dimension], cost = new double[_atoms * _atoms];
        double least = double.PositiveInfinity, sign = 1;
        foreach ((double[] start, double startSign) in AtomFrame.Orientations(reference, x))
        {
            start.CopyTo(turn, 0);
            double inversion = startSign;
            for (double before = double.PositiveInfinity; ;)
            {
                superposition.Apply(turn, inversion, identity, x, image);
                superposition.Costs(reference, image, cost);
                assignment.Solve(cost, order);
                double square = superposition.Fit(reference, x, order);
                superposition.Turn.CopyTo(turn, 0);
                inversion = superposition.Sign;
                if (square < least)
                {
                    (least, sign, best) = (square, inversion, [.. order]);
                    turn.CopyTo(rotation, 0);
                }

                if (!(square < before))
                {
                    break;
                }

                before = square;
            }
        }

        return (rotation, sign, best);
    }
}
