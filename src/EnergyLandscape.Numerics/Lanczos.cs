namespace EnergyLandscape.Numerics;

/// <summary>Lowest and highest eigenvalue of a symmetric matrix that is known by its products with vectors.</summary>
/// <remarks>Lanczos, J. Res. Natl. Bur. Stand. 45 (1950) 255, with full reorthogonalisation (a second time where the first one cancelled), and the
/// residuals |β s| of Paige: s is the last component of the eigenvector of the tridiagonal matrix. Only eigenvectors that are not orthogonal to the
/// start count: a start that is zero where the matrix is decoupled leaves those coordinates out. A multiple eigenvalue is found once.
/// The basis takes iterations × n doubles; each vector is allocated when it is first needed and kept for later calls, which allocate nothing.</remarks>
/// <threadsafety>Not safe: one object a thread.</threadsafety>
public sealed class Lanczos
{
    // Ends of the tridiagonal matrix are looked for at every fourth step only; they cost less than a product with the matrix.
    private const int CheckEvery = 4;

    // Below this share of its length a vector has lost digits by projection, and is projected again (Kahan's rule, Parlett 1980).
    private const double Cancelled = 0.7;

    private readonly double[][] _basis;
    private readonly double[] _next;
    private readonly double[] _diagonal;
    private readonly double[] _off;
    private readonly TridiagonalEnds _ends;

    /// <summary>Makes the buffers.</summary>
    /// <param name="size">Order n of the matrices.</param>
    /// <param name="mostIterations">Most products with the matrix in one call; never more than n are made.</param>
    public Lanczos(int size, int mostIterations = 100)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(mostIterations, 1);
        Size = size;
        MostIterations = Math.Min(size, mostIterations);
        _basis = new double[MostIterations][];
        _next = new double[size];
        _diagonal = new double[MostIterations];
        _off = new double[MostIterations];
        _ends = new TridiagonalEnds(MostIterations);
    }

    /// <summary>Order n of the matrices.</summary>
    public int Size { get; }

    /// <summary>Most products with the matrix in one call.</summary>
    public int MostIterations { get; }

    /// <summary>Finds both ends of the spectrum.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="start">Start vector, length n, not zero, with components along the eigenvectors that are wanted.</param>
    /// <param name="tolerance">Both residuals must be at most this times the larger of |lowest| and |highest|. An eigenvalue well apart from the next
    /// one is then known to about the square of it.</param>
    /// <exception cref="ArgumentException">The start has another length, is zero, or is not finite.</exception>
    /// <exception cref="ArithmeticException">A product holds a NaN or an infinity.</exception>
    public LanczosExtremes Extremes(SymmetricOperator matrix, ReadOnlySpan<double> start, double tolerance = 1e-8) =>
        Extremes(matrix, start, tolerance, static ends => ends.Converged);

    /// <summary>Finds both ends of the spectrum as far as they are asked for.</summary>
    /// <param name="matrix">The matrix.</param>
    /// <param name="start">Start vector, length n, not zero.</param>
    /// <param name="tolerance">What <see cref="LanczosExtremes.Converged"/> means.</param>
    /// <param name="isEnough">Looks at the ends every few products and says whether to stop; without it the iteration stops where all that the start
    /// reaches is known, or at <see cref="MostIterations"/>.</param>
    /// <inheritdoc cref="Extremes(SymmetricOperator, ReadOnlySpan{double}, double)" path="/exception"/>
    public LanczosExtremes Extremes(SymmetricOperator matrix, ReadOnlySpan<double> start, double tolerance, Func<LanczosExtremes, bool> isEnough)
    {
        ArgumentNullException.ThrowIfNull(matrix);
        ArgumentNullException.ThrowIfNull(isEnough);
        if (start.Length != Size)
        {
            throw new ArgumentException($"Expected a start of {Size} elements, found {start.Length}.", nameof(start));
        }

        double norm = VectorMath.Norm(start);
        if (!(norm > 0) || double.IsInfinity(norm))
        {
            throw new ArgumentException($"The start vector has length {norm}.", nameof(start));
        }

        start.CopyTo(_next);
        double largest = 0, off = norm;
        for (int k = 0; ; k++)
        {
            double[] vector = _basis[k] ??= new double[Size];
            for (int i = 0; i < vector.Length; i++)
            {
                vector[i] = _next[i] / off;
            }

            matrix(vector, _next);
            double before = VectorMath.Norm(_next);
            _diagonal[k] = VectorMath.Dot(vector, _next);
            largest = Math.Max(largest, before);
            off = Orthogonalise(k, before, Size * Math.ScaleB(1, -52) * largest);
            if (!double.IsFinite(_diagonal[k]) || !double.IsFinite(off))
            {
                throw new ArithmeticException("A product of the matrix with a vector holds a NaN or an infinity.");
            }

            // What is left of a space that the matrix maps into itself is rounding errors.
            bool isWhole = k + 1 == Size || off <= Size * Math.ScaleB(1, -52) * largest;
            off = isWhole ? 0 : off;
            if (isWhole || k + 1 == MostIterations || (k + 1) % CheckEvery == 0)
            {
                LanczosExtremes ends = Ends(k + 1, off, tolerance);
                if (isWhole || k + 1 == MostIterations || isEnough(ends))
                {
                    return ends;
                }
            }

            _off[k] = off;
        }
    }

    // Takes the components along the basis out of the next vector; gives its length. A vector as short as `nothing` is one of rounding errors.
    private double Orthogonalise(int last, double before, double nothing)
    {
        while (true)
        {
            for (int i = last; i >= 0; i--)
            {
                VectorMath.Axpy(-VectorMath.Dot(_basis[i], _next), _basis[i], _next);
            }

            double after = VectorMath.Norm(_next);
            if (!(after < Cancelled * before) || after <= nothing)
            {
                return after;
            }

            before = after;
        }
    }

    private LanczosExtremes Ends(int count, double off, double tolerance)
    {
        (double lowest, double lowestLast) = _ends.Lowest(_diagonal.AsSpan(0, count), _off.AsSpan(0, count - 1));
        (double highest, double highestLast) = _ends.Highest(_diagonal.AsSpan(0, count), _off.AsSpan(0, count - 1));
        double allowed = tolerance * Math.Max(Math.Abs(lowest), Math.Abs(highest));
        double atLowest = off * lowestLast, atHighest = off * highestLast;
        return new LanczosExtremes(lowest, highest, atLowest, atHighest, count, atLowest <= allowed && atHighest <= allowed);
    }
}
