using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Numerics;

/// <content>Householder reduction to tridiagonal form, and the product of its reflections.</content>
public sealed unsafe partial class SymmetricEigen
{
    /// <summary>Householder reduction from the last row up. The reflection of row i is I − u·uᵀ/norms[i], u left in row i.</summary>
    /// <remarks>The rank-2 update of one step and the matrix-vector product of the next share one pass over the rows.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Reduce(double* rows, int n, int stride, double* d, double* e, double* norms, double* p, double* q)
    {
        for (int k = 0; k < stride; k++)
        {
            p[k] = 0;
            q[k] = 0;
        }

        double* u = q; // no reflection yet: an update by zero
        for (int i = n - 1; i > 0; i--)
        {
            // Row i after the update by the reflection of row i + 1, then its own reflection in its place.
            double* row = rows + (i * stride);
            int padded = RoundUp(i + 1);
            if (i < n - 1)
            {
                UpdateRow(row, u, q, u[i], q[i], padded);
            }

            d[i] = row[i];
            double last = row[i - 1];
            for (int k = i - 1; k < padded; k++)
            {
                row[k] = 0;
            }

            padded = RoundUp(i);
            double rest = Dot(row, row, padded);
            double norm = 0, inverse = 0;
            if (rest > 1e-280)
            {
                double g = Math.Sqrt(Math.FusedMultiplyAdd(last, last, rest));
                g = last >= 0 ? -g : g;
                e[i] = g;
                row[i - 1] = last - g;
                norm = 0.5 * Math.FusedMultiplyAdd(last - g, last - g, rest);
                inverse = 1 / norm;
            }
            else
            {
                e[i] = last;
                for (int k = 0; k < padded; k++)
                {
                    row[k] = 0;
                }
            }

            norms[i] = norm;
            for (int j = 0; j < i; j++)
            {
                double* other = rows + (j * stride);
                p[j] = (i < n - 1 ? UpdateRowAndDot(other, u, q, u[j], q[j], row, padded) : Dot(other, row, padded)) * inverse;
            }

            for (int k = i; k < padded; k++)
            {
                p[k] = 0;
            }

            u = row;
            double half = 0.5 * Dot(u, p, padded) * inverse;
            Vector256<double> minusHalf = Vector256.Create(-half);
            for (int k = 0; k < padded; k += 4)
            {
                Vector256.FusedMultiplyAdd(minusHalf, Vector256.Load(u + k), Vector256.Load(p + k)).Store(q + k);
            }
        }

        d[0] = rows[0];
        for (int i = 1; i < n; i++)
        {
            e[i - 1] = e[i];
        }

        e[n - 1] = 0;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void UpdateRow(double* row, double* u, double* q, double uj, double qj, int count)
    {
        Vector256<double> minusU = Vector256.Create(-uj), minusQ = Vector256.Create(-qj);
        for (int k = 0; k < count; k += 4)
        {
            Vector256<double> value = Vector256.FusedMultiplyAdd(minusU, Vector256.Load(q + k), Vector256.Load(row + k));
            Vector256.FusedMultiplyAdd(minusQ, Vector256.Load(u + k), value).Store(row + k);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double UpdateRowAndDot(double* row, double* u, double* q, double uj, double qj, double* next, int count)
    {
        Vector256<double> minusU = Vector256.Create(-uj), minusQ = Vector256.Create(-qj), sum = Vector256<double>.Zero;
        for (int k = 0; k < count; k += 4)
        {
            Vector256<double> value = Vector256.FusedMultiplyAdd(minusU, Vector256.Load(q + k), Vector256.Load(row + k));
            value = Vector256.FusedMultiplyAdd(minusQ, Vector256.Load(u + k), value);
            value.Store(row + k);
            sum = Vector256.FusedMultiplyAdd(value, Vector256.Load(next + k), sum);
        }

        return SumLanes(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double Dot(double* x, double* y, int count)
    {
        Vector256<double> sum = Vector256<double>.Zero;
        for (int k = 0; k < count; k += 4)
        {
            sum = Vector256.FusedMultiplyAdd(Vector256.Load(x + k), Vector256.Load(y + k), sum);
        }

        return SumLanes(sum);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double SumLanes(Vector256<double> sum)
    {
        Vector128<double> pair = sum.GetLower() + sum.GetUpper();
        return pair.GetElement(0) + pair.GetElement(1);
    }

    /// <summary>Turns the reflections left by <see cref="Reduce"/> into the rows of Qᵀ, where A = Q·T·Qᵀ.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Accumulate(double* rows, int n, int stride, double* norms)
    {
        // Before step i the leading (i − 1) × (i − 1) block is done and row i − 1 still holds its reflection, used up by now.
        for (int i = 1; i <= n; i++)
        {
            double* fresh = rows + ((i - 1) * stride);
            for (int k = 0; k < stride; k++)
            {
                fresh[k] = 0;
            }

            fresh[i - 1] = 1;
            if (i == n || norms[i] == 0)
            {
                continue;
            }

            double* u = rows + (i * stride);
            double inverse = -1 / norms[i];
            int padded = RoundUp(i);
            for (int j = 0; j < i; j++)
            {
                double* row = rows + (j * stride);
                Vector256<double> factor = Vector256.Create(Dot(row, u, padded) * inverse);
                for (int k = 0; k < padded; k += 4)
                {
                    Vector256.FusedMultiplyAdd(factor, Vector256.Load(u + k), Vector256.Load(row + k)).Store(row + k);
                }
            }
        }
    }
}
