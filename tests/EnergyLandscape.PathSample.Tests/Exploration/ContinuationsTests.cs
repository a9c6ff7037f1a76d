using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests;

public class ContinuationsTests
{
    [Fact]
    public void An_exhaustive_exploration_continues_every_minimum_and_transition_state_once_and_agrees_with_the_reference()
    {
        NetworkPotential potential = XorTruth.Potential(2, 1e-3);
        XorTruth truth = XorTruth.Of(2, 1e-3);
        using var folder = new TemporaryFolder();
        using StationaryPointStore store = Explore(folder, potential, exhaustive: true);
        (StationaryPointKind?, int?)[] continued = [.. store.Log.Searches.Where(search => search.Plan.Method == SearchMethod.Continuation)
            .Select(search => (search.Plan.ParentKind, search.Plan.Parent))];
        Assert.Equal(continued.Distinct().Count(), continued.Length);
        Assert.Equal(
            store.Minima.Concat(store.TransitionStates).Select(point => ((StationaryPointKind?)point.Kind, (int?)point.Id)).Order(),
            continued.Order());
        Assert.Empty(new Continuations(potential, allIndices: false).Remaining(store));
        Assert.Equal(store.HigherSaddles, new Continuations(potential, allIndices: true).Remaining(store).OrderBy(point => point.Id));
        XorTruth.AssertSameLosses(truth.Minima.Select(point => point.Loss), store.Minima.Select(point => point.Energy), 1e-12);
        XorTruth.AssertSameLosses(truth.TransitionStates.Select(point => point.Loss), store.TransitionStates.Select(point => point.Energy), 1e-12);
        Assert.True(store.Minima.Concat(store.TransitionStates).Count(point => point.Hits.ContainsKey(SearchMethod.Continuation)) >= 6);
    }

    [Fact]
    public void Without_exhaustive_nothing_is_continued()
    {
        using var folder = new TemporaryFolder();
        using StationaryPointStore store = Explore(folder, XorTruth.Potential(1, 1e-3), exhaustive: false);
        Assert.DoesNotContain(store.Log.Searches, search => search.Plan.Method == SearchMethod.Continuation);
    }

    [Fact]
    public void A_potential_without_a_family_or_at_its_end_is_never_continued()
    {
        using var folder = new TemporaryFolder();
        using StationaryPointStore store = Explore(folder, XorTruth.Potential(1, 1e-3), exhaustive: false);
        Assert.NotEmpty(new Continuations(XorTruth.Potential(1, 1e-3), allIndices: false).Remaining(store));
        Assert.Empty(new Continuations(new MuellerBrownSurface(), allIndices: false).Remaining(store));
        Assert.Empty(new Continuations(XorTruth.Potential(1, 0), allIndices: false).Remaining(store));
    }

    private static StationaryPointStore Explore(TemporaryFolder folder, NetworkPotential potential, bool exhaustive)
    {
        StationaryPointStore store = ExploredXor.Open(folder.File("xor.db"), potential);
        var options = new LandscapeStrategyOptions { Patience = 500, Exhaustive = exhaustive };
        new Explorer(store, potential, new ExplorationOptions(), 2)
            .Run(new LandscapeStrategy(options, potential), new MasterSeed(3), new ExplorationBudget { MaxSearches = 20000 }, null, CancellationToken.None);
        return store;
    }
}
