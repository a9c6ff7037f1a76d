using CsCheck;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Tests;

public sealed class LandscapeNetworkTests
{
    private static readonly Gen<(int Minima, NetworkSaddle[] Saddles)> AnyNetwork =
        from minima in Gen.Int[1, 7]
        from saddles in Gen.Select(Gen.Int[0, 5], Gen.Int[1, minima].Array[0, 2], Gen.Int[1, minima].Array[0, 2]).Array[0, 9]
        select (minima, saddles.Select((s, i) => new NetworkSaddle(i + 1, s.Item1, s.Item2, s.Item3)).ToArray());

    [Fact]
    public void Minimax_paths_agree_with_trying_every_path() => AnyNetwork.Sample(
        (minima, saddles) =>
        {
            var network = new LandscapeNetwork(minima, saddles);
            for (int a = 1; a <= minima; a++)
            {
                for (int b = 1; b <= minima; b++)
                {
                    List<PathStep>? expected = Best(minima, saddles, a, b);
                    Assert.Equal(expected, network.MinimaxPath(a, b));
                    Assert.Equal(expected is not null, network.ComponentOf(a) == network.ComponentOf(b));
                    double? barrier = expected?.Select(s => saddles[s.TransitionState - 1].Energy)
                        .DefaultIfEmpty(double.NegativeInfinity).Max();
                    Assert.Equal(barrier, network.LowestBarrier(a, b));
                }
            }
        },
        iter: 400);

    [Fact]
    public void Components_count_from_one_in_order_of_their_lowest_minimum() => AnyNetwork.Sample(
        (minima, saddles) =>
        {
            var network = new LandscapeNetwork(minima, saddles);
            int[] labels = network.Components().ToArray();
            int[] firsts = [.. labels.Distinct()];
            Assert.Equal(Enumerable.Range(1, network.ComponentCount), firsts);
            for (int a = 1; a <= minima; a++)
            {
                bool[] reached = Reachable(minima, saddles, a);
                for (int b = 1; b <= minima; b++)
                {
                    Assert.Equal(reached[b], labels[a - 1] == labels[b - 1]);
                }
            }
        });

    [Fact]
    public void Barriers_are_ultrametric() => AnyNetwork.Sample(
        (minima, saddles) =>
        {
            var network = new LandscapeNetwork(minima, saddles);
            double Barrier(int a, int b) => network.LowestBarrier(a, b) ?? double.PositiveInfinity;
            for (int i = 1; i <= minima; i++)
            {
                for (int j = 1; j <= minima; j++)
                {
                    for (int k = 1; k <= minima; k++)
                    {
                        Assert.True(Math.Max(Barrier(i, k), Barrier(k, j)) >= Barrier(i, j));
                    }
                }
            }
        },
        iter: 50);

    [Fact]
    public void The_graph_has_an_edge_per_pair_across_the_sides_with_loops_and_parallels()
    {
        var network = new LandscapeNetwork(
            4,
            [
                new(1, 1, [1], [1]),
                new(2, 2, [2, 1], [1, 2]),
                new(3, 3, [2], [1]),
                new(4, 4, [4], []),
            ]);
        Assert.Equal(4, network.Graph.VertexCount);
        Assert.Equal(
            ["1-1 1", "1-1 2", "1-2 2", "1-2 3", "2-2 2"],
            network.Graph.Edges.Select(e => $"{e.Source}-{e.Target} {e.TransitionState}").Order(StringComparer.Ordinal));
        Assert.Equal([1, 1, 2, 3], network.Components().ToArray());
    }

    [Fact]
    public void A_transition_state_joins_all_minima_that_it_reaches()
    {
        var network = new LandscapeNetwork(3, [new(1, 5, [1, 2], [3])]);
        Assert.Equal(1, network.ComponentCount);
        Assert.Equal([new PathStep(1, 1, 2)], network.MinimaxPath(1, 2)!);
        Assert.Equal(2, network.Graph.EdgeCount);
    }

    [Fact]
    public void A_store_gives_its_network_also_of_an_earlier_moment()
    {
        using var folder = new TemporaryFolder();
        var landscape = new LandscapeIdentity("{}", 0, new IdentityRule());
        using var store = StationaryPointStore.Create(folder.File("a.db"), landscape, null, TimeProvider.System);
        Append(1, 0);
        Append(2, 0);
        Append(3, 1);
        store.AddConnection(new(1, 0, 1));
        store.AddConnection(new(1, 1, 2));
        PointSnapshot before = store.Snapshot;
        Append(2.5, 0);
        Append(4, 1);
        store.AddConnection(new(2, 0, 3));
        store.AddConnection(new(2, 1, 2));

        Assert.Equal([new PathStep(3, 2, 2), new PathStep(2, 1, 1)], LandscapeNetwork.Of(store).MinimaxPath(3, 1)!);
        var earlier = LandscapeNetwork.Of(store, before);
        Assert.Equal((2, 1), (earlier.MinimumCount, earlier.Saddles.Count));

        void Append(double energy, int index) => store.Append(
            StationaryPoint.Restore(energy, Array.Empty<double>(), 0, 0, index, 0, 0, 0, 0, 0), 0, null);
    }

    private static List<PathStep>? Best(int minima, NetworkSaddle[] saddles, int a, int b)
    {
        List<PathStep>? best = null;
        var visited = new bool[minima + 1];
        Extend(a, []);
        return best;

        void Extend(int at, List<PathStep> path)
        {
            if (at == b)
            {
                if (best is null || Compare(path, best) < 0)
                {
                    best = [.. path];
                }

                return;
            }

            visited[at] = true;
            for (int to = 1; to <= minima; to++)
            {
                NetworkSaddle? by = visited[to]
                    ? null
                    : saddles.Where(s => Reaches(s, at) && Reaches(s, to)).OrderBy(s => s.Energy).ThenBy(s => s.Id).FirstOrDefault();
                if (by is not null)
                {
                    path.Add(new PathStep(at, by.Id, to));
                    Extend(to, path);
                    path.RemoveAt(path.Count - 1);
                }
            }

            visited[at] = false;
        }

        int Compare(List<PathStep> p, List<PathStep> q)
        {
            int order = Highest(p).CompareTo(Highest(q));
            order = order != 0 ? order : p.Count.CompareTo(q.Count);
            for (int i = 0; order == 0 && i < p.Count; i++)
            {
                order = p[i].To.CompareTo(q[i].To);
            }

            return order;
        }

        double Highest(List<PathStep> p) => p.Select(s => saddles[s.TransitionState - 1].Energy).DefaultIfEmpty(double.NegativeInfinity).Max();
    }

    private static bool[] Reachable(int minima, NetworkSaddle[] saddles, int from)
    {
        var reached = new bool[minima + 1];
        reached[from] = true;
        for (int round = 0; round < minima; round++)
        {
            foreach (NetworkSaddle saddle in saddles)
            {
                int[] all = [.. saddle.FirstSide, .. saddle.SecondSide];
                if (all.Any(m => reached[m]))
                {
                    foreach (int m in all)
                    {
                        reached[m] = true;
                    }
                }
            }
        }

        return reached;
    }

    private static bool Reaches(NetworkSaddle saddle, int minimum) => saddle.FirstSide.Contains(minimum) || saddle.SecondSide.Contains(minimum);
}
