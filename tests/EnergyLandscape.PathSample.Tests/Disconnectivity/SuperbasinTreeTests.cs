using System.Globalization;
using CsCheck;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests.Disconnectivity;

public class SuperbasinTreeTests
{
    // Coarse energies, so that ties are common; sides with one to four minima.
    private static readonly Gen<(TreeMinimum[] Minima, TreeTransitionState[] TransitionStates)> Landscapes =
        from n in Gen.Int[1, 12]
        from lows in Gen.Int[0, 9].Array[n]
        from joins in Gen.Select(Gen.Int[8, 20], Gen.Int[0, n - 1].Array[1, 4]).Array[0, 25]
        select (
            lows.Select((e, i) => new TreeMinimum((3 * i) + 1, e)).ToArray(),
            joins.Select((link, i) => new TreeTransitionState(i + 1, link.Item1, link.Item2.Select(m => (3 * m) + 1).ToArray())).ToArray());

    [Fact]
    public void Barriers_equal_the_brute_force_minimax() => Landscapes.Sample(landscape =>
    {
        SuperbasinTree tree = SuperbasinTree.Build(landscape.Minima, landscape.TransitionStates);
        double[,] expected = Minimax(landscape.Minima, landscape.TransitionStates);
        for (int i = 0; i < landscape.Minima.Length; i++)
        {
            for (int j = 0; j < landscape.Minima.Length; j++)
            {
                Assert.Equal(expected[i, j], tree.Barrier(landscape.Minima[i].Id, landscape.Minima[j].Id));
            }
        }
    });

    [Fact]
    public void Barriers_are_ultrametric() => Landscapes.Sample(landscape =>
    {
        SuperbasinTree tree = SuperbasinTree.Build(landscape.Minima, landscape.TransitionStates);
        int[] ids = landscape.Minima.Select(minimum => minimum.Id).ToArray();
        foreach (int i in ids)
        {
            foreach (int j in ids)
            {
                Assert.All(ids, k => Assert.True(Math.Max(tree.Barrier(i, k), tree.Barrier(k, j)) >= tree.Barrier(i, j)));
            }
        }
    });

    [Fact]
    public void Nodes_are_well_formed() => Landscapes.Sample(landscape =>
    {
        SuperbasinTree tree = SuperbasinTree.Build(landscape.Minima, landscape.TransitionStates);
        Assert.Equal(landscape.Minima.Length, tree.Roots.Sum(root => root.LeafCount));
        for (int i = 0; i < tree.Nodes.Count; i++)
        {
            SuperbasinNode node = tree.Nodes[i];
            Assert.Equal(i, node.Index);
            Assert.True(node.IsLeaf == i < tree.LeafCount && (node.IsLeaf || node.Children.Count >= 2));
            Assert.Equal(SuperbasinTree.LeavesOf(node).Count(), node.LeafCount);
            Assert.Equal(
                SuperbasinTree.LeavesOf(node).Select(leaf => leaf.Lowest).OrderBy(m => m.Energy).ThenBy(m => m.Id).First(), node.Lowest);
            Assert.All(node.Children, child => Assert.True(child.IsLeaf ? child.Energy <= node.Energy : child.Energy < node.Energy));
        }
    });

    [Fact]
    public void Relabelling_minima_and_shuffling_transition_states_leave_the_tree_unchanged() =>
        Gen.Select(Landscapes, Gen.Int[1, 1000]).Sample((landscape, seed) =>
        {
            int Renamed(int id) => (int)((id * 7919L + seed) % 1_000_003);
            var minima = landscape.Minima.Reverse().Select(m => m with { Id = Renamed(m.Id) });
            var states = landscape.TransitionStates.Reverse().Select((t, i) => new TreeTransitionState(i, t.Energy, t.Minima.Select(Renamed).Reverse().ToArray()));
            var first = Shapes(SuperbasinTree.Build(landscape.Minima, landscape.TransitionStates), Renamed);
            Assert.Equal(first, Shapes(SuperbasinTree.Build(minima, states), id => id));
        });

    [Fact]
    public void A_transition_state_that_reaches_several_superbasins_makes_one_node()
    {
        SuperbasinTree tree = SuperbasinTree.Build(
            [new(1, 0), new(2, 1), new(3, 2), new(4, 3)],
            [new(1, 5, [1, 2]), new(2, 7, [2, 3, 4, 4]), new(3, 6, [3, 3]), new(4, 9, [1, 4])]);
        SuperbasinNode root = Assert.Single(tree.Roots);
        Assert.Equal(7, root.Energy);
        Assert.Equal(2, root.TransitionState);
        Assert.Equal([1, 3, 4], root.Children.Select(child => child.Lowest.Id));
        Assert.Equal(6, tree.Nodes.Count);
    }

    [Fact]
    public void Parts_that_nothing_joins_stay_apart()
    {
        SuperbasinTree tree = SuperbasinTree.Build([new(1, 0), new(2, 1), new(3, -1)], [new(1, 5, 1, 2), new(2, 6, 3, 3)]);
        Assert.Equal([3, 1], tree.Roots.Select(root => root.Lowest.Id));
        Assert.Equal(double.PositiveInfinity, tree.Barrier(1, 3));
        Assert.Equal(2, tree.ConnectedTo(2).LeafCount);
        Assert.Empty(SuperbasinTree.Build([], []).Roots);
    }

    [Fact]
    public void A_transition_state_below_its_minimum_is_raised_and_listed()
    {
        SuperbasinTree tree = SuperbasinTree.Build([new(1, 0), new(2, 3)], [new(8, 2, 1, 2)]);
        Assert.Equal(3, tree.Barrier(1, 2));
        Assert.Equal([8], tree.RaisedTransitionStates);
    }

    [Fact]
    public void Impossible_input_is_named()
    {
        Assert.Contains("minimum 9", Assert.Throws<InputException>(() => SuperbasinTree.Build([new(1, 0)], [new(4, 1, 1, 9)])).Message, StringComparison.Ordinal);
        Assert.Contains("Minimum 1", Assert.Throws<InputException>(() => SuperbasinTree.Build([new(1, 0), new(1, 2)], [])).Message, StringComparison.Ordinal);
        Assert.Throws<InputException>(() => SuperbasinTree.Build([new(1, double.NaN)], []));
        Assert.Throws<InputException>(() => SuperbasinTree.Build([new(1, 0)], [new(1, double.PositiveInfinity, 1, 1)]));
    }

    [Fact]
    public void On_levels_minima_join_at_the_next_level_strictly_above() =>
        Gen.Select(Landscapes, Gen.Int[1, 6], Gen.Int[5, 22]).Sample((landscape, spacing, first) =>
        {
            const int Count = 5;
            SuperbasinTree exact = SuperbasinTree.Build(landscape.Minima, landscape.TransitionStates);
            SuperbasinTree coarse = exact.AtLevels(first, spacing, Count);
            foreach (TreeMinimum a in landscape.Minima)
            {
                foreach (TreeMinimum b in landscape.Minima)
                {
                    double barrier = exact.Barrier(a.Id, b.Id);
                    double expected = a.Id == b.Id ? a.Energy : Enumerable.Range(0, Count).Select(i => (double)first - (i * spacing))
                        .Where(level => level > barrier).DefaultIfEmpty(double.PositiveInfinity).Min();
                    Assert.Equal(expected, coarse.Barrier(a.Id, b.Id));
                }
            }
        });

    [Fact]
    public void Leaving_minima_out_keeps_the_other_barriers() => Landscapes.Sample(landscape =>
    {
        SuperbasinTree exact = SuperbasinTree.Build(landscape.Minima, landscape.TransitionStates);
        int[] kept = landscape.Minima.Skip(1).Select(minimum => minimum.Id).ToArray();
        SuperbasinTree smaller = exact.Without([landscape.Minima[0].Id]);
        Assert.Equal(kept.Length, smaller.LeafCount);
        Assert.All(kept, a => Assert.All(kept, b => Assert.Equal(exact.Barrier(a, b), smaller.Barrier(a, b))));
    });

    [Fact]
    public void Superbasins_at_a_level_are_those_of_the_sublevel_set() =>
        Gen.Select(Landscapes, Gen.Int[0, 21]).Sample((landscape, level) =>
        {
            SuperbasinTree tree = SuperbasinTree.Build(landscape.Minima, landscape.TransitionStates);
            int[] below = landscape.Minima.Where(minimum => minimum.Energy < level).Select(minimum => minimum.Id).ToArray();
            int expected = below.Count(a => !below.Any(b => b < a && tree.Barrier(a, b) < level));
            Assert.Equal(expected, tree.CountSuperbasins(level));
        });

    [Fact]
    public void A_chain_of_100000_merges_is_built_and_coarsened()
    {
        const int N = 100_000;
        SuperbasinTree tree = SuperbasinTree.Build(
            Enumerable.Range(1, N).Select(i => new TreeMinimum(i, i * 1e-9)),
            Enumerable.Range(1, N - 1).Select(i => new TreeTransitionState(i, i + 1, i, i + 1)));
        Assert.Equal((2 * N) - 1, tree.Nodes.Count);
        Assert.Equal(N, tree.Barrier(1, N));
        Assert.InRange(tree.AtLevels(50).Nodes.Count, N + 40, N + 50);
    }

    [Theory]
    [InlineData("nine_community")]
    [InlineData("tetra_ala_initial")]
    [InlineData("lj38_initial")]
    [InlineData("pygt_32state")]
    public void Levels_hold_as_many_nodes_as_disconnectionDPS(string database)
    {
        string folder = SharedFolder.Find("databases", database);
        SuperbasinTree whole = Read(folder);
        SuperbasinTree tree = whole.ConnectedTo(whole.GlobalMinimum.Id);
        int compared = 0;
        foreach (string line in File.ReadLines(Path.Combine(folder, "oracle", "dps_levels.csv")).Where(line => line.StartsWith(',')))
        {
            double[] column = line.Split(',').Skip(1).Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
            Assert.Equal(column[5], tree.LeafCount);
            Assert.True(column[7] == tree.CountSuperbasins(column[3], column[0]), $"level {column[3]}: {column[7]} nodes expected, {tree.CountSuperbasins(column[3], column[0])} counted");
            compared++;
        }

        Assert.True(compared > 10);
    }

    private static SuperbasinTree Read(string folder)
    {
        static double[][] Table(string path) => File.ReadLines(path).Where(line => line.Trim().Length > 0)
            .Select(line => line.Replace('D', 'E').Split((char[])[' ', ',', '\t'], StringSplitOptions.RemoveEmptyEntries)
                .Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray()).ToArray();
        return SuperbasinTree.Build(
            Table(Path.Combine(folder, "min.data")).Select((row, i) => new TreeMinimum(i + 1, row[0])),
            Table(Path.Combine(folder, "ts.data")).Select((row, i) => new TreeTransitionState(i + 1, row[0], (int)row[3], (int)row[4])));
    }

    private static double[,] Minimax(TreeMinimum[] minima, TreeTransitionState[] states)
    {
        int n = minima.Length;
        var barrier = new double[n, n];
        int At(int id) => Array.FindIndex(minima, minimum => minimum.Id == id);
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                barrier[i, j] = i == j ? minima[i].Energy : double.PositiveInfinity;
            }
        }

        foreach (TreeTransitionState state in states)
        {
            double energy = Math.Max(state.Energy, state.Minima.Max(id => minima[At(id)].Energy));
            foreach (int a in state.Minima)
            {
                foreach (int b in state.Minima.Where(b => b != a))
                {
                    barrier[At(a), At(b)] = Math.Min(barrier[At(a), At(b)], energy);
                }
            }
        }

        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    if (i != j && i != k && j != k)
                    {
                        barrier[i, j] = Math.Min(barrier[i, j], Math.Max(barrier[i, k], barrier[k, j]));
                    }
                }
            }
        }

        return barrier;
    }

    private static List<string> Shapes(SuperbasinTree tree, Func<int, int> rename) => tree.Nodes
        .Select(node => node.Energy.ToString(CultureInfo.InvariantCulture) + ":"
            + string.Join(',', SuperbasinTree.LeavesOf(node).Select(leaf => rename(leaf.Lowest.Id)).Order()))
        .Order(StringComparer.Ordinal).ToList();
}
