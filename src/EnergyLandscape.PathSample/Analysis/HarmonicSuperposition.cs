using System.Numerics;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Analysis;

/// <summary>The canonical ensemble of a landscape as a sum of harmonic wells, one for every minimum and each of its symmetry copies (Wales 1993,
/// doi:10.1080/00268979300100141; Wales, Energy Landscapes, Cambridge 2003, section 7.1).</summary>
/// <remarks>
/// <para>Z(T) = Σ_i n_i (2πkT)^(κ/2) Π_i^(−1/2) exp(−E_i/kT), with n_i the orbit size, Π_i the product of the κ positive Hessian eigenvalues. There are no momenta, so that a
/// single well has C = κk/2. Temperatures are kT, in units of the energy.</para>
/// <para>Harmonic wells have no rims: far above the barriers the numbers describe this sum and no longer the landscape.</para>
/// </remarks>
/// <threadsafety>Immutable; safe.</threadsafety>
public sealed class HarmonicSuperposition
{
    // Wells whose weight is below e^−100 of the largest take no part, not even 10⁶ of them at a hundred thousand times kT.
    private const double Negligible = 100;

    private readonly int[] _ids;
    private readonly double[] _energies;
    private readonly double[] _logWeights;
    private readonly double[] _highestFrom;
    private readonly double _lowest;

    /// <summary>Makes the sum of plain numbers.</summary>
    /// <param name="wells">Id, energy and ln(n Π^(−1/2)) of every minimum, all finite; at least one.</param>
    /// <param name="modes">κ, the number of vibrational modes of each.</param>
    /// <exception cref="ArgumentException">There is no well.</exception>
    public HarmonicSuperposition(IEnumerable<(int Id, double Energy, double LogWeight)> wells, int modes)
    {
        (int Id, double Energy, double LogWeight)[] all = [.. wells.OrderBy(well => well.Energy).ThenBy(well => well.Id)];
        if (all.Length == 0)
        {
            throw new ArgumentException("A superposition needs at least one well.", nameof(wells));
        }

        _lowest = all[0].Energy;
        _ids = [.. all.Select(well => well.Id)];
        _energies = [.. all.Select(well => well.Energy - _lowest)];
        _logWeights = [.. all.Select(well => well.LogWeight)];
        _highestFrom = [.. _logWeights];
        for (int i = all.Length - 2; i >= 0; i--)
        {
            _highestFrom[i] = Math.Max(_highestFrom[i], _highestFrom[i + 1]);
        }

        Modes = modes;
    }

    /// <summary>κ, the number of modes of a well.</summary>
    public int Modes { get; }

    /// <summary>Number of minima in the sum.</summary>
    public int Minima => _ids.Length;

    /// <summary>Number of minima left out, because they have more zero eigenvalues than others or an unknown product of eigenvalues.</summary>
    public int LeftOut { get; private init; }

    /// <summary>Whether symmetry copies count; they do not when the orbit size of some minimum is unknown.</summary>
    public bool CountsCopies { get; private init; } = true;

    /// <summary>Highest energy less the lowest.</summary>
    public double Range => _energies[^1];

    /// <summary>The sum over the minima of a store.</summary>
    /// <param name="store">The landscape; coordinates are not needed.</param>
    /// <param name="selection">Which minima.</param>
    /// <exception cref="InputException">There is no minimum with a known product of eigenvalues.</exception>
    public static HarmonicSuperposition Of(StationaryPointStore store, PointSelection selection)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(selection);
        StoredPoint[] asked = [.. selection.Of(store, StationaryPointKind.Minimum)];
        StoredPoint[] known = [.. asked.Where(minimum => double.IsFinite(minimum.Point.LogProduct))];
        if (known.Length == 0)
        {
            throw new InputException($"{store.Path} holds no minimum that is asked for with its Hessian's eigenvalues, expected at least one");
        }

        int nullity = known.Min(minimum => minimum.Point.Nullity);
        StoredPoint[] used = [.. known.Where(minimum => minimum.Point.Nullity == nullity)];
        bool copies = used.All(minimum => minimum.OrbitSize is { } orbit && orbit > 0);
        return new HarmonicSuperposition(
            used.Select(minimum => (minimum.Id, minimum.Energy, (copies ? BigInteger.Log(minimum.OrbitSize!.Value) : 0) - (minimum.Point.LogProduct / 2))), store.Identity.Dimension - nullity)
        {
            LeftOut = asked.Length - used.Length,
            CountsCopies = copies,
        };
    }

    /// <summary>ln Z at a temperature.</summary>
    /// <param name="temperature">kT, positive, in units of the energy.</param>
    public double LogPartitionFunction(double temperature)
    {
        (double highest, double sum, int _) = Occupations(temperature, new double[_ids.Length]);
        return (Modes / 2.0 * Math.Log(2 * Math.PI * temperature)) + highest + Math.Log(sum) - (_lowest / temperature);
    }

    /// <summary>The ensemble at a temperature.</summary>
    /// <param name="temperature">kT, positive, in units of the energy.</param>
    /// <param name="buffer">Room for a number for each minimum.</param>
    /// <remarks>C/k = κ/2 + (⟨E²⟩ − ⟨E⟩²)/(kT)², the averages over wells.</remarks>
    public HeatCapacityPoint At(double temperature, double[] buffer)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        (double _, double sum, int count) = Occupations(temperature, buffer);
        double mean = 0;
        int most = 0;
        for (int i = 0; i < count; i++)
        {
            mean += buffer[i] * _energies[i];
            most = buffer[i] > buffer[most] ? i : most;
        }

        mean /= sum;
        double variance = 0;
        for (int i = 0; i < count; i++)
        {
            double off = (_energies[i] - mean) / temperature;
            variance += buffer[i] * off * off;
        }

        return new HeatCapacityPoint(temperature, (Modes / 2.0) + (variance / sum), _lowest + mean + (Modes / 2.0 * temperature), _ids[most], buffer[most] / sum);
    }

    /// <summary>The minima whose occupation falls most, and those whose rises most, per relative change of the temperature.</summary>
    /// <param name="temperature">kT.</param>
    /// <param name="count">How many of either at most.</param>
    /// <returns>Ids; the minima below the mean energy lose what those above it gain: dp_i/d ln T = p_i (E_i − ⟨E⟩)/kT.</returns>
    public (IReadOnlyList<int> Losing, IReadOnlyList<int> Gaining) Exchange(double temperature, int count)
    {
        var buffer = new double[_ids.Length];
        (double _, double sum, int used) = Occupations(temperature, buffer);
        double mean = buffer.Take(used).Select((weight, i) => weight * _energies[i]).Sum() / sum;
        (int Id, double Rate)[] rates = [.. _ids.Take(used).Select((id, i) => (id, buffer[i] * (_energies[i] - mean)))];
        return (
            [.. rates.Where(rate => rate.Rate < 0).OrderBy(rate => rate.Rate).Take(count).Select(rate => rate.Id)],
            [.. rates.Where(rate => rate.Rate > 0).OrderByDescending(rate => rate.Rate).Take(count).Select(rate => rate.Id)]);
    }

    // Occupations up to a factor, of the lowest wells that count: exponents about the highest, so that nothing overflows.
    private (double Highest, double Sum, int Count) Occupations(double temperature, double[] weights)
    {
        double highest = double.NegativeInfinity;
        int count = 0;
        for (; count < _ids.Length && _highestFrom[count] - (_energies[count] / temperature) > highest - Negligible; count++)
        {
            weights[count] = _logWeights[count] - (_energies[count] / temperature);
            highest = Math.Max(highest, weights[count]);
        }

        Span<double> used = weights.AsSpan(0, count);
        foreach (ref double weight in used)
        {
            weight -= highest;
        }

        VectorMath.Exp(used, used);
        return (highest, VectorMath.Sum(used), count);
    }
}
