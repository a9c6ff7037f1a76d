using CsCheck;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.PathSample.Disconnectivity;

namespace EnergyLandscape.PathSample.Tests.Analysis;

/// <summary>Barriers against pair-by-pair searches and numbers by hand.</summary>
public sealed class LandscapeBarriersTests : StoreTests
{
    private static readonly Gen<(TreeMinimum[] Minima, TreeTransitionState[] Saddles)> _landscapes =
        from count in Gen.Int[1, 12]
        from lows in Gen.Int[0, 9].Array[count]
        from joins in Gen.Select(Gen.Int[8, 20], Gen.Int[0, count - 1].Array[1, 3]).Array[0, 20]
        select (
            lows.Select((energy, i) => new TreeMinimum(i + 1, energy)).ToArray(),
            joins.Select((link, i) => new TreeTransitionState(i + 1, link.Item1, [.. link.Item2.Select(minimum => minimum + 1)])).ToArray());

    [Fact]
    public void One_pass_down_the_tree_gives_the_barrier_of_every_pair() => _landscapes.Sample(landscape =>
    {
        SuperbasinTree tree = SuperbasinTree.Build(landscape.Minima, landscape.Saddles);
        IReadOnlyDictionary<int, double> barriers = LandscapeBarriers.ToGlobalMinimum(tree);
        int global = tree.GlobalMinimum.Id;
        Assert.False(barriers.ContainsKey(global));
        foreach (TreeMinimum minimum in landscape.Minima.Where(minimum => minimum.Id != global))
        {
            double expected = tree.Barrier(minimum.Id, global) - minimum.Energy;
            Assert.Equal(expected, barriers.GetValueOrDefault(minimum.Id, double.PositiveInfinity));
        }
    });

    // A chain whose tree is as deep as it has minima: pair by pair this would take 10¹⁰ steps.
    [Fact]
    public void A_chain_of_100000_minima_takes_one_pass()
    {
        const int count = 100_000;
        SuperbasinTree tree = SuperbasinTree.Build(
            Enumerable.Range(1, count).Select(id => new TreeMinimum(id, id)),
            Enumerable.Range(1, count - 1).Select(id => new TreeTransitionState(id, count + id, [id, id + 1])));
        IReadOnlyDictionary<int, double> barriers = LandscapeBarriers.ToGlobalMinimum(tree);
        Assert.Equal(count - 1, barriers.Count);
        Assert.All(barriers, entry => Assert.Equal(count - 1, entry.Value));
    }

    // Minima 0, 1, 3 and a lonely one at 2; saddles at 4 (between 1 and 2), 5 (between 2 and 3), 6 (3 with a copy of itself), 4.5 with one known side only.
    [Fact]
    public void Means_of_a_landscape_by_hand()
    {
        using StationaryPointStore store = Create();
        foreach (double energy in (double[])[0, 1, 3, 2])
        {
            store.Append(Point(energy, energy + 1), 0, 1);
        }

        foreach (double energy in (double[])[4, 5, 6, 4.5])
        {
            store.Append(Point(energy, energy + 1, index: 1), 0, 1);
        }

        foreach ((int saddle, int side, int minimum) in ((int, int, int)[])[(1, 0, 1), (1, 1, 2), (2, 0, 2), (2, 1, 3), (3, 0, 3), (3, 1, 3), (4, 0, 4)])
        {
            store.AddConnection(new(saddle, side, minimum));
        }

        LandscapeBarriers barriers = LandscapeBarriers.Of(store, PointSelection.All);
        Assert.Equal((3, (3 + 2 + 3) / 3.0, 1), (barriers.Lower.Count, barriers.Lower.Mean, barriers.BetweenCopies));
        Assert.Equal((4 + 4 + 3) / 3.0, barriers.Upper.Mean, 1e-15);
        Assert.Equal((3 + 2 + 3 + 4 + 4 + 3) / 6.0, barriers.Both.Mean, 1e-15);
        Assert.Equal((2, (3 + 2) / 2.0, 1), (barriers.ToGlobal.Count, barriers.ToGlobal.Mean, barriers.Unconnected));
        Assert.Equal(3, barriers.Energies.Count);
        double deviation = Math.Sqrt(((16 + 1 + 25) / 9.0) / 3);   // about the mean 4/3
        Assert.Equal(2.5 / deviation, barriers.Funnel, 1e-14);
        Assert.Equal(2.5 / 3, barriers.FunnelOfRange, 1e-15);
        LandscapeBarriers two = LandscapeBarriers.Of(store, PointSelection.All with { Lowest = 2 });
        Assert.Equal((1, 3.0, 0, 2), (two.ToGlobal.Count, two.ToGlobal.Mean, two.Unconnected, two.Energies.Count));
        Assert.Equal(3 / 0.5, two.Funnel, 1e-14);

        // Without the second minimum its two transition states count nowhere, but the third minimum still gets down over them.
        LandscapeBarriers without = LandscapeBarriers.Of(store, PointSelection.All with { LeftOut = new HashSet<int> { 2 } });
        Assert.Equal((1, 3.0, 2, 1), (without.Lower.Count, without.Lower.Mean, without.Energies.Count, without.Unconnected));
        Assert.Equal(2, without.ToGlobal.Mean, 1e-14);

        // A side that reaches several minima counts by the lowest that is left.
        store.AddConnection(new(1, 1, 3));
        Assert.Equal((1 + 3) / 2.0, LandscapeBarriers.Of(store, PointSelection.All with { LeftOut = new HashSet<int> { 2 } }).Lower.Mean, 1e-14);

        // Where paths over it are left out, too, the third minimum has none.
        LandscapeBarriers avoiding = LandscapeBarriers.Of(store, PointSelection.All with { Avoided = new HashSet<int> { 2 } });
        Assert.Equal((1, 0, 1, 2), (avoiding.Lower.Count, avoiding.ToGlobal.Count, avoiding.Energies.Count, avoiding.Unconnected));
    }
}
