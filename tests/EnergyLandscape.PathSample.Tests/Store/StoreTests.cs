using EnergyLandscape.Potentials;

namespace EnergyLandscape.PathSample.Tests;

/// <summary>What tests of the store share: a folder, a landscape of two coordinates, points at will.</summary>
public abstract class StoreTests : IDisposable
{
    private protected TemporaryFolder Folder { get; } = new();

    private protected string Database => Folder.File("xor.db");

    private protected static LandscapeIdentity Landscape { get; } = new(
        """{"potential":{"kind":"network","layers":[2,2,2]},"data":"xor"}""",
        2,
        new IdentityRule { EnergyWindow = 1e-10, DistanceWindow = 1e-6 });

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static StationaryPoint Point(double energy, double x = 1, double y = 2, int index = 0) => StationaryPoint.Restore(
        energy, new[] { x, y }, 1e-14, 2e-14, index, 0, index == 0 ? 0.5 : -0.5, 3, 1.25, 1e-12);

    private protected StationaryPointStore Create() => StationaryPointStore.Create(Database, Landscape, new SignFlip(2), TimeProvider.System);

    private protected StationaryPointStore Reopen() =>
        StationaryPointStore.OpenForWriting(Database, Landscape, new SignFlip(2), TimeProvider.System);

    private protected StationaryPointStore Read() => StationaryPointStore.OpenReadOnly(Database, new SignFlip(2));

    /// <summary>Adds a transition state between two minima.</summary>
    private protected static void Join(StationaryPointStore store, int one, int two)
    {
        int saddle = store.Append(Point(5, index: 1), 0, null).Id;
        store.AddConnection(new Connection(saddle, 0, one));
        store.AddConnection(new Connection(saddle, 1, two));
    }
}
