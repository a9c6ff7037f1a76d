using EnergyLandscape.Numerics;
using EnergyLandscape.Potentials;
using Microsoft.Data.Sqlite;

namespace EnergyLandscape.PathSample.Tests;

public sealed class ValleyTests : StoreTests
{
    [Fact]
    public void Equal_energy_index_and_dimension_are_one_valley_and_the_file_keeps_it()
    {
        using (StationaryPointStore store = Create())
        {
            Assert.Equal(1, store.AddValley(Point(1, 1, 2), 1, 0).Id);
            Assert.Equal(1, store.AddValley(Point(1 + 0.5e-10, 7, 9), 1, 0).Id);
            Assert.Equal(2, store.AddValley(Point(1 + 2e-10), 1, 0).Id);
            Assert.Equal(3, store.AddValley(Point(1), 2, 0).Id);
            Assert.Equal(4, store.AddValley(Point(1, index: 1), 1, 0).Id);
            Assert.Equal(new PointSnapshot(0, 0, 0), store.Snapshot);
            store.Commit();
            Assert.Equal(4, store.AddValley(Point(1, index: 1), 1, 0).Id);
        }

        using StationaryPointStore read = Read();
        Assert.Equal([(1, 1, 2L), (2, 1, 1L), (3, 2, 1L), (4, 1, 1L)], read.Valleys.Select(valley => (valley.Id, valley.Dimension, valley.Hits)));
        Assert.Equal([1.0, 2.0], read.Valleys[0].Point.Coordinates.ToArray());
        using var parts = StationaryPointStore.OpenReadOnly(Database, DatabaseParts.Points);
        Assert.Equal(4, parts.Valleys.Count);
    }

    [Fact]
    public void A_database_without_valleys_can_be_read_and_gets_the_table_when_it_is_written_to()
    {
        using (StationaryPointStore store = Create())
        {
            store.Add(Point(1), 0);
            store.Commit();
        }

        Query("DROP TABLE valley; PRAGMA user_version = 2");
        byte[] before = File.ReadAllBytes(Database);
        using (StationaryPointStore old = Read())
        {
            Assert.Equal((1, 0), (old.Minima.Count, old.Valleys.Count));
        }

        Assert.Equal(before, File.ReadAllBytes(Database));
        using StationaryPointStore written = Reopen();
        written.AddValley(Point(1), 1, 0);
        written.Commit();
        Assert.Equal((1, 1), (Read().Minima.Count, Read().Valleys.Count));
    }

    [Fact]
    public void More_weights_than_rows_give_one_valley_of_zero_loss_whose_dimension_is_their_difference()
    {
        var network = new NetworkPotential(
            new NetworkArchitecture([2, 4, 1], [Activation.Tanh]), TrainingSet.Xor(1), OutputFunction.Linear, LossFunction.SquaredError, 0);
        var options = new ExplorationOptions();
        var identity = new LandscapeIdentity("""{"potential":{}}""", network.Dimension, options.Identity);
        using var store = StationaryPointStore.Create(Database, identity, network.Symmetry, TimeProvider.System);
        new Explorer(store, network, options, 2).Run(new MinimaStrategy(int.MaxValue), new MasterSeed(1), new ExplorationBudget(24), null, CancellationToken.None);
        Assert.Empty(store.Minima);
        StoredValley valley = Assert.Single(store.Valleys, valley => valley.Point.Energy < 1e-20);
        Assert.Equal((17 - 4, 0), (valley.Dimension, valley.Point.Index));
        Assert.InRange(valley.Hits, 15, 200);
        Assert.Contains(store.Log.Outcomes, count => count is { Outcome: "degenerate", Searches: > 15 });
    }

    private void Query(string statements)
    {
        using var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }
}
