using System.Globalization;
using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests;

/// <summary>Exploration by growth, and points of one database refined in another.</summary>
public sealed class GrowthTests : IDisposable
{
    private static readonly NetworkPotential Potential = XorTruth.Potential(3, 1e-4);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private static GrowthStrategy Strategy(int? maxMinima = null, long patience = 400) =>
        new(new LandscapeStrategyOptions { Patience = patience, MaxMinima = maxMinima }, Potential.Symmetry);

    private static ExplorationEnd Explore(StationaryPointStore store, ExplorationStrategy strategy, long? searches = null, int threads = 2, ExplorationOptions? options = null, Action? each = null, CancellationToken token = default) =>
        new Explorer(store, Potential, options ?? new ExplorationOptions(), threads).Run(
            strategy, new MasterSeed(3), new ExplorationBudget(searches), each is null ? null : new Each(each), token);

    private static string Content(StationaryPointStore store) => string.Join('\n', store.Log.Searches.Select(search => string.Create(
        CultureInfo.InvariantCulture, $"{search.Plan} {search.Record}")).Concat(StoreCertification.AllOf(store).Select(point => $"{point.Kind} {point.Id} {point.Energy:R} {point.FoundBy}")));

    [Fact]
    public void All_minima_of_a_small_landscape_are_found_and_connected()
    {
        using StationaryPointStore store = ExploredXor.Open(_folder.File("g.db"), Potential);
        ExplorationEnd end = Explore(store, Strategy());
        XorTruth truth = XorTruth.Of(3, 1e-4);
        Assert.Equal(ExplorationEndKind.Finished, end.Kind);
        Assert.StartsWith("connected, and ", end.Reason, StringComparison.Ordinal);
        XorTruth.AssertSameLosses(truth.Minima.Select(m => m.Loss), store.Minima.Select(m => m.Energy), 1e-13);
        Assert.All(store.TransitionStates, found => Assert.Contains(truth.TransitionStates, known => Math.Abs(known.Loss - found.Energy) < 1e-12));
        Assert.Equal(1, LandscapeNetwork.Of(store).ComponentCount);
    }

    [Fact]
    public void Threads_and_interruptions_change_nothing()
    {
        string Run(string name, int threads, bool isCut)
        {
            using StationaryPointStore store = ExploredXor.Open(_folder.File(name), Potential);
            while (isCut && store.Log.Finished < 250)
            {
                using var cancel = new CancellationTokenSource();
                int left = 90;
                Explore(store, Strategy(), 250, threads, each: () =>
                {
                    if (--left == 0)
                    {
                        cancel.Cancel();
                    }
                }, token: cancel.Token);
            }

            Explore(store, Strategy(), 400, threads);
            return Content(store);
        }

        string whole = Run("one.db", 1, isCut: false);
        Assert.Equal(whole, Run("two.db", 2, isCut: false));
        Assert.Equal(whole, Run("cut.db", 2, isCut: true));
    }

    [Fact]
    public void It_stops_at_a_number_of_minima()
    {
        using StationaryPointStore store = ExploredXor.Open(_folder.File("m.db"), Potential);
        Assert.Equal("the database holds 2 minima, the limit is 2", Explore(store, Strategy(2)).Reason.Replace($"{store.Minima.Count} minima", "2 minima", StringComparison.Ordinal));
        Assert.InRange(store.Minima.Count, 2, 6);
        long before = store.Log.Finished;
        Explore(store, Strategy(2));
        Assert.Equal(before, store.Log.Finished);
    }

    [Fact]
    public void The_lowest_minimum_of_the_largest_part_searched_least_is_next_and_every_way_up_comes_in_turn()
    {
        using StationaryPointStore store = ExploredXor.Open(_folder.File("n.db"), Potential);
        Explore(store, Strategy(), 640);
        foreach (IGrouping<int, PlannedSearch> ofMinimum in store.Log.Searches.Select(search => search.Plan).Where(plan => plan.Method == SearchMethod.SaddleFromMode).GroupBy(plan => plan.Parent!.Value))
        {
            Assert.Equal(Enumerable.Range(1, ofMinimum.Count()), ofMinimum.Select(plan => plan.Space!.Value));
        }

        // The next ones: three in four are that minimum, and the fourth is any.
        var searches = store.Minima.ToDictionary(minimum => minimum.Id, minimum => store.Log.Searches.Count(search => search.Plan.Method == SearchMethod.SaddleFromMode && search.Plan.Parent == minimum.Id));
        int[] part = [.. store.Minima.Select(minimum => minimum.Id).Where(id => store.Components.AreConnected(id, store.Components.Largest!.Value))];
        int next = 0, all = 0;
        for (int batch = 0; batch < 20; batch++)
        {
            var counted = new Dictionary<int, int>(searches);
            foreach (PlannedSearch plan in Strategy().NextBatch(store, new MasterSeed(7).StreamFor(batch), out _)!.Where(plan => plan.Method == SearchMethod.SaddleFromMode))
            {
                next += plan.Parent == part.MinBy(id => (counted[id], store.Minima[id - 1].Energy)) ? 1 : 0;
                all++;
                counted[plan.Parent!.Value]++;
                Assert.Equal(counted[plan.Parent.Value], plan.Space);
            }
        }

        Assert.InRange(all, 100, 20 * ExplorationStrategy.BatchSize);
        Assert.InRange(next / (double)all, 0.7, 0.95);
    }

    [Fact]
    public void Bands_start_from_the_lowest_minima_outside_the_main_part()
    {
        using StationaryPointStore store = ExploredXor.Open(_folder.File("b.db"), Potential);
        StationaryPoint[] minima = [.. ExploredXor.Of(3, 1e-4).Minima.Select(minimum => minimum.Point).OrderBy(point => point.Energy)];
        store.BeginRun("1", "text", "test", 1);
        foreach (StationaryPoint minimum in minima.Reverse())
        {
            store.Append(minimum, 0, null);
        }

        (int From, int To)[] pairs = [.. new NearbyMinima(Potential.Symmetry).Unconnected(store, 3)];
        int global = store.Minima.Count;
        Assert.Equal([global - 1, global - 2, global - 3], pairs.Select(pair => pair.From));
        Assert.All(pairs, pair => Assert.Equal(global, pair.To));
    }

    [Fact]
    public void The_largest_part_is_the_one_of_most_minima_while_parts_grow_together()
    {
        using StationaryPointStore store = ExploredXor.Open(_folder.File("l.db"), Potential);
        Assert.Null(store.Components.Largest);
        Explore(store, Strategy(), 320, each: () =>
        {
            if (store.Minima.Count == 0)
            {
                return;
            }

            LandscapeNetwork network = LandscapeNetwork.Of(store);
            int[] largest = store.Minima.Select(minimum => minimum.Id).GroupBy(network.ComponentOf).OrderByDescending(part => part.Count()).ThenBy(part => part.Min(id => store.Minima[id - 1].Energy)).First().ToArray();
            Assert.Equal(largest.MinBy(id => (store.Minima[id - 1].Energy, id)), store.Components.Largest);
        });
    }

    [Fact]
    public void Untrapping_takes_the_minimum_whose_barrier_is_highest_for_its_height()
    {
        using StationaryPointStore store = ExploredXor.Open(_folder.File("u.db"), Potential);
        Explore(store, Strategy(), 1500);
        PersistenceBar[] bars = [.. PersistenceBarcode.Of(store.ToSuperbasinTree()).Bars.Skip(1).Where(bar => !bar.IsEssential)];
        double ground = store.Minima.Min(minimum => minimum.Energy);
        var tried = store.Log.Searches.Where(search => search.Plan.Method is SearchMethod.Band or SearchMethod.BandToImage).GroupBy(search => search.Plan.Parent!.Value).ToDictionary(group => group.Key, group => group.Count());
        int expected = bars.MaxBy(bar => bar.Length / (bar.Birth - ground) * Math.Pow(0.5, tried.GetValueOrDefault(bar.Minimum)))!.Minimum;
        (int from, int to) = new NearbyMinima(Potential.Symmetry).Trapped(store, 1).Single();
        Assert.Equal(expected, from);
        Assert.True(store.Minima[to - 1].Energy < store.Minima[from - 1].Energy);
    }

    [Fact]
    public void Points_of_another_landscape_are_refined_once_and_in_order()
    {
        ExploredXor coarse = ExploredXor.Of(3, 1e-3);
        var points = coarse.Minima.Concat(coarse.TransitionStates).ToDictionary(point => RefinementStrategy.NumberOf(point.Kind, point.Id), point => point.Point);
        int[] numbers = [.. points.Keys];
        Assert.Equal(points.Count, numbers.Distinct().Count());
        ExplorationOptions options = new() { Refined = points };
        RefinementStrategy Refining(int[] wanted) => new(wanted, _ => true, Strategy(1));
        using (StationaryPointStore store = ExploredXor.Open(_folder.File("r.db"), Potential))
        {
            store.BeginRun("3", "text", "test", 1);
            Explore(store, Refining(numbers[..^1]), 10, options: options);
            Assert.Equal(10, store.Log.Finished);
        }

        // It goes on where it was, also when the other database has grown since.
        using StationaryPointStore again = ExploredXor.Open(_folder.File("r.db"), Potential);
        Explore(again, Refining(numbers), options: options);
        Assert.Equal(numbers, again.Log.Searches.Select(search => search.Plan.Space!.Value));
        Assert.All(again.Log.Searches, search => Assert.Equal(SearchMethod.Refinement, search.Plan.Method));

        // All minima of the larger lambda lead to minima of the smaller one, and those of the reference alone.
        XorTruth truth = XorTruth.Of(3, 1e-4);
        Assert.InRange(again.Minima.Count, 2, truth.Minima.Length);
        Assert.All(again.Minima, found => Assert.Contains(truth.Minima, known => Math.Abs(known.Loss - found.Energy) < 1e-12));

        // Points that were refined before, of another database, do not count.
        Assert.Equal(numbers[0], new RefinementStrategy(numbers, _ => false, Strategy(1)).NextBatch(again, new MasterSeed(1).StreamFor(1), out _)![0].Space);
    }

    [Fact]
    public void A_planned_refinement_without_its_database_is_refused()
    {
        using StationaryPointStore store = ExploredXor.Open(_folder.File("x.db"), Potential);
        InputException e = Assert.Throws<InputException>(() => Explore(store, new RefinementStrategy([1, 2], _ => true, Strategy(1)), threads: 1));
        Assert.Equal("search 1 refines point 1 of another database, which is not there; expected the database that explore.from or --from named when the search was planned", e.Message);
    }

    private sealed class Each(Action action) : IProgress<ExplorationProgress>
    {
        public void Report(ExplorationProgress value) => action();
    }
}
