using System.Numerics;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests;

public class MorseEulerTests
{
    [Theory]
    [InlineData(1, 1e-1)]
    [InlineData(1, 1e-2)]
    [InlineData(1, 1e-4)]
    [InlineData(1, 1e-6)]
    [InlineData(2, 1e-2)]
    [InlineData(2, 1e-3)]
    [InlineData(2, 1e-4)]
    [InlineData(2, 1e-5)]
    [InlineData(2, 1e-6)]
    [InlineData(3, 1e-2)]
    [InlineData(3, 1e-6)]
    public void The_sum_over_all_stationary_points_is_one_in_every_fixed_space(int hidden, double lambda)
    {
        NetworkPotential potential = XorTruth.Potential(hidden, lambda);
        using var folder = new TemporaryFolder();
        using StationaryPointStore store = Explored(potential, folder);
        var sums = new MorseEulerSums(potential);
        sums.TakeUp(store);
        Assert.All(sums.Sums, sum => Assert.Equal(BigInteger.One, sum));
        Assert.Empty(sums.Unbalanced);

        MorseInequalities morse = MorseInequalities.Of(store)!;
        Assert.Equal(BigInteger.One, morse.EulerSum);
        Assert.Empty(morse.Violated);
    }

    [Fact]
    public void Without_biases_the_space_of_zero_units_is_the_origin_alone()
    {
        var potential = new NetworkPotential(new NetworkArchitecture([2, 2, 2], [Activation.Tanh], biases: false), TrainingSet.Xor(2), lambda: 1e-3);
        using var folder = new TemporaryFolder();
        using StationaryPointStore store = Explored(potential, folder);
        var sums = new MorseEulerSums(potential);
        sums.TakeUp(store);
        Assert.Contains(sums.Spaces, space => space.ReducedDimension <= 2);
        Assert.All(sums.Sums, sum => Assert.Equal(BigInteger.One, sum));
    }

    [Fact]
    public void One_missing_point_of_any_index_upsets_the_sum()
    {
        NetworkPotential potential = XorTruth.Potential(2, 1e-3);
        using var folder = new TemporaryFolder();
        using StationaryPointStore store = Explored(potential, folder);
        StoredPoint[] all = [.. store.Minima, .. store.TransitionStates, .. store.HigherSaddles];
        foreach (StoredPoint missing in all)
        {
            using var less = new TemporaryFolder();
            using StationaryPointStore rest = ExploredXor.Open(less.File("less.db"), potential);
            foreach (StoredPoint point in all.Where(point => point != missing))
            {
                rest.Append(point.Point, 0, point.OrbitSize);
            }

            var sums = new MorseEulerSums(potential);
            sums.TakeUp(rest);
            Assert.NotEmpty(sums.Unbalanced);
            Assert.NotEqual(BigInteger.One, MorseInequalities.Of(rest)!.EulerSum);
        }
    }

    [Fact]
    public void The_inequalities_notice_what_the_sum_does_not()
    {
        // Without minimum and transition state of equal orbits the sum stays 1, but a transition state has nothing to join.
        NetworkPotential potential = XorTruth.Potential(1, 1e-3);
        using var folder = new TemporaryFolder();
        using StationaryPointStore store = Explored(potential, folder);
        using var less = new TemporaryFolder();
        using StationaryPointStore rest = ExploredXor.Open(less.File("less.db"), potential);
        foreach (StoredPoint point in store.Minima.OrderBy(point => point.Energy).Take(1).Concat(store.TransitionStates))
        {
            rest.Append(point.Point, 0, point.OrbitSize);
        }

        Assert.NotEqual(BigInteger.One, MorseInequalities.Of(rest)!.EulerSum);
        using var only = new TemporaryFolder();
        using StationaryPointStore saddles = ExploredXor.Open(only.File("only.db"), potential);
        foreach (StoredPoint point in store.TransitionStates)
        {
            saddles.Append(point.Point, 0, point.OrbitSize);
        }

        Assert.Contains(0, MorseInequalities.Of(saddles)!.Violated);
    }

    private static StationaryPointStore Explored(NetworkPotential potential, TemporaryFolder folder)
    {
        StationaryPointStore store = ExploredXor.Open(folder.File("xor.db"), potential);
        var options = new LandscapeStrategyOptions { Exhaustive = true, AllIndices = true };
        ExplorationEnd end = new Explorer(store, potential, new ExplorationOptions(), 2)
            .Run(new LandscapeStrategy(options, potential), new MasterSeed(1), new ExplorationBudget(), null, CancellationToken.None);
        Assert.Equal(ExplorationEndKind.Finished, end.Kind);
        return store;
    }
}
