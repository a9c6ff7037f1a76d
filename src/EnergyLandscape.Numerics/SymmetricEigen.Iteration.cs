using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Numerics;

/// <content>Implicit QL of the tridiagonal matrix.</content>
public sealed unsafe partial class SymmetricEigen
{
    /// <summary>Implicit QL on the tridiagonal matrix; the rotations of one sweep are applied to the rows together.</summary>
    /// <returns>Whether every eigenvalue converged.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static bool Iterate(double* d, double* e, int n, double* cosines, double* sines, double* rows, int stride)
    {
        for (int l = 0; l < n; l++)
        {
            for (int sweep = 0; ; sweep++)
            {
                int m = l;
                while (m < n - 1 && Math.Abs(e[m]) > Negligible && Math.Abs(e[m]) > Epsilon * (Math.Abs(d[m]) + Math.Abs(d[m + 1])))
                {
                    m++;
                }

                if (m == l)
                {
                    break;
                }

                if (sweep == SweepsPerValue)
                {
                    return false;
                }

                double g = (d[l + 1] - d[l]) / (2 * e[l]);
                double r = Math.Sqrt(Math.FusedMultiplyAdd(g, g, 1));
                g = d[m] - d[l] + (e[l] / (g + Math.CopySign(r, g)));
                double s = 1, c = 1, p = 0;
                int i = m - 1;
                for (; i >= l; i--)
                {
                    double f = s * e[i], b = c * e[i];
                    double square = Math.FusedMultiplyAdd(g, g, f * f);
                    r = square > 1e-280 ? Math.Sqrt(square) : SafeHypotenuse(f, g);
                    e[i + 1] = r;
                    if (r == 0)
                    {
                        d[i + 1] -= p;
                        e[m] = 0;
                        break;
                    }

                    s = f / r;
                    c = g / r;
                    g = d[i + 1] - p;
                    r = Math.FusedMultiplyAdd(d[i] - g, s, 2 * c * b);
                    p = s * r;
                    d[i + 1] = g + p;
                    g = Math.FusedMultiplyAdd(c, r, -b);
                    cosines[i] = c;
                    sines[i] = s;
                }

                if (rows != null)
                {
                    Rotate(rows, stride, i + 1, m, cosines, sines);
                }

                if (i < l)
                {
                    d[l] -= p;
                    e[l] = g;
                    e[m] = 0;
                }
            }
        }

        return true;
    }

    private static double SafeHypotenuse(double f, double g)
    {
        const double Up = 1e150;
        return Math.Sqrt((f * Up * (f * Up)) + (g * Up * (g * Up))) / Up;
    }

    /// <summary>Applies the rotations of row pairs (i, i + 1), i = last − 1 down to first, column block by column block.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rotate(double* rows, int stride, int first, int last, double* cosines, double* sines)
    {
        int k = 0;
        for (; k + 16 <= stride; k += 16)
        {
            double* row = rows + (last * stride) + k;
            Vector256<double> f0 = Vector256.Load(row), f1 = Vector256.Load(row + 4);
            Vector256<double> f2 = Vector256.Load(row + 8), f3 = Vector256.Load(row + 12);
            for (int i = last - 1; i >= first; i--)
            {
                double* lower = row - stride;
                Vector256<double> c = Vector256.Create(cosines[i]), s = Vector256.Create(sines[i]), minusS = -s;
                Vector256<double> z0 = Vector256.Load(lower), z1 = Vector256.Load(lower + 4);
                Vector256<double> z2 = Vector256.Load(lower + 8), z3 = Vector256.Load(lower + 12);
                Vector256.FusedMultiplyAdd(c, f0, s * z0).Store(row);
                Vector256.FusedMultiplyAdd(c, f1, s * z1).Store(row + 4);
                Vector256.FusedMultiplyAdd(c, f2, s * z2).Store(row + 8);
                Vector256.FusedMultiplyAdd(c, f3, s * z3).Store(row + 12);
                f0 = Vector256.FusedMultiplyAdd(minusS, f0, c * z0);
                f1 = Vector256.FusedMultiplyAdd(minusS, f1, c * z1);
                f2 = Vector256.FusedMultiplyAdd(minusS, f2, c * z2);
                f3 = Vector256.FusedMultiplyAdd(minusS, f3, c * z3);
                row = lower;
            }

            f0.Store(row);
            f1.Store(row + 4);
            f2.Store(row + 8);
            f3.Store(row + 12);
        }

        for (; k < stride; k += 4)
        {
            double* row = rows + (last * stride) + k;
            Vector256<double> f = Vector256.Load(row);
            for (int i = last - 1; i >= first; i--)
            {
                double* lower = row - stride;
                Vector256<double> c = Vector256.Create(cosines[i]), s = Vector256.Create(sines[i]);
                Vector256<double> z = Vector256.Load(lower);
                Vector256.FusedMultiplyAdd(c, f, s * z).Store(row);
                f = Vector256.FusedMultiplyAdd(-s, f, c * z);
                row = lower;
            }

            f.Store(row);
        }
    }
}
