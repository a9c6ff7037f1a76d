using CsCheck;
using EnergyLandscape.Numerics;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests;

/// <summary>The lowest minima joined into one connected part.</summary>
public sealed class JoiningTests : StoreTests
{
    private static readonly NetworkPotential Xor = XorTruth.Potential(3, 1e-4);

    private StationaryPointStore OfMinimaAlone(string name)
    {
        StationaryPointStore store = ExploredXor.Open(Folder.File(name), Xor);
        store.BeginRun("1", "text", "test", 1);
        foreach (StoredPoint minimum in ExploredXor.Of(3, 1e-4).Minima)
        {
            store.Append(minimum.Point, 0, null);
        }

        return store;
    }

    private static ExplorationEnd Run(StationaryPointStore store, JoiningStrategy strategy, int threads = 2, long? searches = null) =>
        new Explorer(store, Xor, new ExplorationOptions(), threads).Run(strategy, new MasterSeed(4), new ExplorationBudget(searches), null, CancellationToken.None);

    private static string Content(StationaryPointStore store) => string.Join('\n', store.Log.Searches.Select(search => $"{search.Plan} {search.Record}"));

    [Fact]
    public void All_minima_are_joined_by_verified_transition_states()
    {
        using StationaryPointStore store = OfMinimaAlone("all.db");
        var strategy = new JoiningStrategy(null, 99, 64, Xor.Symmetry);
        Assert.Equal(store.Minima.Count, strategy.PartsIn(store));
        ExplorationEnd end = Run(store, strategy);
        Assert.Equal(ExplorationEndKind.Finished, end.Kind);
        Assert.Equal($"all {store.Minima.Count} minima are connected", end.Reason);
        Assert.Equal(1, strategy.PartsIn(store));
        Assert.Equal(1, LandscapeNetwork.Of(store).ComponentCount);
        XorTruth truth = XorTruth.Of(3, 1e-4);
        Assert.All(store.TransitionStates, found => Assert.Contains(truth.TransitionStates, known => Math.Abs(known.Loss - found.Energy) < 1e-12));

        // There is nothing left to do then.
        long before = store.Log.Finished;
        Run(store, strategy);
        Assert.Equal(before, store.Log.Finished);
    }

    [Fact]
    public void Minima_above_the_lowest_ones_need_no_path()
    {
        using StationaryPointStore store = OfMinimaAlone("two.db");
        var strategy = new JoiningStrategy(2, 99, 64, Xor.Symmetry);
        Assert.Equal(2, strategy.PartsIn(store));
        Assert.Equal("the lowest 2 minima are connected", Run(store, strategy).Reason);
        int[] lowest = [.. store.InEnergyOrder(StationaryPointKind.Minimum).Take(2).Select(minimum => minimum.Id)];
        Assert.True(store.Components.AreConnected(lowest[0], lowest[1]));
        PlannedSearch[] batch = [.. store.Log.Searches.Take(ExplorationStrategy.BatchSize).Select(search => search.Plan)];
        Assert.Equal(48, batch.Count(plan => plan.Method is SearchMethod.Band or SearchMethod.BandToImage));
        Assert.All(batch, plan => Assert.Equal(lowest.Order(), new[] { plan.Parent!.Value, plan.Other ?? lowest.Single(id => id != plan.Parent) }.Order()));
        Assert.Equal(1, new JoiningStrategy(1, 99, 64, Xor.Symmetry).PartsIn(store));
    }

    [Fact]
    public void No_path_counts_that_leads_over_a_minimum_left_out()
    {
        using StationaryPointStore store = OfMinimaAlone("left.db");
        int left = store.InEnergyOrder(StationaryPointKind.Minimum).Last().Id;
        double energy = store.Minima[left - 1].Energy;
        var strategy = new JoiningStrategy(null, 99, 64, Xor.Symmetry, point => point.Energy == energy);
        Assert.Equal(store.Minima.Count - 1, strategy.PartsIn(store));
        ExplorationEnd end = Run(store, strategy);
        Assert.Equal($"all {store.Minima.Count - 1} minima without the 1 left out are connected", end.Reason);

        // The tree without that minimum, and without the transition states that lead to it, has one root.
        Assert.Single(store.ToSuperbasinTree(new HashSet<int> { left }).Roots);
        Assert.DoesNotContain(store.Log.Searches, search => search.Plan.Parent == left || search.Plan.Other == left);
    }

    [Fact]
    public void Threads_and_interruptions_change_nothing()
    {
        string Joined(string name, int threads, bool isCut)
        {
            using StationaryPointStore store = OfMinimaAlone(name);
            for (long stop = 23; isCut && stop < 64; stop += 23)
            {
                Assert.Equal(ExplorationEndKind.BudgetExhausted, Run(store, new JoiningStrategy(null, 99, 64, Xor.Symmetry), threads, stop).Kind);
            }

            Run(store, new JoiningStrategy(null, 99, 64, Xor.Symmetry), threads);
            return Content(store);
        }

        string whole = Joined("one.db", 1, isCut: false);
        Assert.Equal(whole, Joined("two.db", 2, isCut: false));
        Assert.Equal(whole, Joined("cut.db", 2, isCut: true));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public void Parts_that_no_search_joins_are_given_up_and_interruptions_do_not_put_it_off(int interruptions)
    {
        // Every search fails.
        using StationaryPointStore store = Create();
        store.Append(Point(1.0), 0, null);
        store.Append(Point(2.0), 0, null);
        JoiningStrategy strategy = New();
        int batches = 0;
        string reason;
        for (; strategy.NextBatch(store, new MasterSeed(1).StreamFor(batches), out reason) is { } plan; batches++)
        {
            Assert.Empty(reason);
            RequireBatch(plan, isFirst: batches == 0);
            Assert.InRange(batches, 0, 100);
            Fail(store, plan);
            strategy = batches < interruptions ? New() : strategy;
        }

        // 48 bands a batch from the one minimum outside the largest part.
        Assert.Equal(5, batches);
        Assert.Equal("all 2 minima lie in 2 unconnected parts after 200 bands from each minimum outside the largest part", reason);
        Assert.Null(New().NextBatch(store, new MasterSeed(1).StreamFor(99), out _));

        static JoiningStrategy New() => new(null, 99, 200, new SignFlip(2));
    }

    [Fact]
    public void Minima_found_on_the_way_need_not_be_joined_but_for_a_lower_one_than_all()
    {
        using StationaryPointStore store = Create();
        store.Append(Point(1.0), 0, null);
        store.Append(Point(2.0), 0, null);
        Join(store, 1, 2);
        var strategy = new JoiningStrategy(null, 2, 64, new SignFlip(2));
        Assert.Equal("all 2 minima are connected", strategy.Standing(store));
        store.Append(Point(1.5), 0, null);
        Assert.Equal("all 2 minima of the first 2 are connected", strategy.Standing(store));
        Assert.Null(strategy.NextBatch(store, new MasterSeed(1).StreamFor(0), out _));
        store.Append(Point(0.5), 0, null);
        Assert.Equal("all 2 minima of the first 2 and the global one lie in 2 unconnected parts", strategy.Standing(store));
        Assert.All(strategy.NextBatch(store, new MasterSeed(1).StreamFor(0), out _)!, plan => Assert.Equal(4, plan.Parent));
        Assert.Equal("the lowest 1 minima of the first 3 and the global one lie in 2 unconnected parts", new JoiningStrategy(1, 3, 64, new SignFlip(2)).Standing(store));
    }

    [Fact]
    public void Two_parts_next_to_each_other_get_one_aligned_band_and_all_candidates_their_turn()
    {
        using StationaryPointStore store = Create();
        double[] places = [0, 1, 3, 7, 15, 31, 63];
        foreach (double x in places)
        {
            store.Append(Point(x, x, 100), 0, null);
        }

        IReadOnlyList<PlannedSearch> plan = new JoiningStrategy(null, 99, 64, new SignFlip(2)).NextBatch(store, new MasterSeed(1).StreamFor(0), out _)!;
        RequireBatch(plan, isFirst: false);
        (int, int)[] aligned = [.. plan.Where(search => search.Method == SearchMethod.Band).Select(search => (Math.Min(search.Parent!.Value, search.Other!.Value), Math.Max(search.Parent.Value, search.Other.Value)))];
        Assert.Equal(aligned.Distinct(), aligned);

        // From one minimum several others are tried, and the nearest first: 2 and 3 are next to the one before.
        int[] ofThird = [.. plan.Where(search => search.Parent == 3 && search.Other is not null).Select(search => search.Other!.Value)];
        Assert.Equal(2, ofThird[0]);
        Assert.True(ofThird.Distinct().Count() > 2, string.Join(' ', ofThird));
    }

    private static void RequireBatch(IReadOnlyList<PlannedSearch> plan, bool isFirst)
    {
        Assert.Equal(ExplorationStrategy.BatchSize, plan.Count);
        Assert.Equal(plan.Count, plan.Select(search => search.Index).Distinct().Count());
        PlannedSearch[] uphill = [.. plan.Where(search => search.Method == SearchMethod.SaddleFromMode)];
        Assert.Equal(16, uphill.Select(search => (search.Parent, search.Space)).Distinct().Count());
        Assert.Equal(16, uphill.Length);
        Assert.True(!isFirst || plan.Count(search => search.Method == SearchMethod.Band) == 1);
    }

    private static void Fail(StationaryPointStore store, IReadOnlyList<PlannedSearch> plan)
    {
        store.PlanBatch(plan);
        foreach (PlannedSearch search in plan)
        {
            store.CompleteSearch(new SearchRecord(search.Index, "no-transition-state", null, null, false, default));
        }
    }

    [Fact]
    public void Components_without_minima_are_those_of_the_tree_without_them() => Gen.Select(Gen.Int[1, 9], Gen.Int[1, 9]).Array[0, 14].Select(Gen.Int[1, 9].Array[0, 4]).Sample(
        (joined, left) =>
        {
            using var folder = new TemporaryFolder();
            using StationaryPointStore store = StationaryPointStore.Create(folder.File("parts.db"), Landscape, new SignFlip(2), TimeProvider.System);
            for (int id = 1; id <= 9; id++)
            {
                store.Append(Point(id), 0, null);
            }

            foreach ((int one, int two) in joined)
            {
                Join(store, one, two);
            }

            HashSet<int> avoided = [.. left];
            NetworkComponents components = NetworkComponents.Without(store, avoided);
            for (int a = 1; a <= 9; a++)
            {
                // Every minimum that can be reached from it, step by step.
                HashSet<int> reached = [a];
                for (int round = 0; round < 9; round++)
                {
                    foreach ((int one, int two) in joined.Where(pair => !avoided.Contains(pair.Item1) && !avoided.Contains(pair.Item2)))
                    {
                        if (reached.Contains(one) || reached.Contains(two))
                        {
                            reached.UnionWith([one, two]);
                        }
                    }
                }

                Assert.Equal(reached.Order(), Enumerable.Range(1, 9).Where(b => components.AreConnected(a, b)));
            }
        },
        iter: 200,
        threads: 1);
}
