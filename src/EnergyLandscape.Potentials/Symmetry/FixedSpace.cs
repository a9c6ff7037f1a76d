using System.Runtime.CompilerServices;

namespace EnergyLandscape.Potentials;

/// <summary>The points that a subgroup of signed permutations of the coordinates leaves where they are, in coordinates of their own.</summary>
/// <remarks>
/// Coordinates that the subgroup maps on each other are equal there up to a sign, and form a class; one that it maps on its own negative
/// is zero. A class of s coordinates gives one reduced coordinate, z = Σ ±x_i/√s, so that lengths stay what they are. The gradient at a
/// symmetric point is symmetric (principle of symmetric criticality, Palais 1979, doi:10.1007/BF01941322): the stationary points of the
/// potential restricted to the space are exactly the stationary points of the potential that lie in it.
/// </remarks>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class FixedSpace : IEquatable<FixedSpace>
{
    private readonly int[] _classOf;
    private readonly double[] _sign;
    private readonly double[] _rootSize;
    private readonly int[] _representative;

    private FixedSpace(int[] classOf, double[] sign, string name)
    {
        Name = name;
        _classOf = classOf;
        _sign = sign;
        int classes = classOf.Length == 0 ? 0 : classOf.Max() + 1;
        var sizes = new int[classes];
        _representative = new int[classes];
        for (int i = classOf.Length - 1; i >= 0; i--)
        {
            if (classOf[i] >= 0)
            {
                sizes[classOf[i]]++;
                _representative[classOf[i]] = i;
            }
        }

        _rootSize = [.. sizes.Select(size => Math.Sqrt(size))];
    }

    /// <summary>What is alike in the points of the space, in words; empty for the whole space.</summary>
    public string Name { get; }

    /// <summary>Number of coordinates n of the potential.</summary>
    public int Dimension => _classOf.Length;

    /// <summary>Number of coordinates m of the space.</summary>
    public int ReducedDimension => _rootSize.Length;

    /// <summary>The space that every one of some transformations leaves fixed.</summary>
    /// <param name="dimension">Number of coordinates n.</param>
    /// <param name="generators">Signed permutations: coordinate i of an image is Sign[i] times coordinate Source[i] of the point.</param>
    /// <param name="name">What is alike in its points.</param>
    public static FixedSpace Of(int dimension, IEnumerable<(int[] Source, double[] Sign)> generators, string name = "")
    {
        ArgumentNullException.ThrowIfNull(generators);
        var parent = new int[dimension];
        var toParent = new double[dimension];
        var isZero = new bool[dimension];
        for (int i = 0; i < dimension; i++)
        {
            parent[i] = i;
            toParent[i] = 1;
        }

        foreach ((int[] source, double[] sign) in generators)
        {
            for (int i = 0; i < dimension; i++)
            {
                (int a, double signA) = Root(parent, toParent, i);
                (int b, double signB) = Root(parent, toParent, source[i]);
                double relative = signA * signB * sign[i];
                if (a == b)
                {
                    isZero[a] |= relative < 0;
                    continue;
                }

                parent[Math.Max(a, b)] = Math.Min(a, b);
                toParent[Math.Max(a, b)] = relative;
                isZero[Math.Min(a, b)] |= isZero[Math.Max(a, b)];
            }
        }

        var classOf = new int[dimension];
        var signs = new double[dimension];
        int classes = 0;
        for (int i = 0; i < dimension; i++)
        {
            (int root, signs[i]) = Root(parent, toParent, i);
            classOf[i] = isZero[root] ? -1 : root == i ? classes++ : classOf[root];
        }

        return new FixedSpace(classOf, signs, name);
    }

    /// <summary>Coordinates in the space of the nearest point of it.</summary>
    /// <param name="x">Length n.</param>
    /// <param name="z">Receives length m.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reduce(ReadOnlySpan<double> x, Span<double> z)
    {
        z.Clear();
        for (int i = 0; i < x.Length; i++)
        {
            if (_classOf[i] >= 0)
            {
                z[_classOf[i]] += _sign[i] * x[i];
            }
        }

        for (int k = 0; k < z.Length; k++)
        {
            z[k] /= _rootSize[k];
        }
    }

    /// <summary>Coordinates of a point of the space after some of its coordinates were changed, with all others that symmetry ties to them.</summary>
    /// <param name="x">A point of the space, length n.</param>
    /// <param name="changed">The point with changes, length n.</param>
    /// <param name="z">Receives length m.</param>
    public void ReduceChanged(ReadOnlySpan<double> x, ReadOnlySpan<double> changed, Span<double> z)
    {
        Span<int> counts = stackalloc int[z.Length];
        counts.Clear();
        Reduce(x, z);
        for (int i = 0; i < x.Length; i++)
        {
            int k = _classOf[i];
            if (k >= 0 && changed[i] != x[i])
            {
                z[k] = ((counts[k] == 0 ? 0 : z[k] * counts[k]) + (_sign[i] * changed[i] * _rootSize[k])) / (counts[k] + 1);
                counts[k]++;
            }
        }
    }

    /// <summary>The point with given coordinates in the space.</summary>
    /// <param name="z">Length m.</param>
    /// <param name="x">Receives length n.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Expand(ReadOnlySpan<double> z, Span<double> x)
    {
        for (int i = 0; i < x.Length; i++)
        {
            int k = _classOf[i];
            x[i] = k < 0 ? 0 : _sign[i] * z[k] / _rootSize[k];
        }
    }

    /// <summary>The Hessian of the restricted potential from the one of the potential at a point of the space.</summary>
    /// <param name="hessian">n × n, row-major.</param>
    /// <param name="reduced">Receives m × m, row-major, exactly symmetric.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ReduceHessian(ReadOnlySpan<double> hessian, Span<double> reduced)
    {
        // H maps the space to itself, so one row of every class tells all.
        int n = Dimension, m = ReducedDimension;
        for (int k = 0; k < m; k++)
        {
            ReadOnlySpan<double> row = hessian.Slice(_representative[k] * n, n);
            Span<double> target = reduced.Slice(k * m, m);
            target.Clear();
            for (int i = 0; i < n; i++)
            {
                if (_classOf[i] >= 0)
                {
                    target[_classOf[i]] += _sign[i] * row[i];
                }
            }

            for (int l = 0; l < m; l++)
            {
                target[l] *= _rootSize[k] / _rootSize[l];
            }
        }

        for (int k = 0; k < m; k++)
        {
            for (int l = 0; l < k; l++)
            {
                double mean = 0.5 * (reduced[(k * m) + l] + reduced[(l * m) + k]);
                reduced[(k * m) + l] = mean;
                reduced[(l * m) + k] = mean;
            }
        }
    }

    /// <summary>The potential on this space alone.</summary>
    public RestrictedPotential Restrict(IPotential potential) => new(potential, this);

    /// <summary>Positions of the reduced coordinates of some coordinates, when these have equal components there.</summary>
    /// <returns>The positions; null when the direction leaves the space or is not made of equal components in it.</returns>
    internal int[]? Image(int[] positions)
    {
        int[] classes = [.. positions.Select(i => _classOf[i]).Distinct()];
        bool isWhole = classes.Length == positions.Length && classes.All(k => k >= 0)
            && positions.All(i => _sign[i] > 0) && classes.All(k => _rootSize[k] == _rootSize[classes[0]]);
        return isWhole ? classes : null;
    }

    /// <inheritdoc/>
    public bool Equals(FixedSpace? other) => other is not null && _classOf.AsSpan().SequenceEqual(other._classOf) && _sign.AsSpan().SequenceEqual(other._sign);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as FixedSpace);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        for (int i = 0; i < _classOf.Length; i++)
        {
            hash.Add(_sign[i] < 0 ? ~_classOf[i] - 1 : _classOf[i]);
        }

        return hash.ToHashCode();
    }

    private static (int Root, double Sign) Root(int[] parent, double[] toParent, int i)
    {
        double sign = 1;
        while (parent[i] != i)
        {
            sign *= toParent[i];
            i = parent[i];
        }

        return (i, sign);
    }
}
