using System.Text.Json;
using EnergyLandscape.Tests;

namespace EnergyLandscape.Cli.Tests;

/// <summary>`landscape data`, and databases of landscapes whose data are files.</summary>
public sealed class DataCommandTests : IDisposable
{
    private const string Table = "0.1,0.9,a\n0.2,-0.4,b\n-0.7,0.3,a\n0.8,0.2,b\n-0.2,-0.9,b\n";
    private const string RunFile = "[potential]\nkind = \"network\"\nlayers = [2, 1, 2]\nregularisation = 0.01\n[data]\npath = \"PATH\"\nscaling = \"z-score\"\n[explore]\npatience = 64\n";
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_database_knows_its_data_wherever_the_file_is_moved_and_refuses_an_edited_one()
    {
        string table = _folder.Write("t.csv", Table);
        string database = await _folder.Explore("d", RunFile.Replace("PATH", "t.csv", StringComparison.Ordinal));
        Assert.Equal(0, (await TestFolder.Run("check", database)).Code);

        // Moved: the tables of the database are there, the potential is not, until a run says where the data are now.
        File.Move(table, _folder["u.csv"]);
        Assert.Equal(0, (await TestFolder.Run("info", database)).Code);
        Answer lost = await TestFolder.Run("check", database);
        Assert.Equal((2, $"landscape: {database} was made from {table}, which is not there any more; expected the file back in its place or beside the database, or 'landscape explore RUN.toml --db {database}' once with a run file whose key data.path names its new place"), (lost.Code, lost.Error.Trim()));
        Assert.Equal(database, await _folder.Explore("d", RunFile.Replace("PATH", "u.csv", StringComparison.Ordinal)));
        Assert.Equal(0, (await TestFolder.Run("check", database)).Code);

        // Edited.
        File.AppendAllText(_folder["u.csv"], "0.5,0.5,a\n");
        Answer edited = await TestFolder.Run("check", database);
        Assert.Equal(2, edited.Code);
        Assert.Contains("as key \"data.sha256\" says: it is another file, or was edited", edited.Error, StringComparison.Ordinal);
        Answer again = await TestFolder.Run("explore", _folder["d.toml"], "--db", database, "--no-pictures", "--progress", "none");
        Assert.Equal(2, again.Code);
        Assert.Contains("data.sha256 is ", again.Error, StringComparison.Ordinal);

        // Other keys that change what the network sees.
        File.WriteAllText(_folder["u.csv"], Table);
        string other = _folder.Write("d.toml", RunFile.Replace("PATH", "u.csv", StringComparison.Ordinal).Replace("z-score", "min-max", StringComparison.Ordinal));
        Answer scaled = await TestFolder.Run("explore", other, "--db", database, "--no-pictures", "--progress", "none");
        Assert.Equal(2, scaled.Code);
        Assert.Contains("data.scaling is \"z-score\" in the database and \"min-max\" in the request", scaled.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_does_not_depend_on_test_rows()
    {
        _folder.Write("t.csv", Table);
        string test = _folder.Write("u.csv", "0.3,0.3,a\n");
        string database = await _folder.Explore("d", RunFile.Replace("PATH\"", "t.csv\"\ntest-path = \"u.csv\"", StringComparison.Ordinal));
        File.AppendAllText(test, "0.5,0.5,b\n");
        Answer edited = await TestFolder.Run("check", database);
        Assert.Equal((0, string.Empty), (edited.Code, edited.Error));
        File.Delete(test);
        foreach (string[] verb in (string[][])[["check", database], ["info", database], ["tree", database, "--output", _folder["tree.svg"]]])
        {
            Answer lost = await TestFolder.Run(verb);
            Assert.Equal((0, string.Empty), (lost.Code, lost.Error));
        }

        Answer again = await TestFolder.Run("explore", _folder["d.toml"], "--db", database, "--no-pictures", "--progress", "none");
        Assert.Equal(2, again.Code);
    }

    [Fact]
    public async Task Show_says_what_the_network_sees()
    {
        _folder.Write("t.csv", Table);
        string run = _folder.Write("r.toml", RunFile.Replace("PATH", "t.csv", StringComparison.Ordinal).Replace("scaling = \"z-score\"", "scaling = \"min-max\"\ntest-share = 0.2", StringComparison.Ordinal));
        using JsonDocument json = JsonDocument.Parse((await TestFolder.Run("data", "show", run, "--json")).Output);
        JsonElement shown = json.RootElement;
        Assert.Equal((4, 1, 2, 2), (Number("trainingRows"), Number("testRows"), Number("inputs"), Number("outputs")));
        Assert.Equal((-1.0, 1.0), (shown.GetProperty("lowestInput").GetDouble(), shown.GetProperty("highestInput").GetDouble()));
        Assert.Equal(_folder["t.csv"], shown.GetProperty("files")[0].GetString());
        JsonElement[] classes = [.. shown.GetProperty("classes").EnumerateArray()];
        Assert.Equal(["a", "b"], classes.Select(one => one.GetProperty("class").GetString()));
        Assert.Equal([2, 3], classes.Select(one => one.GetProperty("training").GetInt32() + one.GetProperty("test").GetInt32()));
        Assert.Contains("min-max", (await TestFolder.Run("data", "show", run)).Output, StringComparison.Ordinal);
        using JsonDocument xor = JsonDocument.Parse((await TestFolder.Run("data", "show", _folder.Write("x.toml", TestFolder.Xor), "--json")).Output);
        Assert.Equal(JsonValueKind.Null, xor.RootElement.GetProperty("sha256").ValueKind);
        int Number(string property) => shown.GetProperty(property).GetInt32();
    }

    [Fact]
    public async Task List_knows_which_files_are_there()
    {
        string folder = SharedFolder.Find("data");
        using JsonDocument there = JsonDocument.Parse((await TestFolder.Run("data", "list", "--from", folder, "--json")).Output);
        JsonElement[] files = [.. there.RootElement.EnumerateArray().SelectMany(set => set.GetProperty("files").EnumerateArray())];
        Assert.Equal(13, files.Length);
        Assert.All(files, file => Assert.True(file.GetProperty("present").GetBoolean(), file.ToString()));
        _folder.Write("iris_training.csv", "another");
        string table = (await TestFolder.Run("data", "list", "--from", _folder["."])).Output;
        Assert.Contains("another file", table, StringComparison.Ordinal);
        Assert.Contains("built in", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_leaves_files_that_are_there_and_says_how_to_read_them()
    {
        File.Copy(SharedFolder.Find("data", "iris", "iris_training.csv"), _folder["iris_training.csv"]);
        Answer answer = await TestFolder.Run("data", "fetch", "iris", "--to", _folder["."], "--json");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        using JsonDocument json = JsonDocument.Parse(answer.Output);
        Assert.False(json.RootElement.GetProperty("files")[0].GetProperty("fetched").GetBoolean());
        string run = _folder.Write("iris.toml", "[potential]\nkind = \"network\"\nlayers = [4, 2, 3]\n[data]\n" + json.RootElement.GetProperty("runFileKeys").GetString());
        Answer shown = await TestFolder.Run("data", "show", run);
        Assert.Equal((0, string.Empty), (shown.Code, shown.Error));
        Assert.Contains("training rows   120", shown.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetch_without_a_server_says_where_to_put_the_file()
    {
        Answer answer = await TestFolder.Run("data", "fetch", "iris", "--to", _folder["d"], "--mirror", "http://127.0.0.1:9/");
        Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
        Assert.EndsWith($"by hand and put it at {_folder["d/iris_training.csv"]}", answer.Error.Trim(), StringComparison.Ordinal);
        Assert.Equal(["d"], _folder.Files());
    }

    [Fact]
    public async Task Generate_writes_a_table_that_a_run_file_reads()
    {
        string[] generate = ["data", "generate", "ljat3", "--count", "300", "--seed", "3", "--json", "--output"];
        using JsonDocument json = JsonDocument.Parse((await TestFolder.Run([.. generate, _folder["l.csv"]])).Output);
        JsonElement made = json.RootElement;
        Assert.Equal((300, 0, 3, 1.3856), (made.GetProperty("rows").GetInt32(), made.GetProperty("leftOut").GetInt32(), made.GetProperty("seed").GetInt32(), made.GetProperty("side").GetDouble()));
        Assert.Equal(300, made.GetProperty("outcomes").EnumerateArray().Sum(one => one.GetProperty("rows").GetInt32()));
        Assert.Equal(1.0, made.GetProperty("outcomes").EnumerateArray().Sum(one => one.GetProperty("share").GetDouble()), 1e-12);
        Assert.StartsWith("r12,r13,r23,outcome\n", File.ReadAllText(_folder["l.csv"]), StringComparison.Ordinal);
        string run = _folder.Write("l.toml", "[potential]\nkind = \"network\"\nlayers = [3, 2, 4]\n[data]\npath = \"l.csv\"\n");
        using JsonDocument shown = JsonDocument.Parse((await TestFolder.Run("data", "show", run, "--json")).Output);
        Assert.Equal(made.GetProperty("sha256").GetString(), shown.RootElement.GetProperty("sha256").GetString());
        Assert.Equal(
            made.GetProperty("outcomes").EnumerateArray().Select(one => one.GetProperty("rows").GetInt32()),
            shown.RootElement.GetProperty("classes").EnumerateArray().Select(one => one.GetProperty("training").GetInt32()));

        // The same rows with fewer inputs, whatever the threads; the table for people.
        Answer two = await TestFolder.Run("data", "generate", "ljat3", "--count", "300", "--seed", "3", "--inputs", "r12,r13", "--threads", "1", "-o", _folder["m.csv"]);
        Assert.Equal((0, string.Empty), (two.Code, two.Error));
        Assert.Contains("triangle", two.Output, StringComparison.Ordinal);
        Assert.Equal(
            File.ReadLines(_folder["l.csv"]).Select(line => line.Split(',')).Select(fields => $"{fields[0]},{fields[1]},{fields[3]}"),
            File.ReadLines(_folder["m.csv"]));
    }

    [Fact]
    public async Task Clusters_are_checked_but_not_explored()
    {
        string run = _folder.Write("c.toml", "[potential]\nkind = \"ljat\"\natoms = 3\n");
        Answer check = await TestFolder.Run("check", run);
        Assert.Equal((0, string.Empty), (check.Code, check.Error));
        Answer explore = await TestFolder.Run("explore", run, "--db", _folder["c.db"]);
        Assert.Equal((2, string.Empty), (explore.Code, explore.Output));
        Assert.Contains("atoms that move and turn freely", explore.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_folder["c.db"]));
    }

    [Theory]
    [InlineData("data set \"ljat4\" cannot be generated, expected ljat3", "data", "generate", "ljat4", "--count", "3", "-o", "x.csv")]
    [InlineData("--count is 0, expected a whole number of at least 1", "data", "generate", "ljat3", "--count", "0", "-o", "x.csv")]
    [InlineData("--side is -1, expected a length greater than 0", "data", "generate", "ljat3", "--count", "3", "--side", "-1", "-o", "x.csv")]
    [InlineData("--inputs is \"r12,r12\", expected one or more of r12, r13 and r23", "data", "generate", "ljat3", "--count", "3", "--inputs", "r12,r12", "-o", "x.csv")]
    [InlineData("cannot be written, expected the folder", "data", "generate", "ljat3", "--count", "3", "-o", "no/such/folder/x.csv")]
    [InlineData("a cube of side 100000 is no source of data", "data", "generate", "ljat3", "--count", "3", "--side", "1e5", "-o", "x.csv")]
    [InlineData("a cube of side 100000 is no source of data", "data", "generate", "ljat3", "--count", "9000000000", "--side", "1e5", "-o", "x.csv")]
    [InlineData("data set \"irsi\" is unknown", "data", "fetch", "irsi")]
    [InlineData("--mirror is nowhere, expected an address", "data", "fetch", "iris", "--mirror", "nowhere")]
    [InlineData("'landscape data fetch --help' shows what is expected", "data", "fetch")]
    [InlineData("'landscape data --help' shows what is expected", "data")]
    [InlineData("'landscape data --help' shows what is expected", "data", "bogus")]
    public async Task Command_lines_that_cannot_be(string said, params string[] arguments)
    {
        Answer answer = await TestFolder.Run(arguments);
        Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Show_wants_the_run_file_of_a_network()
    {
        Answer answer = await TestFolder.Run("data", "show", _folder.Write("s.toml", TestFolder.Surface));
        Assert.Equal(2, answer.Code);
        Assert.Contains("has no section [data], expected the run file of a network", answer.Error, StringComparison.Ordinal);
    }
}
