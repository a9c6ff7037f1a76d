using CsCheck;
using EnergyLandscape.PathSample.Disconnectivity;

namespace EnergyLandscape.PathSample.Tests.Disconnectivity;

public class BottleneckDistanceTests
{
    [Fact]
    public void By_hand()
    {
        PersistenceBarcode none = Barcodes.OfBars(0), one = Barcodes.OfBars(0, (1, 4)), moved = Barcodes.OfBars(0, (1.5, 4.25));
        Assert.Equal(2, BottleneckDistance.Between(none, one));
        Assert.Equal(0.75, BottleneckDistance.Between(one, moved));
        Assert.Equal(0.25, BottleneckDistance.Between(none, Barcodes.OfBars(0.25)));

        // A short bar beside: half its length, as it is nearer to nothing than to the other.
        Assert.Equal(0.5, BottleneckDistance.Between(one, Barcodes.OfBars(0, (1, 4), (8, 1))));

        // Each long bar needs a partner of its own.
        Assert.Equal(2, BottleneckDistance.Between(Barcodes.OfBars(0, (1, 4), (1, 4)), one));
    }

    [Fact]
    public void Bars_without_end_match_each_other_only()
    {
        PersistenceBarcode two = Barcodes.Of([new(1, 0), new(2, 3)], []), one = Barcodes.Of([new(1, 0)], []);
        Assert.Equal(double.PositiveInfinity, BottleneckDistance.Between(one, two));
        Assert.Equal(1, BottleneckDistance.Between(two, Barcodes.Of([new(1, 2), new(2, 1)], [])));
    }

    [Fact]
    public void Equals_the_best_of_all_matchings() => Gen.Select(Barcodes.Connected, Barcodes.Connected).Sample(
        (a, b) => Assert.Equal(AllMatchings(a, b), BottleneckDistance.Between(a, b)), iter: 500);

    [Fact]
    public void Is_a_metric() => Gen.Select(Barcodes.Connected, Barcodes.Connected, Barcodes.Connected).Sample((a, b, c) =>
    {
        Assert.Equal(0, BottleneckDistance.Between(a, a));
        Assert.Equal(BottleneckDistance.Between(a, b), BottleneckDistance.Between(b, a));
        Assert.True(BottleneckDistance.Between(a, c) <= BottleneckDistance.Between(a, b) + BottleneckDistance.Between(b, c) + 1e-12);
        Assert.True(BottleneckDistance.Between(a, b) > 0 || a.Bars.Where(bar => bar.Length > 0).Select(bar => (bar.Birth, bar.Death)).Order()
            .SequenceEqual(b.Bars.Where(bar => bar.Length > 0).Select(bar => (bar.Birth, bar.Death)).Order()));
    });

    [Fact]
    public void Is_no_larger_than_the_largest_change_of_an_energy() => Gen.Select(Barcodes.Landscapes, Gen.Double[-0.4, 0.4].Array[26]).Sample((landscape, shifts) =>
    {
        TreeMinimum[] minima = [.. landscape.Minima.Select((m, i) => m with { Energy = m.Energy + shifts[i] })];
        TreeTransitionState[] states = [.. landscape.TransitionStates.Select((t, i) => t with { Energy = t.Energy + shifts[10 + i] })];
        double largest = shifts.Take(minima.Length).Concat(shifts.Skip(10).Take(states.Length)).Max(Math.Abs);
        double distance = BottleneckDistance.Between(Barcodes.Of(landscape.Minima, landscape.TransitionStates), Barcodes.Of(minima, states));
        Assert.InRange(distance, 0, largest + 1e-12);
    });

    [Fact]
    public void Many_bars_that_only_fit_in_one_way_are_matched()
    {
        // Bar i fits bars i − 1 and i; the first of one side has only one partner, so all must follow.
        (double, double)[] one = [.. Enumerable.Range(0, 400).Select(i => ((double)i, 1000.0))], two = [.. Enumerable.Range(0, 400).Select(i => (i + 0.5, 1000.0))];
        Assert.Equal(0.5, BottleneckDistance.Between(Barcodes.OfBars(-1, one), Barcodes.OfBars(-1, [.. two.Reverse()])));
    }

    // Every bar of a goes to one of b that is free, or to nothing; what is left of b goes to nothing.
    private static double AllMatchings(PersistenceBarcode a, PersistenceBarcode b)
    {
        (double, double)[] one = Finite(a), two = Finite(b);
        double essential = Math.Abs(a.Bars[0].Birth - b.Bars[0].Birth);
        return Math.Max(essential, Best(0, 0));

        double Best(int at, int taken)
        {
            if (at == one.Length)
            {
                return Enumerable.Range(0, two.Length).Where(i => (taken & (1 << i)) == 0).Select(i => Half(two[i])).DefaultIfEmpty(0).Max();
            }

            double best = Math.Max(Half(one[at]), Best(at + 1, taken));
            for (int i = 0; i < two.Length; i++)
            {
                if ((taken & (1 << i)) == 0)
                {
                    double distance = Math.Max(Math.Abs(one[at].Item1 - two[i].Item1), Math.Abs(one[at].Item2 - two[i].Item2));
                    best = Math.Min(best, Math.Max(distance, Best(at + 1, taken | (1 << i))));
                }
            }

            return best;
        }

        static double Half((double Birth, double Death) bar) => (bar.Death - bar.Birth) / 2;
        static (double, double)[] Finite(PersistenceBarcode barcode) => [.. barcode.Bars.Where(bar => !bar.IsEssential).Select(bar => (bar.Birth, bar.Death))];
    }
}
