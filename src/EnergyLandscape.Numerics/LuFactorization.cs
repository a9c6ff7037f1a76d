using System.Runtime.CompilerServices;

namespace EnergyLandscape.Numerics;

/// <summary>P·A = L·U of dense square matrices of one size, by Gaussian elimination with partial pivoting.</summary>
/// <threadsafety>Not safe: one object a thread.</threadsafety>
public sealed class LuFactorization
{
    private readonly double[] _factor;
    private readonly int[] _order;
    private readonly double[] _work;

    /// <summary>Makes the buffers.</summary>
    /// <param name="size">Order n of the matrices.</param>
    public LuFactorization(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
        _factor = new double[size * size];
        _order = new int[size];
        _work = new double[size];
    }

    /// <summary>Order n of the matrices.</summary>
    public int Size { get; }

    /// <summary>Factors a matrix.</summary>
    /// <param name="matrix">n × n, row-major.</param>
    /// <returns>Whether it is finite and no pivot vanished; <see cref="Solve"/> may be called only then.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool TryFactor(ReadOnlySpan<double> matrix)
    {
        int n = Size;
        matrix.CopyTo(_factor);
        for (int i = 0; i < n; i++)
        {
            _order[i] = i;
        }

        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++)
            {
                pivot = Math.Abs(_factor[(i * n) + k]) > Math.Abs(_factor[(pivot * n) + k]) ? i : pivot;
            }

            Exchange(k, pivot);
            double diagonal = _factor[(k * n) + k];
            if (diagonal == 0 || !double.IsFinite(diagonal))
            {
                return false;
            }

            ReadOnlySpan<double> row = _factor.AsSpan((k * n) + k + 1, n - k - 1);
            for (int i = k + 1; i < n; i++)
            {
                double factor = _factor[(i * n) + k] / diagonal;
                _factor[(i * n) + k] = factor;
                if (factor != 0)
                {
                    VectorMath.Axpy(-factor, row, _factor.AsSpan((i * n) + k + 1, n - k - 1));
                }
            }
        }

        return true;
    }

    /// <summary>Solves A·x = b with the latest matrix.</summary>
    /// <param name="b">Right-hand side, length n.</param>
    /// <param name="x">Solution, length n; may be <paramref name="b"/> itself.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Solve(ReadOnlySpan<double> b, Span<double> x)
    {
        int n = Size;
        for (int i = 0; i < n; i++)
        {
            _work[i] = b[_order[i]] - VectorMath.Dot(_factor.AsSpan(i * n, i), _work.AsSpan(0, i));
        }

        for (int i = n - 1; i >= 0; i--)
        {
            double sum = _work[i] - VectorMath.Dot(_factor.AsSpan((i * n) + i + 1, n - i - 1), x[(i + 1)..n]);
            x[i] = sum / _factor[(i * n) + i];
        }
    }

    private void Exchange(int one, int two)
    {
        if (one == two)
        {
            return;
        }

        Span<double> first = _factor.AsSpan(one * Size, Size), second = _factor.AsSpan(two * Size, Size);
        first.CopyTo(_work);
        second.CopyTo(first);
        _work.CopyTo(second);
        (_order[one], _order[two]) = (_order[two], _order[one]);
    }
}
