using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Tests;

/// <summary>What a batch of searches costs does not grow with the database: allocation is counted, as time is not steady.</summary>
public sealed class GrowingStoreTests : StoreTests
{
    private const int Minima = 10_000;

    [Fact]
    public void A_batch_is_planned_and_merged_at_a_cost_that_does_not_grow_with_the_database()
    {
        var symmetry = new SignFlip(2);
        using StationaryPointStore store = StationaryPointStore.Create(Database, Landscape, symmetry, TimeProvider.System);
        var growth = new MadeUpGrowth(store);
        growth.Batches(40);
        long early = Allocated(() => growth.Batches(10));
        while (store.Minima.Count < Minima)
        {
            growth.Batches(50);
        }

        Assert.True(store.Minima.Count + store.TransitionStates.Count >= 3 * Minima);
        long late = Allocated(() => growth.Batches(10));

        // Lists double now and then; a network made anew for each batch would allocate hundreds of times as much.
        Assert.InRange(late, 0, 4 * early);

        // Points are compared only with those of nearly their energy, of which there are hardly any.
        Assert.InRange(symmetry.Comparisons, 0, 100);
        Assert.Equal(LandscapeNetwork.Of(store).ComponentCount, store.Components.Count);
    }

    private static long Allocated(Action work)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
