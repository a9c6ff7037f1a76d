using CsCheck;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Rendering.Tests.Trees;

public class TreeLayoutTests
{
    private static readonly Gen<TreeOrder> Orders = Gen.Enum<TreeOrder>();

    [Fact]
    public void The_leaves_of_every_superbasin_stand_side_by_side() => Gen.Select(SampleTrees.Random, Orders).Sample((tree, order) =>
    {
        TreeLayout layout = TreeLayout.Of(tree, new() { Order = order });
        Dictionary<int, int> slot = layout.Leaves.ToDictionary(leaf => leaf.Minimum, leaf => leaf.Slot);
        Assert.Equal(Enumerable.Range(0, tree.LeafCount), layout.Leaves.Select(leaf => leaf.Slot));
        foreach (SuperbasinNode node in layout.Tree.Nodes)
        {
            int[] slots = SuperbasinTree.LeavesOf(node).Select(leaf => slot[leaf.Lowest.Id]).ToArray();
            Assert.Equal(node.LeafCount, slots.Max() - slots.Min() + 1);
        }
    });

    [Fact]
    public void No_lines_cross() => Gen.Select(SampleTrees.Random, Orders, Gen.Double[0, 0.2]).Sample(
        (tree, order, shoulder) =>
        {
            TreeLayout layout = TreeLayout.Of(tree, new() { Order = order, Shoulder = shoulder });
            var lines = layout.Branches.SelectMany(branch => branch.Points.Zip(branch.Points.Skip(1))).ToArray();
            for (int i = 0; i < lines.Length; i++)
            {
                for (int j = i + 1; j < lines.Length; j++)
                {
                    Assert.False(Cross(lines[i].First, lines[i].Second, lines[j].First, lines[j].Second));
                }
            }
        },
        iter: 60);

    [Fact]
    public void Everything_lies_inside_the_frame_and_leaves_end_at_their_energies() => SampleTrees.Random.Sample(tree =>
    {
        TreeLayout layout = TreeLayout.Of(tree);
        Assert.All(layout.Branches.SelectMany(branch => branch.Points), point =>
        {
            Assert.InRange(point.X, 0, 1);
            Assert.InRange(point.Energy, layout.LowestEnergy, layout.HighestEnergy);
        });
        Assert.All(layout.Leaves, leaf => Assert.Equal(tree.Leaf(leaf.Minimum).Energy, leaf.End.Energy));
        Assert.Equal(tree.Roots.Count > 1, layout.UnconnectedEnergy.HasValue);
    });

    [Fact]
    public void A_window_cuts_the_branches() => SampleTrees.Random.Sample(tree =>
    {
        TreeLayout layout = TreeLayout.Of(tree, new() { MinimumEnergy = tree.GlobalMinimum.Energy + 0.1, MaximumEnergy = tree.GlobalMinimum.Energy + 6 });
        Assert.All(layout.Branches.SelectMany(branch => branch.Points), point => Assert.InRange(point.Energy, layout.LowestEnergy, layout.HighestEnergy));
        Assert.Equal(tree.Leaves.Count(leaf => leaf.Energy < tree.GlobalMinimum.Energy + 6), layout.Leaves.Count);
    });

    [Fact]
    public void The_order_of_the_input_does_not_matter()
    {
        TreeMinimum[] minima = [new(1, 0), new(2, 0), new(3, 1), new(4, 0.5)];
        TreeTransitionState[] states = [new(1, 2, 1, 2), new(2, 2, 2, 3), new(3, 2, 3, 4), new(4, 2, 1, 4)];
        TreeLayout first = TreeLayout.Of(SuperbasinTree.Build(minima, states));
        TreeLayout second = TreeLayout.Of(SuperbasinTree.Build(
            minima.Reverse(), states.Select((state, i) => state with { Id = 4 - i }).Reverse()));
        Assert.Equal(first.Leaves, second.Leaves);
    }

    [Fact]
    public void The_lowest_minimum_of_a_plain_funnel_stands_in_the_middle()
    {
        SuperbasinTree funnel = SuperbasinTree.Build(
            Enumerable.Range(0, 21).Select(i => new TreeMinimum(i, i)),
            Enumerable.Range(1, 20).Select(i => new TreeTransitionState(i, 30 + i, 0, i)));
        Assert.Equal(10, TreeLayout.Of(funnel).Leaves.Single(leaf => leaf.Minimum == 0).Slot);
    }

    [Fact]
    public void Nothing_to_draw_is_said_in_one_sentence()
    {
        Assert.EndsWith(".", Assert.Throws<InputException>(() => TreeLayout.Of(SuperbasinTree.Build([], []))).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => TreeLayout.Of(SampleTrees.Small, new() { ExcludeMinima = [1, 2, 3, 4, 5] }));
        Assert.Throws<InputException>(() => TreeLayout.Of(SampleTrees.Small, new() { MinimumEnergy = 5 , MaximumEnergy = 4 }));
    }

    [Fact]
    public void A_chain_of_20000_merges_is_laid_out()
    {
        const int N = 20_000;
        SuperbasinTree tree = SuperbasinTree.Build(
            Enumerable.Range(1, N).Select(i => new TreeMinimum(i, i * 1e-9)),
            Enumerable.Range(1, N - 1).Select(i => new TreeTransitionState(i, i + 1, i, i + 1)));
        Assert.Equal(N, TreeLayout.Of(tree).Leaves.Count);
        Assert.Equal(N, TreeLayout.Of(tree.AtLevels(3)).Leaves.Count);
    }

    private static bool Cross(TreePoint a, TreePoint b, TreePoint c, TreePoint d)
    {
        static double Side(TreePoint p, TreePoint q, TreePoint r) =>
            ((q.X - p.X) * (r.Energy - p.Energy)) - ((q.Energy - p.Energy) * (r.X - p.X));
        const double Small = 1e-12;
        double c1 = Side(a, b, c), c2 = Side(a, b, d), a1 = Side(c, d, a), a2 = Side(c, d, b);
        return ((c1 > Small && c2 < -Small) || (c1 < -Small && c2 > Small)) && ((a1 > Small && a2 < -Small) || (a1 < -Small && a2 > Small));
    }
}
