using EnergyLandscape.Numerics;
using MathNet.Numerics;

namespace EnergyLandscape.PathSample.Analysis;

/// <summary>The heat capacity of a landscape against the temperature, in the harmonic superposition picture.</summary>
/// <param name="Ensemble">The sum of wells.</param>
/// <param name="Points">Temperatures ascending, closer beside peaks.</param>
/// <param name="Peaks">The maxima between the first and the last temperature, ascending.</param>
public sealed record HeatCapacityCurve(HarmonicSuperposition Ensemble, IReadOnlyList<HeatCapacityPoint> Points, IReadOnlyList<HeatCapacityPeak> Peaks)
{
    private const int Named = 3;

    // A sharp peak shows its shape when the two intervals on either side of it are cut into so many.
    private const int Cuts = 8;

    // Below this a maximum is rounding.
    private const double LeastHeight = 1e-9;

    /// <summary>The temperatures that show a landscape unless others are asked for: from a hundred-thousandth of the range of energies to all of it.</summary>
    /// <param name="ensemble">The sum of wells.</param>
    public static (double Lowest, double Highest) RangeOf(HarmonicSuperposition ensemble)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        double range = ensemble.Range > 0 ? ensemble.Range : 1;
        return (1e-5 * range, range);
    }

    /// <summary>Measures the curve at temperatures evenly spaced by their logarithms, and finds its peaks.</summary>
    /// <param name="ensemble">The sum of wells.</param>
    /// <param name="lowest">Lowest kT, positive.</param>
    /// <param name="highest">Highest kT, above it.</param>
    /// <param name="count">Number of temperatures, at least 3; those beside peaks come in addition.</param>
    /// <param name="threads">Number of threads; the result does not depend on it.</param>
    /// <param name="token">Stops between temperatures.</param>
    public static HeatCapacityCurve Of(HarmonicSuperposition ensemble, double lowest, double highest, int count, int threads, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(ensemble);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lowest);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(highest, lowest);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 3);
        double step = Math.Log(highest / lowest) / (count - 1);
        var points = new HeatCapacityPoint[count];
        OrderedBatch.Run(
            count, threads, () => new double[ensemble.Minima],
            (buffer, k, _) => ensemble.At(k == count - 1 ? highest : lowest * Math.Exp(k * step), buffer), (k, point) => points[k] = point, token);
        var peaks = new List<HeatCapacityPeak>();
        var close = new SortedDictionary<double, HeatCapacityPoint>();
        var room = new double[ensemble.Minima];
        for (int k = 1; k < count - 1; k++)
        {
            token.ThrowIfCancellationRequested();
            double here = points[k].HeatCapacity;
            if (here > points[k - 1].HeatCapacity && here >= points[k + 1].HeatCapacity && here - (ensemble.Modes / 2.0) > LeastHeight)
            {
                double at = Math.Exp(FindMinimum.OfScalarFunctionConstrained(
                    ln => -ensemble.At(Math.Exp(ln), room).HeatCapacity, Math.Log(points[k - 1].Temperature), Math.Log(points[k + 1].Temperature), 1e-8));
                (IReadOnlyList<int> losing, IReadOnlyList<int> gaining) = ensemble.Exchange(at, Named);
                peaks.Add(new HeatCapacityPeak(at, ensemble.At(at, room).HeatCapacity, losing, gaining));
                for (int cut = -2 * Cuts; cut <= 2 * Cuts; cut++)
                {
                    double beside = points[k].Temperature * Math.Exp(cut * step / Cuts);
                    if (cut % Cuts != 0 && beside > lowest && beside < highest)
                    {
                        close[beside] = ensemble.At(beside, room);
                    }
                }
            }
        }

        return new HeatCapacityCurve(ensemble, [.. points.Concat(close.Values).OrderBy(point => point.Temperature)], peaks);
    }
}
