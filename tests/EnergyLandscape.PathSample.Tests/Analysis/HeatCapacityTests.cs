using CsCheck;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Tests.Analysis;

/// <summary>Heat capacities against closed forms and derivatives of ln Z.</summary>
public sealed class HeatCapacityTests : StoreTests
{
    // Two levels of equal weights (Schottky): C/k = x² eˣ / (1 + eˣ)² at x = Δ/kT, highest where x tanh(x/2) = 2.
    private const double SchottkyX = 2.3993572805154;
    private const double SchottkyHeight = (SchottkyX * SchottkyX / 4) - 1;

    private static readonly Gen<(int Id, double Energy, double LogWeight)[]> _wells =
        Gen.Select(Gen.Double[0, 1], Gen.Double[-20, 20]).Array[1, 12].Select(wells => wells.Select((well, i) => (i + 1, well.Item1 - 3, well.Item2)).ToArray());

    [Fact]
    public void Two_wells_have_the_peak_of_schottky()
    {
        const double gap = 0.01, lowest = -5;
        var ensemble = new HarmonicSuperposition([(4, lowest + gap, 2), (7, lowest, 2)], 6);
        HeatCapacityCurve curve = HeatCapacityCurve.Of(ensemble, 1e-4, 1, 301, 2, CancellationToken.None);
        HeatCapacityPeak peak = Assert.Single(curve.Peaks);
        Assert.Equal(gap / SchottkyX, peak.Temperature, 1e-6 * gap);
        Assert.Equal(3 + SchottkyHeight, peak.HeatCapacity, 1e-9);
        Assert.Equal([7], peak.Losing);
        Assert.Equal([4], peak.Gaining);
        foreach (HeatCapacityPoint point in curve.Points)
        {
            double x = gap / point.Temperature, upper = 1 / (1 + Math.Exp(x));
            Assert.Equal(3 + (x * x * upper * (1 - upper)), point.HeatCapacity, 1e-12);
            Assert.Equal(lowest + (gap * upper) + (3 * point.Temperature), point.Energy, 1e-13);
            Assert.Equal(1 - upper, point.Occupation, 1e-13);
        }

        Assert.Equal(curve.Points.Select(point => point.Temperature).Order(), curve.Points.Select(point => point.Temperature));
        Assert.Equal((1e-4, 1.0), (curve.Points[0].Temperature, curve.Points[^1].Temperature));
    }

    // g copies of the upper well: the occupations are equal at kT = Δ / ln g, where C/k = κ/2 + (ln g)² / 4.
    [Fact]
    public void A_degenerate_upper_well_takes_over_at_the_temperature_of_its_entropy()
    {
        var ensemble = new HarmonicSuperposition([(1, 0, 0), (2, 1, 40)], 2);
        HeatCapacityPoint point = ensemble.At(1 / 40.0, new double[2]);
        Assert.Equal(1 + 400, point.HeatCapacity, 1e-9);
        Assert.Equal(0.5, point.Occupation, 1e-12);
    }

    // C/k = ∂/∂T (T² ∂ ln Z/∂T), by differences of ln Z.
    [Fact]
    public void Energies_and_heat_capacities_are_derivatives_of_ln_z() => Gen.Select(_wells, Gen.Double[-4, 1], Gen.Int[1, 80]).Sample((wells, decade, modes) =>
    {
        var ensemble = new HarmonicSuperposition(wells, modes);
        double beta = Math.Exp(-decade), h = 1e-3 * beta;
        double LogZ(double b) => ensemble.LogPartitionFunction(1 / b);
        double up = LogZ(beta + h), here = LogZ(beta), down = LogZ(beta - h), up2 = LogZ(beta + (2 * h)), down2 = LogZ(beta - (2 * h));
        double energy = -((8 * (up - down)) - (up2 - down2)) / (12 * h), variance = ((16 * (up + down)) - (up2 + down2) - (30 * here)) / (12 * h * h);
        HeatCapacityPoint point = ensemble.At(1 / beta, new double[wells.Length]);
        double scale = 1 + Math.Abs(here);
        Assert.Equal(energy, point.Energy, 1e-9 * scale / beta);
        Assert.Equal(beta * beta * variance, point.HeatCapacity, 1e-6 * scale + (1e-8 * point.HeatCapacity * beta * beta));
    });

    [Fact]
    public void A_store_gives_energies_orbits_and_products_and_leaves_flat_points_out()
    {
        using (StationaryPointStore store = Create())
        {
            store.Append(Minimum(0, 1, nullity: 0, logProduct: 4), 0, 3);
            store.Append(Minimum(0.5, 2, nullity: 0, logProduct: 1), 0, 8);
            store.Append(Minimum(0.7, 3, nullity: 1, logProduct: 1), 0, 8);
            store.Commit();
        }

        using StationaryPointStore read = StationaryPointStore.OpenReadOnly(Database, coordinates: false);
        HarmonicSuperposition ensemble = HarmonicSuperposition.Of(read, PointSelection.All);
        Assert.Equal((2, 1, 2, true), (ensemble.Minima, ensemble.LeftOut, ensemble.Modes, ensemble.CountsCopies));
        double z = 2 * Math.PI * 0.25 * ((3 * Math.Exp(-2)) + (8 * Math.Exp(-0.5) * Math.Exp(-2)));
        Assert.Equal(Math.Log(z), ensemble.LogPartitionFunction(0.25), 1e-13);
    }

    [Fact]
    public void Copies_count_for_all_minima_or_none()
    {
        using StationaryPointStore store = Create();
        store.Append(Minimum(0, 1, nullity: 0, logProduct: 0), 0, 3);
        store.Append(Minimum(1, 2, nullity: 0, logProduct: 0), 0, null);
        HarmonicSuperposition ensemble = HarmonicSuperposition.Of(store, PointSelection.All);
        Assert.False(ensemble.CountsCopies);
        Assert.Equal(0.5, ensemble.At(1e6, new double[2]).Occupation, 1e-6);
    }

    [Fact]
    public void A_single_well_has_no_peak()
    {
        var ensemble = new HarmonicSuperposition([(1, 3, 2)], 5);
        HeatCapacityCurve curve = HeatCapacityCurve.Of(ensemble, HeatCapacityCurve.RangeOf(ensemble).Lowest, HeatCapacityCurve.RangeOf(ensemble).Highest, 11, 1, CancellationToken.None);
        Assert.Empty(curve.Peaks);
        Assert.All(curve.Points, point => Assert.Equal(2.5, point.HeatCapacity));
        Assert.Throws<InputException>(() =>
        {
            using StationaryPointStore empty = Create();
            HarmonicSuperposition.Of(empty, PointSelection.All);
        });
    }

    private static StationaryPoint Minimum(double energy, double x, int nullity, double logProduct) =>
        StationaryPoint.Restore(energy, new[] { x, x }, 1e-14, 2e-14, 0, nullity, 0.5, 3, logProduct, 1e-12);
}
