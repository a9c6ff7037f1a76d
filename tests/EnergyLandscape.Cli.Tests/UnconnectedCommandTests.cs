using System.Text.Json;

namespace EnergyLandscape.Cli.Tests;

/// <summary>`landscape connect --unconnected`.</summary>
public sealed class UnconnectedCommandTests : IDisposable
{
    private const string Xor = "[potential]\nkind = \"network\"\nlayers = [2, 3, 2]\nregularisation = 1e-4\n[data]\nsource = \"xor\"\n[explore]\npatience = 100\n";
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private async Task<string> Minima()
    {
        string database = _folder["m.db"];
        Assert.Equal(0, (await TestFolder.Run("minima", _folder.Write("m.toml", Xor), "--db", database, "--progress", "none")).Code);
        return database;
    }

    private static async Task<JsonElement> Info(string database) => JsonDocument.Parse((await TestFolder.Run("info", database, "--json")).Output).RootElement;

    [Fact]
    public async Task Minima_are_joined_and_the_database_says_so()
    {
        string database = await Minima();
        Assert.Equal(6, (await Info(database)).GetProperty("components").GetInt32());
        Answer answer = await TestFolder.Run("connect", database, "--unconnected", "--threads", "2", "--progress", "plain", "--json");
        Assert.Equal(0, answer.Code);
        JsonElement said = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal("all 6 minima are connected", said.GetProperty("stopReason").GetString());
        Assert.Equal(1, said.GetProperty("components").GetInt32());
        Assert.Equal(1, (await Info(database)).GetProperty("components").GetInt32());
        Answer check = await TestFolder.Run("check", database);
        Assert.Equal((0, string.Empty), (check.Code, check.Error));
    }

    [Fact]
    public async Task A_budget_says_how_many_parts_are_left_and_parts_given_up_are_an_error()
    {
        string database = await Minima();
        long searches = (await Info(database)).GetProperty("searches").GetInt64();
        string[] connect = ["connect", database, "--unconnected", "--without-constant", "--progress", "none"];
        Answer none = await TestFolder.Run([.. connect, "--max-searches", searches.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        Assert.Equal(0, none.Code);
        string said = $"the budget of {searches} searches is used up; all 5 minima without the 1 left out lie in 5 unconnected parts";
        Assert.Contains(said, none.Output, StringComparison.Ordinal);
        Assert.Equal(said, (await Info(database)).GetProperty("stopReason").GetString());
        Assert.Equal(0, (await TestFolder.Run([.. connect, "--lowest", "3"])).Code);
        Answer lowest = await TestFolder.Run([.. connect, "--lowest", "3"]);
        Assert.Equal(0, lowest.Code);
        Assert.Contains("the lowest 3 minima without the 1 left out are connected", lowest.Output, StringComparison.Ordinal);

        // The command of `report` makes it again, with what decided the searches; threads are not remembered.
        Assert.Equal(0, (await TestFolder.Run([.. connect, "--threads", "1"])).Code);
        string page = _folder["report.html"];
        Assert.Equal(0, (await TestFolder.Run("report", database, "-o", page)).Code);
        string text = File.ReadAllText(page);
        Assert.Contains("landscape connect m-again.db --unconnected --among 6 --lowest 3 --without-constant --max-searches ", text, StringComparison.Ordinal);
        Assert.Contains("landscape minima m.toml --db m-again.db", text, StringComparison.Ordinal);
        Assert.DoesNotContain("m-2.toml", text, StringComparison.Ordinal);

        // Every minimum had its band, and not all can be joined by one.
        string again = _folder["again.db"];
        Assert.Equal(0, (await TestFolder.Run("minima", _folder["m.toml"], "--db", again, "--progress", "none")).Code);
        Answer given = await TestFolder.Run("connect", again, "--unconnected", "--max-bands", "1", "--progress", "none");
        Assert.True(given.Code == 0 ? given.Output.Contains("are connected", StringComparison.Ordinal) : given.Code == 3 && given.Output.Contains("unconnected parts after 1 bands", StringComparison.Ordinal), given.Output);
    }

    [Fact]
    public async Task What_does_not_go_together_is_refused()
    {
        string database = await Minima();
        byte[] before = File.ReadAllBytes(database);
        (string Said, string[] Arguments)[] cases =
        [
            ("--lowest is 0, expected a positive whole number", ["--unconnected", "--lowest", "0"]),
            ("names no two minima, expected A and B, or --unconnected for all that are not connected", []),
            ("names no two minima", ["1"]),
            ("--among is 7, expected an id from 1 to 6", ["--unconnected", "--among", "7"]),
            ("--among is of --unconnected", ["1", "2", "--among", "2"]),
            ("--lowest is of --unconnected, expected that with it", ["1", "2", "--lowest", "3"]),
            ("--without-constant is of --unconnected, expected that with it", ["1", "2", "--without-constant"]),
            ("--unconnected joins all minima, expected no A and B with it", ["1", "2", "--unconnected"]),
            ("--output is of a path between two minima, expected A and B instead of --unconnected", ["--unconnected", "-o", _folder["x.svg"]]),
            ("--max-bands is 0, expected a positive whole number", ["--unconnected", "--max-bands", "0"]),
            ("landscape: --unconected is not recognised, expected an option or a whole number; 'landscape connect --help' shows what is expected", ["--unconected"]),
            ("--threads is -1, expected 0 for all cores or a positive number", ["--unconnected", "--threads", "-1"]),
            ("--max-seconds is 0, expected a positive number", ["1", "2", "--max-seconds", "0"]),
        ];
        foreach ((string said, string[] arguments) in cases)
        {
            Answer answer = await TestFolder.Run(["connect", database, .. arguments]);
            Assert.Equal(2, answer.Code);
            Assert.Contains(said, answer.Error, StringComparison.Ordinal);
            Assert.Empty(answer.Output);
        }

        Assert.Equal(before, File.ReadAllBytes(database));
        string surface = await _folder.Explore("s", TestFolder.Surface);
        Answer network = await TestFolder.Run("connect", surface, "--unconnected", "--without-constant");
        Assert.Equal(2, network.Code);
        Assert.Contains("--without-constant asks what networks predict", network.Error, StringComparison.Ordinal);
    }
}
