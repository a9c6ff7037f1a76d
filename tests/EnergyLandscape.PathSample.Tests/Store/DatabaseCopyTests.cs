using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests;

public class DatabaseCopyTests
{
    [Fact]
    public void A_copy_without_searches_has_all_points_and_is_not_explored_further()
    {
        NetworkPotential potential = XorTruth.Potential(1, 1e-3);
        using var folder = new TemporaryFolder();
        string whole = folder.File("whole.db"), slim = folder.File("slim.db");
        int minima, transitionStates;
        using (StationaryPointStore store = ExploredXor.Open(whole, potential))
        {
            store.BeginRun("1", "# a run file", "test", 1);
            new Explorer(store, potential, new ExplorationOptions(), 1)
                .Run(ExploredXor.Strategy(potential), new MasterSeed(1), new ExplorationBudget(256), null, CancellationToken.None);
            store.FinishRun("budget");
            (minima, transitionStates) = (store.Minima.Count, store.TransitionStates.Count);
        }

        DatabaseCopy.WithoutSearches(whole, slim);
        DatabaseCopy.WithoutSearches(whole, slim);
        using StationaryPointStore copy = ExploredXor.Open(slim, potential);
        Assert.Equal((minima, transitionStates), (copy.Minima.Count, copy.TransitionStates.Count));
        Assert.NotEqual(0, minima);
        Assert.All(copy.TransitionStates, saddle => Assert.NotEmpty(copy.ConnectionsOf(saddle.Id)));
        Assert.Empty(copy.Log.Searches);
        Assert.Equal((false, 256), (copy.HasSearchLog, copy.FinishedSearches));
        Assert.False(CompletenessEvidence.Of(copy).HasArrivals);
        Assert.True(new FileInfo(slim).Length < new FileInfo(whole).Length);
        InputException refused = Assert.Throws<InputException>(() => new Explorer(copy, potential, new ExplorationOptions(), 1)
            .Run(ExploredXor.Strategy(potential), new MasterSeed(1), new ExplorationBudget(256), null, CancellationToken.None));
        Assert.Contains("without its searches", refused.Message, StringComparison.Ordinal);
    }
}
