using CsCheck;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests.Disconnectivity;

public class PersistenceBarcodeTests
{
    [Fact]
    public void The_eldest_lives_on()
    {
        // 3 and 1 join at 5, where 1, the lower, lives on; 2 joins both at 7; 4 and 5 stay apart.
        PersistenceBarcode barcode = Barcodes.Of(
            [new(1, 1), new(2, 0), new(3, 2), new(4, 4), new(5, 4)], [new(11, 5, 1, 3), new(12, 7, 3, 2), new(13, 8, 1, 2), new(14, 6, 4, 5)]);
        Assert.Equal(
            [new(2, 0, null, double.PositiveInfinity), new(1, 1, 12, 7), new(3, 2, 11, 5), new(4, 4, null, double.PositiveInfinity), new(5, 4, 14, 6)],
            barcode.Bars);
        Assert.Equal((6, 3, 2), (barcode.Bars[1].Length, barcode.Bars[2].Length, barcode.Bars[4].Length));
    }

    [Fact]
    public void A_transition_state_that_joins_three_ends_two_bars()
    {
        PersistenceBarcode barcode = Barcodes.Of([new(1, 0), new(2, 1), new(3, 2)], [new(9, 5, [1, 2, 3])]);
        Assert.Equal([null, 9, 9], barcode.Bars.Select(bar => bar.TransitionState));
    }

    [Fact]
    public void Numbers_of_bars_alive_are_numbers_of_superbasins() => Barcodes.Landscapes.Sample(landscape =>
    {
        SuperbasinTree tree = SuperbasinTree.Build(landscape.Minima, landscape.TransitionStates);
        PersistenceBarcode barcode = PersistenceBarcode.Of(tree);
        Assert.Equal(landscape.Minima.Length, barcode.Bars.Count);
        Assert.Equal(tree.Roots.Count, barcode.Bars.Count(bar => bar.IsEssential));
        for (double energy = -0.5; energy < 22; energy++)
        {
            Assert.Equal(tree.CountSuperbasins(energy), barcode.Bars.Count(bar => bar.Birth < energy && bar.Death >= energy));
        }

        // The length of a bar is the lowest barrier to a minimum before it in the order of energies and ids.
        for (int i = 0; i < barcode.Bars.Count; i++)
        {
            double barrier = barcode.Bars.Take(i).Select(lower => tree.Barrier(barcode.Bars[i].Minimum, lower.Minimum)).DefaultIfEmpty(double.PositiveInfinity).Min();
            Assert.Equal(barrier, barcode.Bars[i].Death);
        }
    });

    [Fact]
    public void The_published_landscape_of_three_hidden_nodes_has_a_bar_a_minimum()
    {
        XorTruth truth = XorTruth.Of(3, 1e-4);
        ExploredXor found = ExploredXor.Of(3, 1e-4);
        PersistenceBarcode barcode = Barcodes.Of(
            [.. found.Minima.Select(minimum => new TreeMinimum(minimum.Id, minimum.Energy))],
            [.. found.TransitionStates.Select(ts => new TreeTransitionState(ts.Id, ts.Energy, [.. found.Connections[ts.Id - 1].Select(link => link.Minimum)]))]);
        Assert.Equal(truth.Minima.Length, barcode.Bars.Count);
        Assert.Single(barcode.Bars, bar => bar.IsEssential);
        Assert.Equal(truth.Minima.Min(minimum => minimum.Loss), barcode.Bars[0].Birth, 1e-13);
        Assert.All(barcode.Bars.Skip(1), bar => Assert.Equal(found.TransitionStates[bar.TransitionState!.Value - 1].Energy, bar.Death));
    }
}
