using Microsoft.Data.Sqlite;

namespace EnergyLandscape.Cli.Tests;

/// <summary>Bad input: one sentence on stderr, nothing on stdout, exit code 2, no file left behind.</summary>
public sealed class BadInputTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("regularisation = 1e-4", "regularisaton = 1e-4", "regularisaton")]
    [InlineData("layers = [2, 2, 2]", "layers = \"2\"", "layers")]
    [InlineData("layers = [2, 2, 2]", "layers = [3, 2, 2]", "layers")]
    [InlineData("layers = [2, 2, 2]", "layers = [2, -2, 2]", "layers")]
    [InlineData("source = \"xor\"", "source = \"mnist\"", "source")]
    [InlineData("[data]", "[data", "RUN.toml")]
    [InlineData("patience = 100", "patience = -1", "patience")]
    [InlineData("kind = \"network\"", "kind = \"netwrok\"", "kind")]
    public async Task Run_file_that_says_something_wrong(string right, string wrong, string named)
    {
        string run = _folder.Write("RUN.toml", TestFolder.Xor.Replace(right, wrong, StringComparison.Ordinal));
        await Refused(named, "explore", run, "--db", _folder["x.db"]);
        await Refused(named, "minima", run, "--db", _folder["x.db"]);
        await Refused(named, "check", run);
    }

    [Fact]
    public async Task Run_file_that_is_none()
    {
        await Refused("does not exist", "explore", _folder["none.toml"], "--db", _folder["x.db"]);
        Directory.CreateDirectory(_folder["folder"]);
        await Refused("is a directory", "explore", _folder["folder"], "--db", _folder["x.db"]);
    }

    [Theory]
    [InlineData("expected", "--threads", "-1")]
    [InlineData("expected a whole number", "--threads", "x")]
    [InlineData("expected a whole number", "--seed", "99999999999999999999999")]
    [InlineData("expected a whole number from 0 to 9223372036854775807", "--seed", "9223372036854775808")]
    [InlineData("expected a whole number", "--seed", "-1")]
    [InlineData("expected a positive", "--max-searches", "-5")]
    [InlineData("expected a positive", "--max-seconds", "-5")]
    [InlineData("expected a positive", "--max-seconds", "NaN")]
    [InlineData("expected a positive", "--patience", "0")]
    [InlineData("expected auto, plain, json or none", "--progress", "loud")]
    public async Task Options_out_of_range(string said, string option, string value) =>
        await Refused(said, "explore", _folder.Write("RUN.toml", TestFolder.Xor), "--db", _folder["x.db"], option, value);

    [Theory]
    [InlineData("bogus")]
    [InlineData("explore")]
    [InlineData("explore", "a.toml", "b.toml")]
    [InlineData("explore", "a.toml", "--bogus")]
    [InlineData("list", "mins", "x.db")]
    [InlineData("path", "x.db", "1")]
    [InlineData("path", "x.db", "one", "2")]
    [InlineData("tree", "x.db")]
    public async Task Command_lines_that_do_not_parse(params string[] arguments) => await Refused("--help' shows what is expected", arguments);

    [Fact]
    public async Task No_verb() => await Refused("Required command was not provided; 'landscape --help' shows what is expected");

    [Fact]
    public async Task Files_that_are_no_database_of_ours()
    {
        string foreign = _folder["foreign.db"];
        Sqlite(foreign, "CREATE TABLE t (x)");
        string newer = await _folder.Explore("newer", TestFolder.Surface);
        string corrupt = _folder["corrupt.db"];
        byte[] bytes = File.ReadAllBytes(newer);
        Array.Fill(bytes, (byte)0xA5, 100, 4000);
        File.WriteAllBytes(corrupt, bytes);
        Sqlite(newer, "PRAGMA user_version = 99");
        foreach ((string file, string said) in new[]
        {
            (foreign, "another program"), (newer, "newer release"), (corrupt, "expected"), (_folder.Write("empty.db", string.Empty), "is empty (0 bytes)"),
            (_folder.Write("text.db", "no database, but long enough to be one"), "is not an SQLite database"), (_folder["none.db"], "does not exist"),
        })
        {
            await Refused(said, "list", "minima", file);
            await Refused(said, "info", file);
            await Refused(said, "barcode", file);
            await Refused(said, "distance", file, file);
            await Refused(said, "check", file);
            await Refused(said, "path", file, "1", "2");
            await Refused(said, "connect", file, "1", "2");
            await Refused(said, "tree", file, "-o", _folder["x.svg"]);
        }
    }

    [Fact]
    public async Task Database_of_another_landscape()
    {
        string database = await _folder.Explore("a", TestFolder.Surface);
        byte[] before = File.ReadAllBytes(database);
        await Refused("expected", "explore", _folder.Write("b.toml", TestFolder.Xor), "--db", database);
        Assert.Equal(before, File.ReadAllBytes(database));
    }

    [Fact]
    public async Task Folders_that_cannot_hold_a_database()
    {
        string run = _folder.Write("RUN.toml", TestFolder.Surface);
        await Refused("does not exist", "explore", run, "--db", _folder["none/x.db"]);
        await Refused("does not exist", "explore", run, "--db", run + "/x.db");
    }

    [Fact]
    public async Task Ids_and_pictures_that_do_not_exist()
    {
        string database = await _folder.Explore("a", TestFolder.Surface);
        await Refused("has no minimum 9, expected an id from 1 to 3", "path", database, "1", "9");
        await Refused("has no minimum -1, expected an id from 1 to 3", "path", database, "1", "-1");
        await Refused("has no minimum 9, expected an id from 1 to 3", "connect", database, "9", "1");
        await Refused("--exclude is 9, expected an id from 1 to 3", "tree", database, "-o", _folder["x.svg"], "--exclude", "9");
        await Refused("names no picture format and no page", "tree", database, "-o", _folder["x.bmp"]);
        await Refused("names no picture format", "path", database, "1", "2", "-o", _folder["x.bmp"]);
        await Refused("to exist", "tree", database, "-o", _folder["none/x.svg"]);
        await Refused("to exist", "path", database, "1", "2", "--csv", _folder["none/x.csv"]);
        await Refused("--width is -1, expected a positive number", "tree", database, "-o", _folder["x.svg"], "--width", "-1");
        await Refused("--levels is 0, expected a positive number", "tree", database, "-o", _folder["x.svg"], "--levels", "0");
        await Refused("All 3 minima are left out of ", "tree", database, "-o", _folder["x.svg"], "--exclude", "1", "2", "3");
    }

    [Fact]
    public async Task Databases_that_cannot_be_compared()
    {
        string one = await _folder.Explore("one", TestFolder.Surface), two = await _folder.Explore("two", TestFolder.Xor, "--max-searches", "64");
        await Refused("both explored with seed 1", "info", one, "--against", one);
        await Refused("holds another landscape", "info", one, "--against", two);
        await Refused("does not exist", "info", one, "--against", _folder["none.db"]);
        await Refused("names no picture format", "barcode", one, "-o", _folder["x.bmp"]);
        await Refused("to exist", "barcode", one, "-o", _folder["none/x.svg"]);
    }

    [Fact]
    public async Task Pairs_that_nothing_connects_and_databases_without_minima()
    {
        string database = await _folder.Explore("a", TestFolder.Surface);
        Sqlite(database, "DELETE FROM connection");
        await Refused("are not connected", "path", database, "1", "2");
        Sqlite(database, "PRAGMA foreign_keys = OFF; DELETE FROM connection; DELETE FROM hit; DELETE FROM coordinates; DELETE FROM point");
        await Refused("expected", "tree", database, "-o", _folder["x.svg"]);
        await Refused("expected", "tree", database, "-o", _folder["x.svg"], "--connected-only");
        await Refused("expected", "barcode", database);
        await Refused("expected", "distance", database, database);
    }

    public void Dispose() => _folder.Dispose();

    private static void Sqlite(string path, string statements)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }

    private async Task Refused(string said, params string[] arguments)
    {
        string[] before = _folder.Files();
        Answer answer = await TestFolder.Run(arguments);
        string line = Assert.Single(answer.Error.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("landscape: ", line, StringComparison.Ordinal);
        Assert.Contains(said, line, StringComparison.Ordinal);
        Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
        Assert.Equal(before, _folder.Files());
    }
}
