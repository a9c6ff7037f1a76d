using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample.Counterparts;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests.Counterparts;

public sealed class CounterpartCensusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Every_point_is_its_own_counterpart_in_its_own_landscape()
    {
        using StationaryPointStore store = Explore("a", Network(LossFunction.CrossEntropy, 1e-2), out NetworkPotential potential);
        var landscape = new ComparedLandscape(store, potential, new ExplorationOptions());
        foreach (StationaryPointKind kind in new[] { StationaryPointKind.Minimum, StationaryPointKind.TransitionState })
        {
            CounterpartCensus census = CounterpartCensus.Run(landscape, landscape, kind, 2, CancellationToken.None);
            Assert.Equal(store.PointsOf(kind).Count, census.Pairs.Count);
            Assert.All(census.FromFirst, way =>
            {
                Assert.Equal(way.Point.Id, way.Stored!.Id);
                Assert.InRange(way.Distance, 0, 1e-6);
                Assert.Equal(way.Point.Energy, way.EnergyThere, 1e-14);
                Assert.Equal(way.EnergyHere, way.Point.Energy, 1e-14);
            });
        }
    }

    [Fact]
    public void Both_losses_of_xor_are_compared_the_same_either_way_round_and_on_any_threads()
    {
        using StationaryPointStore entropy = Explore("a", Network(LossFunction.CrossEntropy, 1e-3), out NetworkPotential one);
        using StationaryPointStore squares = Explore("b", Network(LossFunction.SquaredError, 1e-3), out NetworkPotential other);
        var first = new ComparedLandscape(entropy, one, new ExplorationOptions());
        var second = new ComparedLandscape(squares, other, new ExplorationOptions());
        CounterpartCensus census = CounterpartCensus.Run(first, second, StationaryPointKind.Minimum, 1, CancellationToken.None);
        CounterpartCensus turned = CounterpartCensus.Run(second, first, StationaryPointKind.Minimum, 3, CancellationToken.None);
        Assert.Equal(Ids(census.Pairs), Ids(turned.Pairs).Select(pair => (pair.Second, pair.First)).Order());
        Assert.Equal(census.FromFirst.Select(way => way.Distance), turned.FromSecond.Select(way => way.Distance));

        // Every minimum of the squared error has a counterpart; the cross-entropy has two more minima, which have none.
        Assert.Equal((14, 12), (entropy.Minima.Count, squares.Minima.Count));
        Assert.Equal(12, census.Pairs.Count);
        Assert.All(census.Pairs, pair =>
        {
            Assert.Equal(pair.First.Distance, pair.Second.Distance, 1e-9);
            Assert.Equal(pair.First.Point.Energy, pair.Second.Reached!.Energy, 1e-12);
            Assert.Equal(pair.First.EnergyThere, pair.Second.EnergyHere, 1e-9);
            Assert.True(pair.First.Reached!.Energy <= pair.First.EnergyThere);
        });

        // All weights zero: ln 2 is 1/4 there.
        CounterpartPair zero = census.Pairs[^1];
        Assert.Equal((Math.Log(2), 0.25), (zero.First.Point.Energy, zero.Second.Point.Energy));
        Assert.Equal(0, zero.First.Distance, 1e-9);
    }

    [Fact]
    public void Other_networks_and_other_data_are_refused()
    {
        NetworkPotential potential = Network(LossFunction.CrossEntropy, 1e-2);
        using StationaryPointStore store = ExploredXor.Open(_folder.File("a.db"), potential);
        var data = new TrainingSet("turned", [0, 0, 0, 1, 1, 0, 1, 1], 2, [1, 0, 0, 1], 1);
        (IPotential Other, string Words)[] cases =
        [
            (XorTruth.Potential(2, 1e-2), "networks 2-2-1 and 2-2-2"),
            (new NetworkPotential(new NetworkArchitecture([2, 2, 1], [Activation.Tanh]), TrainingSet.Xor(1), OutputFunction.Logistic), "activations logistic and tanh"),
            (new NetworkPotential(new NetworkArchitecture([2, 2, 1], [Activation.Logistic], biases: false), TrainingSet.Xor(1), OutputFunction.Logistic), "with and without biases"),
            (new NetworkPotential(new NetworkArchitecture([2, 2, 1], [Activation.Logistic]), data, OutputFunction.Logistic), "different data"),
            (new MuellerBrownSurface(), "different kinds"),
        ];
        var landscape = new ComparedLandscape(store, potential, new ExplorationOptions());
        Assert.All(cases, item => Assert.Contains(
            item.Words, Assert.Throws<InputException>(() => landscape.RequireSameCoordinates(landscape with { Potential = item.Other })).Message, StringComparison.Ordinal));
        landscape.RequireSameCoordinates(landscape with { Potential = Network(LossFunction.SquaredError, 0) });
    }

    [Fact]
    public void Barriers_are_those_of_the_tree()
    {
        SuperbasinTree tree = SuperbasinTree.Build(
            [new TreeMinimum(1, 0), new TreeMinimum(2, 1), new TreeMinimum(3, 2), new TreeMinimum(4, 2.5)],
            [new TreeTransitionState(1, 4, [1, 2]), new TreeTransitionState(2, 3, [2, 3])]);
        Assert.Equal(new BarrierStatistics(2, 1, 2, 2.5, 3), BarrierStatistics.Of(tree));
        Assert.Equal(0, BarrierStatistics.Of(SuperbasinTree.Build([new TreeMinimum(1, 0)], [])).Connected);
    }

    public void Dispose() => _folder.Dispose();

    private static NetworkPotential Network(LossFunction loss, double lambda) =>
        new(new NetworkArchitecture([2, 2, 1], [Activation.Logistic]), TrainingSet.Xor(1), OutputFunction.Logistic, loss, lambda);

    private static IEnumerable<(int First, int Second)> Ids(IReadOnlyList<CounterpartPair> pairs) => pairs.Select(pair => (pair.First.Point.Id, pair.Second.Point.Id)).Order();

    private StationaryPointStore Explore(string name, NetworkPotential network, out NetworkPotential potential)
    {
        potential = network;
        StationaryPointStore store = ExploredXor.Open(_folder.File(name + ".db"), network);
        new Explorer(store, network, new ExplorationOptions(), 2).Run(ExploredXor.Strategy(network), new MasterSeed(1), new ExplorationBudget(), null, CancellationToken.None);
        return store;
    }
}
