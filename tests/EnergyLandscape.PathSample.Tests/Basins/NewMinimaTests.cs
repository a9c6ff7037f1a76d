using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests.Basins;

public sealed class NewMinimaTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public void Minima_are_stored_once_with_a_search_and_a_run_of_their_own()
    {
        ExploredXor xor = ExploredXor.Of(2, 1e-3);
        string path = _folder.File("new.db");
        using (StationaryPointStore store = ExploredXor.Open(path, xor.Potential))
        {
            store.BeginRun("7", "text", "0", 1);
            IReadOnlyList<StoredPoint> stored = NewMinima.Record(store, [.. xor.Minima.Select((minimum, i) => (minimum.Point, i + 1L))], SearchMethod.Basins);
            Assert.Equal(Enumerable.Range(1, xor.Minima.Count), stored.Select(point => point.Id));
            Assert.Null(store.PendingBatch());
            store.FinishRun("added");
        }

        using StationaryPointStore read = StationaryPointStore.OpenReadOnly(path, xor.Potential.Symmetry);
        Assert.Equal(xor.Minima.Select(minimum => minimum.Energy), read.Minima.Select(minimum => minimum.Energy));
        Assert.All(read.Minima, minimum => Assert.Equal(minimum.Id, minimum.Hits[SearchMethod.Basins]));
        LoggedSearch search = Assert.Single(read.Log.Searches);
        Assert.Equal((SearchMethod.Basins, "converged", (int?)1, (bool?)true), (search.Plan.Method, search.Record!.Outcome, search.Record.Point, search.Record.NewPoint));
        Assert.Equal((1L, 1L), (read.Runs[0].FirstSearch!.Value, read.Runs[0].LastSearch!.Value));

        // An addition is no search: it tells nothing of what searches miss.
        Assert.All(read.Minima, minimum => Assert.Equal(0, CompletenessEvidence.IndependentArrivals(minimum, read.Log)));
        Assert.False(CompletenessEvidence.Of(read).HasArrivals);
    }

    [Fact]
    public void Searches_that_have_not_ended_come_first()
    {
        NetworkPotential potential = XorTruth.Potential(2, 1e-3);
        using StationaryPointStore store = ExploredXor.Open(_folder.File("pending.db"), potential);
        store.PlanBatch([new PlannedSearch(1, SearchMethod.MultiStart)]);
        Assert.Contains("--max-searches 1'", Assert.Throws<InputException>(() => NewMinima.Record(store, [], SearchMethod.Basins)).Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();
}
