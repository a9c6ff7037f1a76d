using EnergyLandscape.Potentials;
using Microsoft.Data.Sqlite;

namespace EnergyLandscape.PathSample.Tests;

public sealed class DatabasePartsTests : StoreTests
{
    private const int Points = 200;

    [Theory]
    [InlineData(DatabaseParts.All)]
    [InlineData(DatabaseParts.Network)]
    [InlineData(DatabaseParts.Hits | DatabaseParts.Connections)]
    [InlineData(DatabaseParts.Searches | DatabaseParts.Points)]
    public void Parts_hold_what_the_whole_holds(DatabaseParts parts)
    {
        Make();
        using StationaryPointStore whole = Read(), part = StationaryPointStore.OpenReadOnly(Database, parts, new SignFlip(2));
        foreach (StationaryPointKind kind in Enum.GetValues<StationaryPointKind>())
        {
            Assert.Equal(whole.InEnergyOrder(kind).Select(Columns), part.InEnergyOrder(kind).Select(Columns));
        }

        if (parts.HasFlag(DatabaseParts.Connections))
        {
            Assert.All(whole.TransitionStates, saddle => Assert.Equal(whole.ConnectionsOf(saddle.Id), part.ConnectionsOf(saddle.Id)));
            Assert.Equal(whole.Components.Names, part.Components.Names);
        }

        if (parts.HasFlag(DatabaseParts.Hits))
        {
            Assert.All(whole.Minima, minimum => Assert.Equal(minimum.Hits, part.Minima[minimum.Id - 1].Hits));
        }

        if (parts.HasFlag(DatabaseParts.Searches))
        {
            Assert.Equal(whole.Log.Searches, part.Log.Searches);
        }

        Assert.Equal(7, part.Find(Point(8, x: 7))?.Id);
    }

    [Fact]
    public void What_was_not_read_is_refused_and_not_empty()
    {
        Make();
        using StationaryPointStore nothing = StationaryPointStore.OpenReadOnly(Database, DatabaseParts.None), points = StationaryPointStore.OpenReadOnly(Database, DatabaseParts.Points);
        Assert.Equal(Landscape.Hash, nothing.Identity.Hash);
        Assert.Throws<InvalidOperationException>(() => nothing.Minima);
        Assert.Throws<InvalidOperationException>(() => points.Log);
        Assert.Throws<InvalidOperationException>(() => points.ConnectionsOf(1));
        Assert.Throws<InvalidOperationException>(() => points.Components);
        Assert.Throws<InvalidOperationException>(() => points.Minima[0].Hits);
    }

    [Fact]
    public void A_reader_does_not_stand_in_the_way_of_a_writer_and_sees_what_it_opened()
    {
        Make();
        using StationaryPointStore writer = Reopen(), reader = StationaryPointStore.OpenReadOnly(Database, DatabaseParts.Network);
        Assert.Equal(1, reader.Minima[0].Point.Coordinates.Span[0]);
        StoredPoint added = writer.Append(Point(-1, x: -5), 0, null);
        writer.AddConnection(new Connection(1, 0, added.Id));
        writer.Commit();
        Assert.Equal(Points, reader.Minima.Count);
        Assert.Equal(Points, reader.Minima[^1].Point.Coordinates.Span[0]);
        Assert.DoesNotContain(reader.ConnectionsOf(1), connection => connection.Minimum == added.Id);
    }

    [Fact]
    public void Coordinates_are_read_until_the_store_is_disposed_of()
    {
        Make();
        StoredPoint near, far;
        using (StationaryPointStore store = StationaryPointStore.OpenReadOnly(Database, DatabaseParts.Points))
        {
            (near, far) = (store.Minima[0], store.Minima[^1]);
            Assert.Equal(1, near.Point.Coordinates.Span[0]);
        }

        Assert.Equal(1, near.Point.Coordinates.Span[0]);
        Assert.Throws<ObjectDisposedException>(() => far.Point);
    }

    [Fact]
    public void Many_threads_read_the_same_coordinates()
    {
        Make();
        using StationaryPointStore store = StationaryPointStore.OpenReadOnly(Database, DatabaseParts.Points);
        double[] sums = new double[4];
        Parallel.For(0, sums.Length, t => sums[t] = store.Minima.Skip(17 * t).Concat(store.Minima.Take(17 * t)).Sum(point => point.Point.Coordinates.Span[0]));
        Assert.All(sums, sum => Assert.Equal(Points * (Points + 1) / 2, sum));
    }

    [Fact]
    public void A_damaged_blob_is_named_when_it_is_asked_for()
    {
        Make();
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "UPDATE coordinates SET x = x'00' WHERE kind = 0 AND id = 3";
            command.ExecuteNonQuery();
        }

        using StationaryPointStore store = StationaryPointStore.OpenReadOnly(Database, DatabaseParts.Points);
        InputException e = Assert.Throws<InputException>(() => store.Minima[0].Point.Coordinates);
        Assert.Contains("has 1 bytes of coordinates where 2 numbers take 16", e.Message, StringComparison.Ordinal);
    }

    // Energies go down where ids go up, some points are without coordinates, one transition state was proved, one goes via a saddle.
    private void Make()
    {
        using StationaryPointStore store = Create();
        store.PlanBatch([new(1, SearchMethod.Band), new(2, SearchMethod.Band)]);
        store.CompleteSearch(new SearchRecord(1, "no-path", null, null, null, default));
        for (int i = 1; i <= Points; i++)
        {
            store.Append(Point(1 + i, x: i), 0, i % 3 == 0 ? null : 2 * i);
            store.AddHit(StationaryPointKind.Minimum, i, SearchMethod.Path, i);
            store.Append(i == 5 ? StationaryPoint.Restore(7, ReadOnlyMemory<double>.Empty, double.NaN, 0, 1, 0, -1, 1, 0, 0) : Point(300 - i, x: i, index: 1), 0, 2);
            store.AddConnection(new Connection(i, 0, 1 + (i / 2)));
            store.AddConnection(new Connection(i, 1, i));
        }

        store.AddConnection(new Connection(2, 0, 1, StationaryPointKind.TransitionState, 1));
        store.Append(Point(9, index: 2), 0, 1);
        store.AddHit(StationaryPointKind.Minimum, 3, SearchMethod.MultiStart);
        store.SetCertificate(StationaryPointKind.TransitionState, 4, Certificate.Undecided("a kink"));
        store.Commit();
    }

    private static string Columns(StoredPoint p) => FormattableString.Invariant(
        $"{p.Kind} {p.Id} {p.Energy:R} {p.Point.Energy:R} {p.Point.GradientRms:R} {p.Point.GradientMax:R} {p.Point.Index} {p.Point.Nullity} {p.Point.LowestEigenvalue:R} {p.Point.HighestEigenvalue:R} {p.Point.LogProduct:R} {p.Point.ZeroThreshold:R} {p.OrbitSize} {p.FoundBy} {p.Certificate?.Reason} {string.Join(' ', p.Point.Coordinates.ToArray())}");
}
