using System.Globalization;
using System.Text.Json;

namespace EnergyLandscape.Cli.Tests;

/// <summary>`landscape stagnation` and `landscape measures` on loss curves and on directories of walks.</summary>
public sealed class StagnationCommandTests : IDisposable
{
    private const string Walk = "[potential]\nkind = \"network\"\nlayers = [2, 2, 1]\nactivation = [\"logistic\"]\noutput = \"logistic\"\nloss = \"squared-error\"\n[data]\nsource = \"xor\"\n[walk]\nsteps = 50\nwalks = 4\ncurvature = \"none\"\n";
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Json_has_one_row_a_column_with_the_names_of_the_contract()
    {
        string file = _folder.Write("curves.csv", Table());
        foreach (string option in (string[])["--json", "--as-published"])
        {
            Answer answer = await TestFolder.Run("stagnation", file, "--json", option == "--json" ? "--as-published" : option);
            Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
            JsonElement rows = JsonDocument.Parse(answer.Output).RootElement;
            Assert.Equal(2, rows.GetArrayLength());
            Assert.Equal(["nStag", "lStag", "window", "column", "name"], rows[0].EnumerateObject().Select(property => property.Name));
            Assert.Equal((2, 40.5, 6), Row(rows[0]));
            Assert.Equal((1, 64, 6), Row(rows[1]));
            Assert.Equal("plateaus", rows[0].GetProperty("name").GetString());
        }
    }

    [Fact]
    public async Task The_table_ends_with_mean_and_deviation()
    {
        Answer answer = await TestFolder.Run("stagnation", _folder.Write("curves.csv", Table()));
        string[] lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("plateaus 2 40.5 6", Words(lines[2]));
        Assert.Equal("mean 1.5 52.25", Words(lines[^2]));
        Assert.Equal("deviation 0.5 11.75", Words(lines[^1]));
    }

    [Fact]
    public async Task Numbers_of_rows_are_left_out_and_that_is_said()
    {
        string[] lines = [.. Table().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
        char delimiter = lines[0].First(c => c is ',' or ';' or '\t');
        string file = _folder.Write("indexed.csv", string.Join('\n', lines.Select((line, i) => (i == 0 ? string.Empty : (i - 1).ToString(CultureInfo.InvariantCulture)) + delimiter + line)));
        foreach (string verb in (string[])["stagnation", "measures"])
        {
            Answer answer = await TestFolder.Run(verb, file, "--json");
            Assert.Equal(0, answer.Code);
            Assert.Contains("column 1 has no heading and numbers the rows", answer.Error, StringComparison.Ordinal);
            Assert.Equal(2, JsonDocument.Parse(answer.Output).RootElement.GetArrayLength());
        }
    }

    [Fact]
    public async Task A_column_is_drawn()
    {
        string file = _folder.Write("curves.csv", Table()), picture = _folder["walk.svg"];
        Assert.Equal(0, (await TestFolder.Run("stagnation", file, "-o", picture, "--column", "2")).Code);
        string drawn = await File.ReadAllTextAsync(picture);
        Assert.Contains("<title>curves.csv, column decay: 1 stay, mean length 64</title>", drawn, StringComparison.Ordinal);
        Assert.Equal(0, (await TestFolder.Run("stagnation", file, "--as-printed", "-o", _folder["printed.png"])).Code);
    }

    [Fact]
    public async Task Walks_of_a_directory_are_counted_measured_and_drawn()
    {
        string run = _folder.Write("walk.toml", Walk), directory = _folder["walks"];
        Assert.Equal(0, (await TestFolder.Run("walk", run, "-o", directory, "--progress", "none")).Code);
        Answer answer = await TestFolder.Run("stagnation", directory, "--json", "-o", _folder["walk.svg"], "--walk", "3");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        JsonElement rows = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal([0, 1, 2, 3], rows.EnumerateArray().Select(row => row.GetProperty("walk").GetInt32()));
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("testNStag").ValueKind);
        JsonElement measured = JsonDocument.Parse((await TestFolder.Run("measures", directory, "--json")).Output).RootElement;
        Assert.Equal(4, measured.GetArrayLength());
        Assert.Equal(JsonValueKind.Null, measured[0].GetProperty("gAvg").ValueKind);
    }

    [Fact]
    public async Task Step_box_and_dimension_of_Manhattan_walks_are_known_from_their_directory()
    {
        string run = _folder.Write("walk.toml", Walk + "kind = \"manhattan\"\nstart = [-2.0, 2.0]\nstep = 0.5\n"), directory = _folder["walks"];
        Assert.Equal(0, (await TestFolder.Run("walk", run, "-o", directory, "--progress", "none")).Code);
        Answer known = await TestFolder.Run("measures", directory, "--json"), said = await TestFolder.Run("measures", directory, "--json", "--step", "0.5", "--box", "2", "--dimension", "9");
        Assert.Equal(known.Output, said.Output);
        Assert.True(JsonDocument.Parse(known.Output).RootElement[0].GetProperty("gAvg").GetDouble() > 0);
    }

    [Fact]
    public async Task Measures_of_a_table_stand_in_json_and_table()
    {
        string file = _folder.Write("coin.csv", "0\n1\n0\n1\n1\n1\n1\n0\n1\n0\n1\n");
        Answer answer = await TestFolder.Run("measures", file, "--json", "--as-published", "--step", "0.1", "--box", "0.5", "--dimension", "1");
        JsonElement row = JsonDocument.Parse(answer.Output).RootElement[0];
        Assert.Equal(["fem", "m1", "m2", "gAvg", "gDev", "column", "name"], row.EnumerateObject().Select(property => property.Name));
        Assert.Equal(0.4835660090431769, row.GetProperty("fem").GetDouble(), 12);
        Assert.Equal(0.125, row.GetProperty("m1").GetDouble());
        Assert.Equal(7, row.GetProperty("gAvg").GetDouble(), 12);
        Assert.Contains("G_avg", (await TestFolder.Run("measures", file, "--step", "1", "--box", "1", "--dimension", "1")).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("G_avg", (await TestFolder.Run("measures", file)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a,b\n1,2\n3,x\n", new string[0], "curves.csv, line 3, column 2: found 'x', expected a finite number")]
    [InlineData("a,b\n1,2\n3,4\n", new string[0], "curves.csv, column 1: found 2 losses, expected at least 6, the shortest window")]
    [InlineData("1\n2\n3\n4\n5\n6\n", new[] { "--as-published", "--as-printed" }, "expected one of them")]
    [InlineData("1\n2\n3\n4\n5\n6\n", new[] { "--column", "1" }, "--column says which walk to draw, expected -o")]
    [InlineData("1\n2\n3\n4\n5\n6\n", new[] { "-o", "walk.svg", "--column", "2" }, "curves.csv has no column 2, expected a number from 1 to 1")]
    [InlineData("1\n2\n3\n4\n5\n6\n", new[] { "-o", "walk.svg", "--walk", "2" }, "is a table and has columns, expected --column")]
    [InlineData("1\n2\n3\n4\n5\n6\n", new[] { "-o", "walk.doc" }, "names no picture format")]
    public async Task What_cannot_be_used_is_said_in_one_sentence(string text, string[] more, string words)
    {
        string file = _folder.Write("curves.csv", text);
        Answer answer = await TestFolder.Run(["stagnation", file, .. more.Select(argument => argument.StartsWith("walk.", StringComparison.Ordinal) ? _folder[argument] : argument)]);
        Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData(new[] { "--step", "0.1" }, "expected all three of them or none")]
    [InlineData(new[] { "--step", "0", "--box", "1", "--dimension", "2" }, "expected three positive numbers")]
    public async Task Half_a_Manhattan_walk_is_refused(string[] more, string words)
    {
        Answer answer = await TestFolder.Run(["measures", _folder.Write("curves.csv", "1\n2\n3\n4\n"), .. more]);
        Assert.Equal(2, answer.Code);
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    // Two walks of ../shared/notes/fla-details.md, section 6.
    private static string Table() => "plateaus,decay\n" + string.Concat(Enumerable.Range(0, 100).Select(t => string.Create(
        CultureInfo.InvariantCulture, $"{(t < 40 ? 2 : t < 50 ? 2 - (0.1 * (t - 40)) : 1)},{Math.Pow(0.95, t)}\n")));

    private static (int Count, double Length, int Window) Row(JsonElement row) =>
        (row.GetProperty("nStag").GetInt32(), row.GetProperty("lStag").GetDouble(), row.GetProperty("window").GetInt32());

    private static string Words(string line) => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
