using System.Text.Json;

namespace EnergyLandscape.Cli.Tests;

/// <summary>The JSON that other programs read, and what of it must not depend on threads.</summary>
public sealed class JsonContractTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Info_and_lists_keep_their_properties_in_order()
    {
        string database = await _folder.Explore("a", TestFolder.Xor);
        JsonElement info = await Json("info", database, "--json");
        Begins(info, "minima", "transitionStates", "components", "globalMinimum", "searches", "seed", "completeness");
        JsonElement minima = await Json("list", "minima", database, "--json"), saddles = await Json("list", "ts", database, "--json");
        Assert.Equal(info.GetProperty("minima").GetInt32(), minima.GetArrayLength());
        Assert.Equal(info.GetProperty("transitionStates").GetInt32(), saddles.GetArrayLength());
        Assert.Equal(info.GetProperty("globalMinimum").GetDouble(), minima[0].GetProperty("energy").GetDouble());
        Assert.Equal(1, info.GetProperty("seed").GetInt64());
        var energies = new Dictionary<int, double>();
        foreach (JsonElement minimum in minima.EnumerateArray())
        {
            Begins(minimum, "id", "energy", "gradientRms", "index", "nullity", "lowestEigenvalue", "logProduct", "orbitSize", "hits");
            energies[minimum.GetProperty("id").GetInt32()] = minimum.GetProperty("energy").GetDouble();
        }

        foreach (JsonElement saddle in saddles.EnumerateArray())
        {
            Begins(saddle, "id", "energy", "gradientRms", "index", "negativeEigenvalue", "logProduct", "from", "to", "connects", "hits");
            JsonElement sides = saddle.GetProperty("connects");
            Assert.Equal(2, sides.GetArrayLength());
            Assert.Equal(Lowest(sides[0], energies), saddle.GetProperty("from").GetInt32());
            Assert.Equal(Lowest(sides[1], energies), saddle.GetProperty("to").GetInt32());
        }

        Ordered(minima);
        Ordered(saddles);
        foreach ((string kind, JsonElement all) in new[] { ("minima", minima), ("ts", saddles) })
        {
            JsonElement lowest = await Json("list", kind, database, "--json", "--lowest", "2");
            Assert.Equal(all.EnumerateArray().Take(2).Select(point => point.GetRawText()), lowest.EnumerateArray().Select(point => point.GetRawText()));
        }

        Assert.Equal(3, (await TestFolder.Run("list", "minima", database, "--lowest", "1")).Output.TrimEnd().Split('\n').Length);
        Assert.Equal(minima.GetArrayLength(), (await Json("list", "minima", database, "--json", "--lowest", "1000")).GetArrayLength());
        JsonElement points = await Json("list", "minima", database, "--json", "--coordinates");
        Assert.All(points.EnumerateArray(), point => Assert.Equal(12, point.GetProperty("coordinates").GetArrayLength()));
    }

    [Fact]
    public async Task A_profile_stands_in_the_json_only_when_asked_for()
    {
        string runFile = _folder.Write("profile.toml", TestFolder.Xor);
        Answer asked = await TestFolder.Run("explore", runFile, "--db", _folder["p.db"], "--no-pictures", "--max-searches", "128", "--profile", "--json");
        JsonElement profile = JsonDocument.Parse(asked.Output).RootElement.GetProperty("profile");
        Assert.Equal(128, profile.GetProperty("searches").GetInt64());
        Assert.Equal(128, profile.GetProperty("searchMethods").EnumerateArray().Sum(method => method.GetProperty("searches").GetInt64()));
        double parts = profile.GetProperty("parts").EnumerateObject().Sum(part => part.Value.GetDouble());
        Assert.Equal(profile.GetProperty("threadSeconds").GetDouble(), parts, 1e-9 * parts);
        Answer plain = await TestFolder.Run("minima", runFile, "--db", _folder["q.db"], "--max-searches", "64", "--json");
        Assert.False(JsonDocument.Parse(plain.Output).RootElement.TryGetProperty("profile", out _));
        Answer table = await TestFolder.Run("minima", runFile, "--db", _folder["r.db"], "--max-searches", "64", "--profile");
        Assert.Contains("eigenvector-following searches", table.Output, StringComparison.Ordinal);
        Assert.Contains("multi-start", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_thread_and_two_give_the_same_bytes()
    {
        string one = await _folder.Explore("one", TestFolder.Xor, "--threads", "1"), two = await _folder.Explore("two", TestFolder.Xor, "--threads", "2");
        foreach (string kind in (string[])["minima", "ts"])
        {
            Answer first = await TestFolder.Run("list", kind, one, "--json", "--coordinates"), second = await TestFolder.Run("list", kind, two, "--json", "--coordinates");
            Assert.Equal(first.Output, second.Output);
        }
    }

    [Fact]
    public async Task The_surface_of_Mueller_and_Brown_has_three_minima_and_two_transition_states()
    {
        string database = await _folder.Explore("surface", TestFolder.Surface);
        JsonElement info = await Json("info", database, "--json");
        Assert.Equal((3, 2, 1), (info.GetProperty("minima").GetInt32(), info.GetProperty("transitionStates").GetInt32(), info.GetProperty("components").GetInt32()));
        Assert.Equal(-146.69951720995, info.GetProperty("globalMinimum").GetDouble(), 1e-11);
    }

    [Fact]
    public async Task Explore_leaves_the_flattening_minimum_out_of_the_picture_and_says_so()
    {
        string run = _folder.Write("x.toml", TestFolder.Xor.Replace("2, 2, 2", "2, 3, 2", StringComparison.Ordinal)), database = _folder["x.db"];
        Assert.Equal(0, (await TestFolder.Run("explore", run, "--db", database, "--progress", "none")).Code);
        Assert.Contains("at 0.693147 not shown)", await File.ReadAllTextAsync(_folder["x.svg"]), StringComparison.Ordinal);
        Assert.Equal(0, (await TestFolder.Run("explore", run, "--db", database, "--progress", "none", "--all-minima")).Code);
        Assert.DoesNotContain("not shown", await File.ReadAllTextAsync(_folder["x.svg"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("minima"), InlineData("explore"), InlineData("connect"), InlineData("path"), InlineData("tree"), InlineData("barcode"), InlineData("distance"), InlineData("list"), InlineData("info"), InlineData("check"), InlineData("walk")]
    public async Task Help_ends_with_examples(string verb)
    {
        Answer answer = await TestFolder.Run(verb, "--help");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        Assert.Contains("Examples:" + Environment.NewLine + "  landscape " + verb, answer.Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<JsonElement> Json(params string[] arguments)
    {
        Answer answer = await TestFolder.Run(arguments);
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        return JsonDocument.Parse(answer.Output).RootElement;
    }

    private static void Begins(JsonElement element, params string[] names) => Assert.Equal(names, element.EnumerateObject().Select(property => property.Name).Take(names.Length));

    private static int Lowest(JsonElement side, Dictionary<int, double> energies) => side.EnumerateArray().Select(id => id.GetInt32()).OrderBy(id => energies[id]).ThenBy(id => id).First();

    private static void Ordered(JsonElement points)
    {
        (double, int)[] keys = [.. points.EnumerateArray().Select(point => (point.GetProperty("energy").GetDouble(), point.GetProperty("id").GetInt32()))];
        Assert.Equal(keys.Order(), keys);
    }
}
