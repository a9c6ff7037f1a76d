using System.Globalization;
using System.Text;
using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests;

/// <summary>One seed gives one database, whatever the number of threads and however often the run is cut short.</summary>
public sealed class ReproducibilityTests : IDisposable
{
    private const long Searches = 300;
    private static readonly NetworkPotential Potential = XorTruth.Potential(2, 1e-3);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_thread_and_two_give_the_same_store()
    {
        string one = Run("one.db", 1), two = Run("two.db", 2);
        Assert.Equal(one, two);
        Assert.Contains("TransitionState", one, StringComparison.Ordinal);
        Assert.NotEqual(one, Run("other.db", 2, seed: 6));
    }

    [Fact]
    public void A_run_cancelled_again_and_again_gives_the_same_store()
    {
        string expected = Run("whole.db", 2);
        RandomStream random = new MasterSeed(11).StreamFor(1);
        int cancellations = 0;
        while (true)
        {
            using StationaryPointStore store = ExploredXor.Open(_folder.File("cut.db"), Potential);
            using var cancel = new CancellationTokenSource();
            int left = 1 + random.NextInt(70);
            ExplorationEnd end = Explore(store, 1 + random.NextInt(2), Searches, () =>
            {
                if (--left == 0)
                {
                    cancel.Cancel();
                }
            }, cancel.Token);
            if (end.Kind != ExplorationEndKind.Cancelled)
            {
                Assert.Equal(expected, Content(store));
                break;
            }

            cancellations++;
        }

        Assert.InRange(cancellations, 4, 100);
    }

    [Fact]
    public void What_a_killed_run_leaves_is_finished_to_the_same_store()
    {
        string expected = Run("whole.db", 2);
        RandomStream random = new MasterSeed(12).StreamFor(1);
        var copies = new List<string>();
        using (StationaryPointStore store = ExploredXor.Open(_folder.File("killed.db"), Potential))
        {
            // The file as it is on the disk in the middle of a run is what a kill would leave.
            Explore(store, 2, Searches, () =>
            {
                if (random.NextInt(60) == 0)
                {
                    copies.Add(_folder.File($"copy{copies.Count}.db"));
                    File.Copy(store.Path, copies[^1]);
                }

                if (random.NextInt(40) == 0)
                {
                    store.Commit();
                }
            }, CancellationToken.None);
        }

        Assert.InRange(copies.Count, 2, 20);
        foreach (string copy in copies)
        {
            using StationaryPointStore store = ExploredXor.Open(copy, Potential);
            Assert.True(store.Log.Finished < Searches);
            Explore(store, 2, Searches, null, CancellationToken.None);
            Assert.Equal(expected, Content(store));
        }
    }

    [Fact]
    public void A_store_closed_without_commit_is_finished_to_the_same_store()
    {
        string expected = Run("whole.db", 2);
        string path = _folder.File("dropped.db");
        using (StationaryPointStore store = ExploredXor.Open(path, Potential))
        {
            Explore(store, 2, 100, null, CancellationToken.None);

            // Points of a search that never ended are dropped with it.
            store.Add(StationaryPoint.Restore(0.123, new double[Potential.Dimension], 0, 0, 0, 0, 1, 1, 1, 0), 101);
        }

        using StationaryPointStore again = ExploredXor.Open(path, Potential);
        Explore(again, 2, Searches, null, CancellationToken.None);
        Assert.Equal(expected, Content(again));
    }

    [Theory]
    [InlineData(5UL)]
    [InlineData(6UL)]
    public void A_batch_that_was_planned_and_not_begun_belongs_to_the_run_that_goes_on(ulong seed)
    {
        string Continued(string file, bool isCut)
        {
            using (StationaryPointStore store = ExploredXor.Open(_folder.File(file), Potential))
            {
                store.BeginRun("5", "text", "test", 2);
                Explore(store, 2, 64, null, CancellationToken.None);
                if (isCut)
                {
                    // What a kill leaves after the plan is written and before the first search has ended: pairs tried, starts counted.
                    store.PlanBatch(ExploredXor.Strategy(Potential).NextBatch(store, new MasterSeed(77).StreamFor(1), out _)!);
                    store.Commit();
                }
            }

            using StationaryPointStore again = ExploredXor.Open(_folder.File(file), Potential);
            Assert.Equal(isCut, again.PendingBatch() is not null);
            again.BeginRun(seed.ToString(CultureInfo.InvariantCulture), "text", "test", 2);
            Explore(again, 2, 200, null, CancellationToken.None, seed);
            using var read = StationaryPointStore.OpenReadOnly(_folder.File(file), Potential.Symmetry);
            Assert.Equal(Content(again), Content(read));
            Assert.Equal(read.Log.Pairs.OrderBy(pair => pair.Key.ToString()), again.Log.Pairs.OrderBy(pair => pair.Key.ToString()));
            return Content(again);
        }

        Assert.Equal(Continued("whole.db", isCut: false), Continued("cut.db", isCut: true));
    }

    [Fact]
    public void The_budget_of_searches_is_kept_exactly_and_raising_it_goes_on()
    {
        string expected = Run("whole.db", 2);
        using StationaryPointStore store = ExploredXor.Open(_folder.File("budget.db"), Potential);
        foreach (long budget in new[] { 1L, 64, 65, 65, 200, Searches })
        {
            ExplorationEnd end = Explore(store, 2, budget, null, CancellationToken.None);
            Assert.Equal(ExplorationEndKind.BudgetExhausted, end.Kind);
            Assert.Contains(budget.ToString(CultureInfo.InvariantCulture), end.Reason, StringComparison.Ordinal);
            Assert.Equal(budget, store.Log.Finished);
        }

        Assert.Equal(ExplorationEndKind.BudgetExhausted, Explore(store, 2, 10, null, CancellationToken.None).Kind);
        Assert.Equal(expected, Content(store));
    }

    [Fact]
    public void A_budget_of_time_ends_the_run()
    {
        using StationaryPointStore store = ExploredXor.Open(_folder.File("time.db"), Potential);
        ExplorationEnd end = new Explorer(store, Potential, new ExplorationOptions(), 2).Run(
            ExploredXor.Strategy(Potential, long.MaxValue / 4), new MasterSeed(5), new ExplorationBudget(MaxTime: TimeSpan.FromMilliseconds(300)), null, CancellationToken.None);
        Assert.Equal(ExplorationEndKind.BudgetExhausted, end.Kind);
        Assert.Equal("the budget of 0.3 seconds is used up", end.Reason);
    }

    [Fact]
    public void Connecting_two_minima_starts_from_a_database_of_minima_alone()
    {
        using StationaryPointStore store = ExploredXor.Open(_folder.File("minima.db"), Potential);
        var explorer = new Explorer(store, Potential, new ExplorationOptions(), 2);
        ExplorationEnd minima = explorer.Run(new MinimaStrategy(200), new MasterSeed(8), new ExplorationBudget(), null, CancellationToken.None);
        Assert.Equal(ExplorationEndKind.Finished, minima.Kind);
        Assert.Empty(store.TransitionStates);
        int[] lowest = [.. store.InEnergyOrder(StationaryPointKind.Minimum).Take(2).Select(m => m.Id)];
        Assert.False(ConnectionStrategy.AreConnected(store, lowest[0], lowest[1]));
        var strategy = new ConnectionStrategy(lowest[0], lowest[1], 200, new PairSelection(Potential.Symmetry));
        ExplorationEnd connected = explorer.Run(strategy, new MasterSeed(8), new ExplorationBudget(), null, CancellationToken.None);
        Assert.Equal($"minima {lowest[0]} and {lowest[1]} are connected", connected.Reason);
        LandscapeNetwork network = LandscapeNetwork.Of(store);
        Assert.True(ConnectionStrategy.AreConnected(store, lowest[0], lowest[1]));
        Assert.True(network.LowestBarrier(lowest[0], lowest[1]) > store.Minima[lowest[1] - 1].Energy);
    }

    private string Run(string file, int threads, ulong seed = 5)
    {
        using (StationaryPointStore store = ExploredXor.Open(_folder.File(file), Potential))
        {
            Explore(store, threads, Searches, null, CancellationToken.None, seed);
        }

        using var read = StationaryPointStore.OpenReadOnly(_folder.File(file), Potential.Symmetry);
        return Content(read);
    }

    private static ExplorationEnd Explore(StationaryPointStore store, int threads, long budget, Action? onSearch, CancellationToken token, ulong seed = 5) =>
        new Explorer(store, Potential, new ExplorationOptions(), threads)
            .Run(ExploredXor.Strategy(Potential), new MasterSeed(seed), new ExplorationBudget(budget), onSearch is null ? null : new Told(onSearch), token);

    // Everything but times: points to the bit, ids, hits, connections, searches.
    private static string Content(StationaryPointStore store)
    {
        var text = new StringBuilder();
        foreach (StationaryPointKind kind in Enum.GetValues<StationaryPointKind>())
        {
            foreach (StoredPoint p in store.PointsOf(kind))
            {
                double[] numbers =
                [
                    p.Energy, p.Point.GradientRms, p.Point.GradientMax, p.Point.LowestEigenvalue, p.Point.HighestEigenvalue, p.Point.LogProduct,
                    .. p.Point.Coordinates.Span,
                ];
                text.AppendLine(CultureInfo.InvariantCulture, $"{kind} {p.Id} {p.Point.Index} {p.Point.Nullity} {p.OrbitSize} {p.FoundBy}");
                text.AppendLine(string.Join(' ', numbers.Select(number => BitConverter.DoubleToInt64Bits(number).ToString("x16", CultureInfo.InvariantCulture))));
                text.AppendLine(string.Join(' ', p.Hits.Select(hit => $"{hit.Key}={hit.Value}")));
                if (kind == StationaryPointKind.TransitionState)
                {
                    text.AppendLine(string.Join(' ', store.ConnectionsOf(p.Id)));
                }
            }
        }

        foreach (LoggedSearch search in store.Log.Searches)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"{search.Plan} {search.Record}");
        }

        text.AppendJoin('\n', store.Log.Batches);
        text.AppendLine(CultureInfo.InvariantCulture, $" {store.SmallestGapKept:R} {store.LargestGapMerged:R}");
        return text.ToString();
    }

    private sealed class Told(Action action) : IProgress<ExplorationProgress>
    {
        public void Report(ExplorationProgress value) => action();
    }
}
