namespace EnergyLandscape.PathSample.Tests;

/// <summary>What a large database holds in memory. The memory of a process is that of all its tests, so these run when no others do.</summary>
[Collection(Alone)]
public sealed class HeldMemoryTests : StoreTests
{
    internal const string Alone = "alone";
    private const int Points = 30_000;

    [Fact]
    public void A_reader_of_the_network_holds_a_few_words_of_each_point_and_connection()
    {
        string file = LargeTreeTests.Make(Folder, Points);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        using StationaryPointStore store = StationaryPointStore.OpenReadOnly(file, DatabaseParts.Network);
        long held = GC.GetTotalMemory(forceFullCollection: true) - before;
        Assert.Equal(Points, store.TransitionStates.Count + store.Minima.Count);
        Assert.InRange((double)held / Points, 1, 300);
    }
}

/// <summary>Tests that run when no others do.</summary>
[CollectionDefinition(HeldMemoryTests.Alone, DisableParallelization = true)]
public sealed class AloneTests;
