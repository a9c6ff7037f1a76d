using System.Text.Json;

namespace EnergyLandscape.Cli.Tests;

/// <summary>Stationary points with flat directions as the commands show them, and canonical images.</summary>
public sealed class ValleyCommandTests : IDisposable
{
    private const string Flat = """
        [potential]
        kind = "network"
        layers = [2, 4, 1]
        output = "linear"
        loss = "squared-error"
        regularisation = 0
        [data]
        source = "xor"
        """;

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Valleys_are_counted_and_listed_and_are_no_minima()
    {
        string database = _folder["flat.db"];
        await TestFolder.Run("minima", _folder.Write("flat.toml", Flat), "--db", database, "--max-searches", "24");
        JsonElement info = await Json("info", database, "--json"), valleys = await Json("list", "valleys", database, "--json");
        Assert.Equal((0, valleys.GetArrayLength()), (info.GetProperty("minima").GetInt32(), info.GetProperty("valleys").GetInt32()));
        Assert.Equal((13, 0), (valleys[0].GetProperty("dimension").GetInt32(), valleys[0].GetProperty("index").GetInt32()));
        Assert.Equal(0, valleys[0].GetProperty("energy").GetDouble(), 1e-20);
        Assert.True(valleys[0].GetProperty("hits").GetInt64() > 15);
        Assert.Matches(@"valleys +\d+, of dimension ", (await TestFolder.Run("info", database)).Output);
        Assert.Contains("dimension", (await TestFolder.Run("list", "valleys", database)).Output, StringComparison.Ordinal);
        Assert.Equal(17, (await Json("list", "valleys", database, "--coordinates", "--lowest", "1"))[0].GetProperty("coordinates").GetArrayLength());
    }

    // A hidden unit of weight zero leaves its bias free where only weights are regularised.
    [Fact]
    public async Task Transition_states_above_valleys_are_counted_and_are_no_failures()
    {
        string database = await _folder.Explore("free", TestFolder.Xor.Replace("[data]", "regularise = \"weights\"\n[data]", StringComparison.Ordinal));
        JsonElement info = await Json("info", database, "--json");
        Assert.Contains(info.GetProperty("methods").EnumerateArray(), method => method.GetProperty("outcome").GetString() == "path-to-valley");
        long failed = info.GetProperty("methods").EnumerateArray().Where(method => method.GetProperty("outcome").GetString() is "step-limit" or "no-descent" or "not-finite" or "no-path").Sum(method => method.GetProperty("searches").GetInt64());
        Assert.Contains($", {failed} of them without convergence", (await TestFolder.Run("info", database)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Canonical_images_are_the_same_for_the_points_of_two_seeds()
    {
        string one = await _folder.Explore("a", TestFolder.Xor), two = await _folder.Explore("b", TestFolder.Xor + "seed = 2\n");
        JsonElement first = await Json("list", "minima", one, "--canonical"), second = await Json("list", "minima", two, "--canonical");
        JsonElement plain = await Json("list", "minima", one, "--coordinates");
        Assert.Equal(first.GetArrayLength(), second.GetArrayLength());
        bool differ = false;
        for (int i = 0; i < first.GetArrayLength(); i++)
        {
            double[] a = Coordinates(first[i]), b = Coordinates(second[i]), stored = Coordinates(plain[i]);
            for (int k = 0; k < a.Length; k++)
            {
                Assert.Equal(a[k], b[k], 1e-6);
            }

            Assert.Equal(stored.Select(Math.Abs).Order(), a.Select(Math.Abs).Order());
            differ |= !stored.AsSpan().SequenceEqual(a);
        }

        Assert.True(differ);
    }

    public void Dispose() => _folder.Dispose();

    private static double[] Coordinates(JsonElement point) => [.. point.GetProperty("coordinates").EnumerateArray().Select(x => x.GetDouble())];

    private static async Task<JsonElement> Json(params string[] arguments) => JsonDocument.Parse((await TestFolder.Run(arguments)).Output).RootElement;
}
