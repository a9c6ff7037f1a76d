using EnergyLandscape.Potentials;
using Microsoft.Data.Sqlite;

namespace EnergyLandscape.PathSample.Tests;

public sealed class DatabaseFileTests : StoreTests
{
    [Fact]
    public void A_missing_file_is_named() => AssertRefused("does not exist");

    [Fact]
    public void A_missing_folder_is_named()
    {
        string path = Path.Combine(Folder.Path, "nowhere", "xor.db");
        var e = Assert.Throws<InputException>(() => StationaryPointStore.Create(path, Landscape, null, TimeProvider.System));
        Assert.StartsWith(path, e.Message, StringComparison.Ordinal);
        Assert.Contains("folder", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_file_is_refused()
    {
        File.WriteAllBytes(Database, []);
        AssertRefused("is empty (0 bytes)");
    }

    [Theory]
    [InlineData("hello")]
    [InlineData("seed = 1\n[potential]\nkind = \"network\"\nlayers = [2, 6, 2]\n")]
    public void Another_kind_of_file_is_refused(string text)
    {
        File.WriteAllText(Database, text);
        AssertRefused("is not an SQLite database");
        Assert.Equal(text, File.ReadAllText(Database));
    }

    [Fact]
    public void A_folder_is_refused()
    {
        Directory.CreateDirectory(Database);
        AssertRefused("is a folder");
    }

    [Fact]
    public void A_database_of_another_program_is_refused_and_left_alone()
    {
        Change(Database, "PRAGMA journal_mode = WAL; CREATE TABLE t (a)");
        byte[] before = File.ReadAllBytes(Database);
        AssertRefused("is an SQLite database of another program (application id 0)");
        Assert.Equal(before, File.ReadAllBytes(Database));
    }

    [Fact]
    public void A_newer_and_an_unknown_older_version_are_refused()
    {
        Create().Dispose();
        Change(Database, "PRAGMA user_version = 4");
        AssertRefused("has database version 4 of a newer release; expected at most 3");
        Change(Database, "PRAGMA user_version = 0");
        AssertRefused("has database version 0");
    }

    [Fact]
    public void A_cut_off_file_is_refused()
    {
        Fill(200);
        using (FileStream file = File.OpenWrite(Database))
        {
            file.SetLength(file.Length / 2);
        }

        AssertRefused("is a damaged database");
    }

    [Fact]
    public void An_overwritten_page_is_refused()
    {
        Fill(2000);
        using (FileStream file = File.OpenWrite(Database))
        {
            file.Position = 16 * 4096;
            file.Write(Enumerable.Repeat((byte)0xA5, 64 * 1024).ToArray());
        }

        AssertRefused("is a damaged database");
    }

    [Fact]
    public void A_point_that_is_missing_is_noticed()
    {
        Fill(3);
        Change(Database, "PRAGMA foreign_keys = OFF; DELETE FROM coordinates WHERE id = 2; DELETE FROM point WHERE id = 2");
        AssertRefused("point 2 of kind 0 is missing");
    }

    [Fact]
    public void A_run_without_a_readable_time_and_a_search_that_is_missing_are_noticed()
    {
        using (StationaryPointStore store = Create())
        {
            store.BeginRun("1", string.Empty, "0.1.0", 1);
            store.PlanBatch([new(1, "multi-start"), new(2, "multi-start")]);
            store.Commit();
        }

        Change(Database, "DELETE FROM search WHERE search_index = 2");
        AssertRefused("its batches have 2 searches, its log 1");
        Change(Database, "UPDATE run SET started = 'yesterday'");
        AssertRefused("is a damaged database");
    }

    [Fact]
    public void Another_landscape_is_refused_with_the_first_difference()
    {
        Create().Dispose();
        AssertMismatch(
            Landscape with { PotentialJson = """{"potential":{"kind":"network","layers":[2,6,2]},"data":"xor"}""" },
            "potential.layers is [2,2,2] in the database and [2,6,2] in the request");
        AssertMismatch(
            Landscape with { PotentialJson = """{"potential":{"kind":"network","layers":[2,2,2]}}""" },
            "data is \"xor\" in the database and absent in the request");
        AssertMismatch(
            Landscape with { Rule = Landscape.Rule with { EnergyWindow = 1e-5 } },
            "energy-window is 1E-10 in the database and 1E-05 in the request");

        void AssertMismatch(LandscapeIdentity other, string difference)
        {
            var e = Assert.Throws<InputException>(() => StationaryPointStore.OpenForWriting(Database, other, null, TimeProvider.System));
            Assert.StartsWith(Database, e.Message, StringComparison.Ordinal);
            Assert.Contains(difference, e.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Order_of_keys_and_white_space_do_not_make_another_landscape()
    {
        Create().Dispose();
        LandscapeIdentity same = Landscape with
        {
            PotentialJson = """{ "data": "xor", "potential": {"layers": [2, 2, 2], "kind": "network"} }""",
        };
        StationaryPointStore.CreateOrOpen(Database, same, null, TimeProvider.System).Dispose();
    }

    [Fact]
    public void Creating_over_a_file_is_refused()
    {
        Create().Dispose();
        var e = Assert.Throws<InputException>(() => Create());
        Assert.Contains("exists already", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Left_overs_of_a_killed_creation_and_a_lock_of_a_killed_writer_do_not_matter()
    {
        File.WriteAllText(Database + ".new", "half a database");
        File.WriteAllText(Database + "-journal", "the journal of a database that was deleted");
        File.WriteAllText(Database + ".lock", string.Empty);
        Create().Dispose();
        Assert.Equal([Database], Directory.GetFiles(Folder.Path));
        Read().Dispose();
    }

    [Fact]
    public void A_second_writer_is_refused_and_readers_are_welcome()
    {
        using (StationaryPointStore store = Create())
        {
            store.Add(Point(1), 0);
            store.Commit();
            store.Add(Point(2), 0);
            var e = Assert.Throws<InputException>(() => Reopen());
            Assert.StartsWith($"{Database} is being written by another program", e.Message, StringComparison.Ordinal);
            using StationaryPointStore reader = Read();
            Assert.Single(reader.Minima);
            store.Commit();
        }

        using StationaryPointStore next = Reopen();
        Assert.Equal(2, next.Minima.Count);
    }

    [Fact]
    public void A_change_from_outside_is_noticed_and_nothing_is_written()
    {
        using StationaryPointStore store = Create();
        store.Add(Point(1), 0);
        Change(Database, "UPDATE landscape SET smallest_gap_kept = 7");
        var e = Assert.Throws<InputException>(store.Commit);
        Assert.Contains("was changed by another program", e.Message, StringComparison.Ordinal);
        using StationaryPointStore read = Read();
        Assert.Empty(read.Minima);
    }

    [Fact]
    public void A_read_only_folder_can_be_read()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("permissions of POSIX systems");
            return;
        }

        Fill(3);
        var folder = new DirectoryInfo(Folder.Path);
        File.SetUnixFileMode(Database, UnixFileMode.UserRead);
        folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        try
        {
            DateTime before = folder.LastWriteTimeUtc;
            using StationaryPointStore read = Read();
            Assert.Equal(3, read.Minima.Count);
            Assert.Equal(before, folder.LastWriteTimeUtc); // root could write: no file was made and deleted either
            if (Environment.UserName != "root")
            {
                var e = Assert.Throws<InputException>(() => Reopen());
                Assert.Contains("no permission to write", e.Message, StringComparison.Ordinal);
            }
        }
        finally
        {
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }
    }

    [Fact]
    public void A_commit_that_was_killed_is_undone()
    {
        Fill(50);
        string copy = Folder.File("killed.db");
        using (var connection = new SqliteConnection($"Data Source={Database};Pooling=False"))
        {
            connection.Open();
            // A cache of few pages makes the transaction spill into the file, so that its journal is hot.
            Execute(connection, "PRAGMA cache_size = 5; BEGIN IMMEDIATE");
            Execute(connection, "WITH RECURSIVE c(i) AS (SELECT 51 UNION ALL SELECT i + 1 FROM c WHERE i < 3000) INSERT INTO point SELECT 0, i, i, 0, 0, 0, 0, 0, 0, 0, 0, NULL, 0, NULL, NULL, NULL, NULL FROM c");
            File.Copy(Database, copy);
            File.Copy(Database + "-journal", copy + "-journal");
            Execute(connection, "ROLLBACK");
        }

        using (var read = StationaryPointStore.OpenReadOnly(copy))
        {
            Assert.Equal(50, read.Minima.Count);
        }

        using var store = StationaryPointStore.OpenForWriting(copy, Landscape, null, TimeProvider.System);
        Assert.Equal(50, store.Minima.Count);
    }

    private static void Change(string path, string statements)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        Execute(connection, statements);
    }

    private static void Execute(SqliteConnection connection, string statements)
    {
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    private void Fill(int points)
    {
        using StationaryPointStore store = Create();
        for (int i = 1; i <= points; i++)
        {
            store.Append(Point(i), 0, null);
        }

        store.Commit();
    }

    private void AssertRefused(string found)
    {
        foreach (Func<StationaryPointStore> open in new Func<StationaryPointStore>[] { Read, Reopen })
        {
            var e = Assert.Throws<InputException>(() => open().Dispose());
            Assert.Contains(Database, e.Message, StringComparison.Ordinal);
            Assert.Contains(found, e.Message, StringComparison.Ordinal);
            Assert.DoesNotContain('\n', e.Message);
        }
    }
}
