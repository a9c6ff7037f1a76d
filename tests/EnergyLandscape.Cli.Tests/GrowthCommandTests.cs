using System.Text.Json;

namespace EnergyLandscape.Cli.Tests;

/// <summary>`landscape explore` by growth, and with the points of another database.</summary>
public sealed class GrowthCommandTests : IDisposable
{
    private const string Coarse = "[potential]\nkind = \"network\"\nlayers = [2, 3, 2]\nregularisation = 1e-3\n[data]\nsource = \"xor\"\n[explore]\npatience = 100\n";
    private static readonly string Fine = Coarse.Replace("1e-3", "1e-4", StringComparison.Ordinal);
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Growth_stops_at_a_number_of_minima_and_goes_on_without_it()
    {
        string run = _folder.Write("a.toml", Fine), database = _folder["a.db"];
        Answer first = await TestFolder.Run("explore", run, "--db", database, "--growth", "--max-minima", "2", "--no-pictures", "--progress", "none");
        Assert.Equal((0, string.Empty), (first.Code, first.Error));
        Assert.Contains("the limit is 2", first.Output, StringComparison.Ordinal);
        Assert.Contains("not examined", first.Output, StringComparison.Ordinal);
        Answer second = await TestFolder.Run("explore", run, "--db", database, "--growth", "--no-pictures", "--progress", "none");
        Assert.Contains("connected, and ", second.Output, StringComparison.Ordinal);
        Assert.Equal(6, (await Minima(database)).Length);
    }

    [Fact]
    public async Task Certificates_are_made_as_far_as_asked_for_from_the_lowest_minimum_on()
    {
        string database = await _folder.Explore("c", Fine + "max-certified = 2\n");
        Assert.Equal([true, true, false], (await Minima(database)).Take(3).Select(minimum => minimum.GetProperty("certificate").ValueKind == JsonValueKind.String));
    }

    [Fact]
    public async Task Points_of_another_database_are_refined_first()
    {
        string coarse = await _folder.Explore("coarse", Coarse), run = _folder.Write("fine.toml", Fine + "max-minima = 1\nfrom = \"coarse.db\"\n"), database = _folder["fine.db"];
        Answer answer = await TestFolder.Run("explore", run, "--db", database, "--no-pictures", "--progress", "none");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        JsonElement[] minima = await Minima(database);
        Assert.InRange(minima.Length, 2, 6);
        Assert.All(minima, minimum => Assert.True(minimum.GetProperty("hitsByMethod").TryGetProperty("refine", out _) || minimum.GetProperty("hitsByMethod").TryGetProperty("path", out _)));
        JsonElement info = JsonDocument.Parse((await TestFolder.Run("info", coarse, "--json")).Output).RootElement;
        int points = info.GetProperty("minima").GetInt32() + info.GetProperty("transitionStates").GetInt32() + info.GetProperty("higherSaddles").GetInt32();
        Assert.Equal(points, JsonDocument.Parse((await TestFolder.Run("info", database, "--json")).Output).RootElement.GetProperty("searches").GetInt32());
    }

    [Fact]
    public async Task Points_found_since_are_refined_later_and_planned_ones_need_their_database()
    {
        string coarse = await _folder.Explore("coarse", Coarse, "--max-searches", "64"), run = _folder.Write("fine.toml", Fine + "max-minima = 1\n"), database = _folder["fine.db"];
        string[] refine = ["explore", run, "--db", database, "--no-pictures", "--progress", "none", "--from", coarse];
        Assert.Equal(0, (await TestFolder.Run([.. refine, "--max-searches", "3"])).Code);
        Answer other = await TestFolder.Run("explore", run, "--db", database, "--no-pictures", "--progress", "none");
        Assert.Equal(2, other.Code);
        Assert.Contains($"has planned searches that refine points of {coarse}, expected explore.from or --from with it until they are done", other.Error, StringComparison.Ordinal);
        Assert.Equal(0, (await TestFolder.Run(refine)).Code);
        Assert.Equal(await Points(coarse), await Searches(database));

        // Then the other database grows; a run without it in between changes nothing.
        int before = await Points(coarse);
        await _folder.Explore("coarse", Coarse);
        Assert.True(await Points(coarse) > before);
        Assert.Equal(0, (await TestFolder.Run("explore", run, "--db", database, "--no-pictures", "--progress", "none")).Code);
        Assert.Equal(0, (await TestFolder.Run(refine)).Code);
        Assert.Equal(await Points(coarse), await Searches(database));

        static async Task<JsonElement> Info(string db) => JsonDocument.Parse((await TestFolder.Run("info", db, "--json")).Output).RootElement;
        static async Task<int> Points(string db) => await Info(db) is var info ? info.GetProperty("minima").GetInt32() + info.GetProperty("transitionStates").GetInt32() + info.GetProperty("higherSaddles").GetInt32() : 0;
        static async Task<int> Searches(string db) => (await Info(db)).GetProperty("searches").GetInt32();
    }

    [Fact]
    public async Task What_cannot_be_done_is_refused_in_one_sentence()
    {
        string run = _folder.Write("a.toml", Fine), other = await _folder.Explore("other", TestFolder.Surface);
        await Refused("--max-minima is 0, expected a positive whole number", "--max-minima", "0");
        await Refused("cannot be exhaustive", "--growth", "--exhaustive");
        await Refused("holds points of 2 coordinates, expected 17", "--from", other);
        await Refused("does not exist", "--from", _folder["none.db"]);
        Assert.False(File.Exists(_folder["x.db"]));

        async Task Refused(string said, params string[] options)
        {
            Answer answer = await TestFolder.Run([.. (string[])["explore", run, "--db", _folder["x.db"], "--no-pictures"], .. options]);
            Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
            Assert.Contains(said, answer.Error, StringComparison.Ordinal);
            Assert.Single(answer.Error.TrimEnd().Split('\n'));
        }
    }

    private static async Task<JsonElement[]> Minima(string database) =>
        [.. JsonDocument.Parse((await TestFolder.Run("list", "minima", database, "--json")).Output).RootElement.EnumerateArray()];
}
