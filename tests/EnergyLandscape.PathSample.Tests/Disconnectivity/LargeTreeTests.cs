using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Tests;

namespace EnergyLandscape.PathSample.Tests;

/// <summary>What reading and drawing a large landscape takes grows with its size and no faster: allocation is counted, as time is not steady.</summary>
public sealed class LargeTreeTests : StoreTests
{
    private const int Few = 3_000, Many = 30_000;

    // Bytes a point: what it takes is in proportion, log factors of sorting included, if this does not grow.
    private const double Growth = 1.3;

    [Fact]
    public void Trees_barcodes_networks_and_paths_take_memory_in_proportion_to_the_landscape()
    {
        double[] few = Costs(Few), many = Costs(Many);
        for (int i = 0; i < few.Length; i++)
        {
            Assert.InRange(many[i], 0, Growth * few[i]);
        }
    }

    private double[] Costs(int points)
    {
        string file = Make(Folder, points);
        StationaryPointStore store = null!;
        SuperbasinTree tree = null!;
        LandscapeNetwork network = null!;
        double[] costs =
        [
            Cost(() => store = StationaryPointStore.OpenReadOnly(file, DatabaseParts.Network)),
            Cost(() => tree = store.ToSuperbasinTree()),
            Cost(() => tree.Lowest(points / 10)),
            Cost(() => PersistenceBarcode.Of(tree)),
            Cost(() => network = LandscapeNetwork.Of(store)),
            Cost(() => network.MinimaxPath(1, store.Minima.Count)),
            Cost(() => _ = store.Components.Count),
        ];
        store.Dispose();
        return costs;

        double Cost(Action work)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            return (double)(GC.GetAllocatedBytesForCurrentThread() - before) / points;
        }
    }

    internal static string Make(TemporaryFolder folder, int points)
    {
        string file = folder.File($"{points}.db");
        using StationaryPointStore store = StationaryPointStore.Create(file, Landscape, new SignFlip(2), TimeProvider.System);
        int minima = points / 3;
        for (int i = 0; i < minima; i++)
        {
            store.Append(Point(0.001 * ((i * 7919) % minima)), 0, 2);
        }

        for (int id = 1; id <= points - minima; id++)
        {
            int one = 1 + (id % minima), two = id < minima ? one == 1 ? 1 : one / 2 : 1 + ((id * 31) % minima);
            store.Append(Point(1 + Math.Max(store.Minima[one - 1].Energy, store.Minima[two - 1].Energy) + (0.001 * id / points), index: 1), 0, 2);
            store.AddConnection(new Connection(id, 0, one));
            store.AddConnection(new Connection(id, 1, two));
        }

        store.Commit();
        return file;
    }
}
