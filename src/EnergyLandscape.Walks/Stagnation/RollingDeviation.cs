using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EnergyLandscape.Walks;

/// <summary>Population standard deviations, by two passes: deviations of 1e-8 from values near 1 keep their digits.</summary>
/// <remarks>Four windows at once, each with the operations and their order that one alone has, so the bits do not depend on the position.</remarks>
internal static class RollingDeviation
{
    /// <summary>Standard deviation within each window.</summary>
    /// <param name="values">Values, as many as the window or more.</param>
    /// <param name="window">Points in a window.</param>
    /// <param name="deviations">Receives values − window + 1 numbers.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Compute(ReadOnlySpan<double> values, int window, Span<double> deviations)
    {
        int count = values.Length - window + 1, i = 0;
        Vector256<double> points = Vector256.Create((double)window);
        for (; i + 4 <= count; i += 4)
        {
            ReadOnlySpan<double> from = values[i..];
            Vector256<double> sum = Vector256<double>.Zero, squares = Vector256<double>.Zero;
            for (int k = 0; k < window; k++)
            {
                sum += Vector256.Create(from.Slice(k, 4));
            }

            Vector256<double> mean = sum / points;
            for (int k = 0; k < window; k++)
            {
                Vector256<double> off = Vector256.Create(from.Slice(k, 4)) - mean;
                squares += off * off;
            }

            Vector256.Sqrt(squares / points).CopyTo(deviations.Slice(i, 4));
        }

        for (; i < count; i++)
        {
            deviations[i] = Of(values.Slice(i, window));
        }
    }

    /// <summary>Standard deviation of some values.</summary>
    /// <param name="values">At least one.</param>
    public static double Of(ReadOnlySpan<double> values)
    {
        double sum = 0, squares = 0;
        foreach (double value in values)
        {
            sum += value;
        }

        double mean = sum / values.Length;
        foreach (double value in values)
        {
            squares += (value - mean) * (value - mean);
        }

        return Math.Sqrt(squares / values.Length);
    }
}
