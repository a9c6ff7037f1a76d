using System.Globalization;
using System.Numerics;
using CsCheck;
using EnergyLandscape.Potentials;
using Microsoft.Data.Sqlite;

namespace EnergyLandscape.PathSample.Tests;

public sealed class PersistenceTests : StoreTests
{
    private static readonly Gen<double> Number = Gen.OneOf(Gen.Double, Gen.Const(-0.0), Gen.Const(0.0), Gen.Const(5e-324), Gen.Const(1e300))
        .Where(double.IsFinite);

    private static readonly Gen<double> NumberOrUnknown = Gen.Frequency((9, Number), (1, Gen.Const(double.NaN)));

    private static readonly Gen<StationaryPoint> AnyPoint =
        from energy in Number
        from x in Gen.Frequency((4, Number.Array[2]), (1, Gen.Const(Array.Empty<double>())))
        from numbers in NumberOrUnknown.Array[6]
        from index in Gen.Int[0, 4]
        from nullity in Gen.Int[0, 3]
        select StationaryPoint.Restore(
            energy, x, numbers[0], numbers[1], index, nullity, numbers[2], numbers[3], numbers[4], numbers[5]);

    [Fact]
    public void What_is_written_is_read_to_the_bit() =>
        Gen.Select(AnyPoint.Array[1, 30], Gen.ULong.Array[30], Gen.Long[0, long.MaxValue]).Sample(
            (points, orbits, foundBy) =>
            {
                using var folder = new TemporaryFolder();
                string path = folder.File("a.db");
                var written = new List<StoredPoint>();
                using (var store = StationaryPointStore.Create(path, Landscape, null, TimeProvider.System))
                {
                    for (int i = 0; i < points.Length; i++)
                    {
                        BigInteger? orbit = orbits[i] % 3 == 0 ? null : new BigInteger(orbits[i]) * orbits[i] * orbits[i];
                        written.Add(store.Append(points[i], foundBy, orbit));
                        Assert.Equal(Bits(points[i].Coordinates), Bits(written[^1].Point.Coordinates));
                        Assert.Equal(points[i].Energy, written[^1].Energy);
                    }

                    store.Commit();
                }

                using var read = StationaryPointStore.OpenReadOnly(path);
                foreach (StoredPoint before in written)
                {
                    StoredPoint after = read.PointsOf(before.Kind)[before.Id - 1];
                    Assert.Equal(Columns(before), Columns(after));
                    Assert.Equal(Bits(before.Point.Coordinates), Bits(after.Point.Coordinates));
                }

                Assert.Equal(written.Count, read.Snapshot.Minima + read.Snapshot.TransitionStates + read.Snapshot.HigherSaddles);
            },
            iter: 60);

    [Fact]
    public void Everything_survives_closing_and_opening()
    {
        LandscapeRun run;
        using (StationaryPointStore store = Create())
        {
            run = store.BeginRun("42", "seed = 42\n", "0.1.0", 2);
            store.PlanBatch([new(1, "basin-hopping"), new(2, "multi-start")]);
            store.Add(Point(1), 1);
            store.AddHit(StationaryPointKind.Minimum, 1, "basin-hopping");
            store.CompleteSearch(new(1, "converged", StationaryPointKind.Minimum, 1, true, new(1, 2, 3, 4)));
            store.Add(Point(2, 5, 6), 2);
            store.AddHit(StationaryPointKind.Minimum, 2, "multi-start", 3);
            store.AddHit(StationaryPointKind.Minimum, 2, "basin-hopping");
            store.CompleteSearch(new(2, "converged", StationaryPointKind.Minimum, 2, true, default));
            store.PlanBatch([new(3, "double-ended", StationaryPointKind.Minimum, 2, StationaryPointKind.Minimum, 1)]);
            store.Add(Point(3, index: 1), 3);
            store.Add(Point(4, index: 2), 3);
            Assert.True(store.AddConnection(new(1, 1, 2, StationaryPointKind.HigherSaddle, 1)));
            Assert.True(store.AddConnection(new(1, 1, 1, StationaryPointKind.TransitionState, 1)));
            Assert.True(store.AddConnection(new(1, 0, 1)));
            Assert.False(store.AddConnection(new(1, 0, 1, StationaryPointKind.HigherSaddle, 1)));
            store.CompleteSearch(new(3, "converged", StationaryPointKind.TransitionState, 1, true, default));
            run = store.FinishRun("complete");
            AssertHeld(store);
        }

        using (StationaryPointStore store = Reopen())
        {
            AssertHeld(store);
            Assert.Equal(2, store.BeginRun("42", "seed = 42\n", "0.1.0", 1).Id);
        }

        using StationaryPointStore read = Read();
        AssertHeld(read);
        Assert.Null(read.Runs[1].Finished);

        void AssertHeld(StationaryPointStore store)
        {
            Assert.Equal(new PointSnapshot(2, 1, 1), store.Snapshot);
            Assert.Equal(run, store.Runs[0]);
            Assert.Equal((1L, 3L), (run.FirstSearch, run.LastSearch));
            Assert.Equal("complete", run.StopReason);
            Assert.Equal(1, store.SmallestGapKept);
            Assert.Equal(["basin-hopping=1", "multi-start=3"], store.Minima[1].Hits.Select(h => $"{h.Key}={h.Value}"));
            Assert.Equal(4, store.Minima[1].TotalHits);
            Assert.Equal(
                [
                    new Connection(1, 0, 1),
                    new Connection(1, 1, 1, StationaryPointKind.TransitionState, 1),
                    new Connection(1, 1, 2, StationaryPointKind.HigherSaddle, 1),
                ],
                store.ConnectionsOf(1));
            Assert.Empty(store.ConnectionsOf(2));
            Assert.Null(store.PendingBatch());
            Assert.Equal([1L, 2, 3], store.Log.Searches.Select(s => s.Plan.Index));
            Assert.Equal(new EvaluationCounts(1, 2, 3, 4), store.Log.Find(1)!.Record!.Counts);
            Assert.Equal(new SearchBatch(2, 3, 1, new PointSnapshot(2, 0, 0)), store.Log.Batches[1]);
            Assert.Equal(new PairAttempts(1, 0), store.Log.AttemptsOf("double-ended", 1, 2));
            Assert.Equal(
                ["basin-hopping converged 1", "double-ended converged 1", "multi-start converged 1"],
                store.Log.Outcomes.Select(o => $"{o.Method} {o.Outcome} {o.Searches}"));
            Assert.Equal(4, store.Log.NextIndex);
        }
    }

    [Fact]
    public void Only_runs_carry_times_and_they_come_from_the_clock_handed_in()
    {
        var began = new DateTimeOffset(2026, 7, 4, 12, 0, 0, TimeSpan.Zero).AddTicks(1);
        using (var store = StationaryPointStore.Create(Database, Landscape, null, new StoppedClock(began)))
        {
            store.BeginRun("1", "seed = 1\n", "0.1.0", 1);
            store.FinishRun("complete");
        }

        using StationaryPointStore read = Read();
        Assert.Equal(began, read.Runs[0].Started);
        Assert.Equal(began, read.Runs[0].Finished);
        Assert.Equal("46545c62", read.Runs[0].RunHash[..8]);
    }

    [Fact]
    public void What_was_not_committed_is_not_there()
    {
        using (StationaryPointStore store = Create())
        {
            store.Add(Point(1), 0);
            store.Commit();
            store.Add(Point(2), 0);
            store.AddHit(StationaryPointKind.Minimum, 1, "multi-start");
        }

        using StationaryPointStore read = Read();
        Assert.Equal(1, Assert.Single(read.Minima).Energy);
        Assert.Empty(read.Minima[0].Hits);
        Assert.Null(read.SmallestGapKept);
    }

    [Fact]
    public void A_search_is_in_the_file_with_all_that_it_found_or_not_at_all()
    {
        using (StationaryPointStore store = Create())
        {
            store.PlanBatch([new(1, "multi-start"), new(2, "multi-start"), new(3, "multi-start")]);
            store.Add(Point(1), 1);
            store.CompleteSearch(new(1, "converged", StationaryPointKind.Minimum, 1, true, default));
            store.Add(Point(2), 2);
            store.AddHit(StationaryPointKind.Minimum, 2, "multi-start");
            store.Commit();
        }

        using (StationaryPointStore store = Reopen())
        {
            Assert.Single(store.Minima);
            PendingBatch pending = store.PendingBatch()!;
            Assert.Equal(new PointSnapshot(0, 0, 0), pending.Batch.Snapshot);
            Assert.Equal(3, pending.Searches.Count);
            Assert.Equal([2L, 3L], pending.Unfinished.Select(s => s.Index));
            Assert.Throws<InvalidOperationException>(() => store.PlanBatch([new(4, "multi-start")]));
            store.Add(Point(2), 2);
            store.Commit();
            using (StationaryPointStore held = Read())
            {
                Assert.Single(held.Minima);
            }

            store.CompleteSearch(new(2, "converged", StationaryPointKind.Minimum, 2, true, default));
            store.CompleteSearch(new(3, "step-limit", null, null, null, default));
            store.Commit();
            Assert.Null(store.PendingBatch());
        }

        using StationaryPointStore read = Read();
        Assert.Equal(2, read.Minima.Count);
        Assert.Equal(3, read.Log.Finished);
    }

    [Fact]
    public void Attempts_and_failures_of_a_pair_are_counted_in_either_order()
    {
        using StationaryPointStore store = Create();
        store.Add(Point(1), 0);
        store.Add(Point(2), 0);
        store.PlanBatch(
        [
            new(1, "double-ended", StationaryPointKind.Minimum, 1, StationaryPointKind.Minimum, 2),
            new(2, "double-ended", StationaryPointKind.Minimum, 2, StationaryPointKind.Minimum, 1),
        ]);
        store.CompleteSearch(new(1, "no-candidate", null, null, null, default));
        Assert.Equal(new PairAttempts(2, 1), store.Log.AttemptsOf("double-ended", 2, 1));
        Assert.Equal(default, store.Log.AttemptsOf("other", 2, 1));
        Assert.Single(store.Log.Pairs);
    }

    [Fact]
    public void A_search_ends_once_and_only_when_planned()
    {
        using StationaryPointStore store = Create();
        store.PlanBatch([new(1, "multi-start")]);
        store.CompleteSearch(new(1, "not-finite", null, null, null, default));
        Assert.Throws<InvalidOperationException>(() => store.CompleteSearch(new(1, "not-finite", null, null, null, default)));
        Assert.Throws<InvalidOperationException>(() => store.CompleteSearch(new(9, "not-finite", null, null, null, default)));
        Assert.Throws<ArgumentException>(() => store.PlanBatch([new(1, "multi-start")]));
        Assert.Throws<ArgumentException>(() => store.PlanBatch([new(2, "multi-start"), new(4, "multi-start")]));
        Assert.Throws<ArgumentException>(() => store.AddConnection(new(1, 0, 1)));
    }

    [Fact]
    public void Energies_can_be_read_without_coordinates()
    {
        using (StationaryPointStore store = Create())
        {
            store.Add(Point(1), 0);
            store.Commit();
        }

        using var read = StationaryPointStore.OpenReadOnly(Database, coordinates: false);
        Assert.True(read.Minima[0].Point.Coordinates.IsEmpty);
        Assert.Throws<InvalidOperationException>(() => read.Add(Point(1), 0));
    }

    [Fact]
    public void The_file_is_a_checked_rollback_journal_database_and_nothing_stays_beside_it()
    {
        using (StationaryPointStore store = Create())
        {
            store.Add(Point(1), 0);
            store.Commit();
        }

        Assert.Equal([Database], Directory.GetFiles(Folder.Path));
        using var connection = new SqliteConnection($"Data Source={Database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        Assert.Equal("delete", Scalar("PRAGMA journal_mode"));
        Assert.Equal("3", Scalar("PRAGMA user_version"));
        Assert.Equal("1162633582", Scalar("PRAGMA application_id"));
        Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
        Assert.Equal("9", Scalar("SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 1"));
        Assert.Equal("0", Scalar("SELECT count(*) FROM pragma_foreign_key_check"));
        Assert.Equal("000000000000F03F0000000000000040", Scalar("SELECT hex(x) FROM coordinates"));

        string Scalar(string query)
        {
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = query;
            return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
        }
    }

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private static string Columns(StoredPoint p) => string.Join(
        ' ',
        new[]
        {
            p.Energy, p.Point.GradientRms, p.Point.GradientMax, p.Point.LowestEigenvalue, p.Point.HighestEigenvalue, p.Point.LogProduct,
            p.Point.ZeroThreshold,
        }.Select(BitConverter.DoubleToInt64Bits)
            .Select(bits => bits.ToString("x16", CultureInfo.InvariantCulture))
            .Append($"{p.Kind} {p.Id} {p.Point.Index} {p.Point.Nullity} {p.OrbitSize} {p.FoundBy}"));

    private static long[] Bits(ReadOnlyMemory<double> x) => [.. x.ToArray().Select(BitConverter.DoubleToInt64Bits)];
}
