using System.Runtime.CompilerServices;
using EnergyLandscape.Numerics;

namespace EnergyLandscape.Potentials;

/// <summary>Directions along which a potential is nothing but its own parabola: E(x) = E(x⊥) + ½ c Σ (u·x)², c ≥ 0; and coordinates of the
/// space without them.</summary>
/// <remarks>
/// A shift that the loss of a network does not see is such a direction, with only the regularisation for its curvature: every stationary
/// point has u·x = 0 there (or a zero mode, if c = 0), and no saddle is reached along it. Yet c is often the lowest eigenvalue, and
/// eigenvector-following would climb it for ever. So second-order methods work in the complement, where Hessians are smaller, too;
/// verification always sees the whole Hessian.
/// The complement of equal shifts at positions p₀ … p_K has the Helmert basis (x_{p₀} + … + x_{p_{r−1}} − r x_{p_r})/√(r(r+1)).
/// </remarks>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class SeparableDirections
{
    private readonly int[][] _positions;
    private readonly int[][] _indices;
    private readonly double[][] _coefficients;

    /// <summary>Describes directions u with equal components at some positions and zero elsewhere.</summary>
    /// <param name="dimension">Number of coordinates n.</param>
    /// <param name="positions">One array of positions a direction; no position may occur twice.</param>
    public SeparableDirections(int dimension, IEnumerable<int[]> positions)
    {
        Dimension = dimension;
        _positions = [.. positions];
        var indices = new List<int[]>();
        var coefficients = new List<double[]>();
        var direction = new int[dimension];
        var rank = new int[dimension];
        Array.Fill(direction, -1);
        for (int d = 0; d < _positions.Length; d++)
        {
            for (int r = 0; r < _positions[d].Length; r++)
            {
                if (direction[_positions[d][r]] >= 0)
                {
                    throw new ArgumentException($"Position {_positions[d][r]} occurs twice.", nameof(positions));
                }

                direction[_positions[d][r]] = d;
                rank[_positions[d][r]] = r;
            }
        }

        // Reduced coordinates keep the order of the positions that they end at.
        for (int i = 0; i < dimension; i++)
        {
            if (direction[i] < 0)
            {
                indices.Add([i]);
                coefficients.Add([1]);
            }
            else if (rank[i] > 0)
            {
                int r = rank[i];
                double scale = 1 / Math.Sqrt(r * (r + 1.0));
                indices.Add(_positions[direction[i]][..(r + 1)]);
                coefficients.Add([.. Enumerable.Repeat(scale, r), -r * scale]);
            }
        }

        _indices = [.. indices];
        _coefficients = [.. coefficients];
    }

    /// <summary>Positions of the equal components of every direction.</summary>
    internal IReadOnlyList<int[]> Positions => _positions;

    /// <summary>Number of coordinates n.</summary>
    public int Dimension { get; }

    /// <summary>Number of coordinates of the complement, m = n − number of directions.</summary>
    public int ReducedDimension => _indices.Length;

    /// <summary>No such direction: the complement is the whole space.</summary>
    /// <param name="dimension">Number of coordinates.</param>
    public static SeparableDirections None(int dimension) => new(dimension, []);

    /// <summary>Removes the components of a point along the directions.</summary>
    /// <param name="x">Point, length n, changed in place.</param>
    public void RemoveFrom(Span<double> x)
    {
        foreach (int[] positions in _positions)
        {
            double mean = 0;
            foreach (int i in positions)
            {
                mean += x[i];
            }

            mean /= positions.Length;
            foreach (int i in positions)
            {
                x[i] -= mean;
            }
        }
    }

    /// <summary>Coordinates of a vector in the complement.</summary>
    /// <param name="vector">Length n.</param>
    /// <param name="reduced">Receives length m.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Reduce(ReadOnlySpan<double> vector, Span<double> reduced)
    {
        for (int r = 0; r < _indices.Length; r++)
        {
            int[] indices = _indices[r];
            double[] coefficients = _coefficients[r];
            double sum = coefficients[0] * vector[indices[0]];
            for (int k = 1; k < indices.Length; k++)
            {
                sum += coefficients[k] * vector[indices[k]];
            }

            reduced[r] = sum;
        }
    }

    /// <summary>The vector with given coordinates in the complement and no component along the directions.</summary>
    /// <param name="reduced">Length m.</param>
    /// <param name="vector">Receives length n.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Expand(ReadOnlySpan<double> reduced, Span<double> vector)
    {
        vector.Clear();
        for (int r = 0; r < _indices.Length; r++)
        {
            int[] indices = _indices[r];
            double[] coefficients = _coefficients[r];
            for (int k = 0; k < indices.Length; k++)
            {
                vector[indices[k]] += coefficients[k] * reduced[r];
            }
        }
    }

    /// <summary>The Hessian in the complement.</summary>
    /// <param name="hessian">n × n, row-major.</param>
    /// <param name="work">Buffer, length n.</param>
    /// <param name="reduced">Receives m × m, row-major, exactly symmetric.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void ReduceHessian(ReadOnlySpan<double> hessian, Span<double> work, Span<double> reduced)
    {
        int m = ReducedDimension;
        if (_positions.Length == 0)
        {
            hessian.CopyTo(reduced);
            return;
        }

        for (int r = 0; r < m; r++)
        {
            int[] indices = _indices[r];
            double[] coefficients = _coefficients[r];
            ReadOnlySpan<double> row = hessian.Slice(indices[0] * Dimension, Dimension);
            if (indices.Length > 1)
            {
                work.Clear();
                for (int k = 0; k < indices.Length; k++)
                {
                    VectorMath.Axpy(coefficients[k], hessian.Slice(indices[k] * Dimension, Dimension), work);
                }

                row = work;
            }

            for (int c = 0; c <= r; c++)
            {
                int[] columns = _indices[c];
                double[] factors = _coefficients[c];
                double sum = factors[0] * row[columns[0]];
                for (int k = 1; k < columns.Length; k++)
                {
                    sum += factors[k] * row[columns[k]];
                }

                reduced[(r * m) + c] = sum;
                reduced[(c * m) + r] = sum;
            }
        }
    }
}
