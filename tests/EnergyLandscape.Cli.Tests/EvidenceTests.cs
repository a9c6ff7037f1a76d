using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace EnergyLandscape.Cli.Tests;

/// <summary>What the command says about points that it has not found, and about barcodes.</summary>
public sealed class EvidenceTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Info_has_estimates_that_agree_with_the_hits()
    {
        string database = await _folder.Explore("a", TestFolder.Xor);
        JsonElement info = await Json("info", database, "--json"), evidence = info.GetProperty("completeness");
        foreach (string name in (string[])["unseenMinima", "unseenTransitionStates"])
        {
            Assert.InRange(evidence.GetProperty(name).GetDouble(), 0, 1000);
            Assert.InRange(evidence.GetProperty(name + "Upper95").GetDouble(), 2.99, 10_000);
        }

        foreach ((string list, string kind) in new[] { ("minima", "Minimum"), ("ts", "TransitionState") })
        {
            JsonElement points = await Json("list", list, database, "--json");
            JsonElement of = evidence.GetProperty("kinds").EnumerateArray().Single(element => element.GetProperty("kind").GetString() == kind);
            string[] methods = [.. of.GetProperty("estimates").EnumerateArray().Select(estimate => estimate.GetProperty("arrivalsOf").GetString()!).Except(["all", "random"])];
            Assert.NotEmpty(methods);
            foreach (string method in methods)
            {
                Agrees(Estimate(of, method), [.. points.EnumerateArray().Select(point => Hits(point, method))]);
            }

            long[] atRandom = [.. points.EnumerateArray().Select(point => methods.Sum(method => Hits(point, method)))];
            Agrees(Estimate(of, "random"), atRandom);
            Assert.Equal(atRandom.Count(count => count == 0), of.GetProperty("notSeenAtRandom").GetInt32());
            Assert.Equal(points.GetArrayLength(), Estimate(of, "all").GetProperty("seen").GetInt32());
            Assert.All(points.EnumerateArray(), point =>
                Assert.Equal(point.GetProperty("hits").GetInt64(), point.GetProperty("hitsByMethod").EnumerateObject().Sum(entry => entry.Value.GetInt64())));
        }
    }

    [Fact]
    public async Task The_discovery_curve_rises_to_what_is_known()
    {
        string database = await _folder.Explore("a", TestFolder.Xor);
        JsonElement info = await Json("info", database, "--json");
        JsonElement[] curve = [.. info.GetProperty("discovery").EnumerateArray()];
        Assert.All(curve.Skip(1).Zip(curve), pair => Assert.All((string[])["searches", "minima", "transitionStates", "higherSaddles"], name =>
            Assert.True(pair.First.GetProperty(name).GetInt64() >= pair.Second.GetProperty(name).GetInt64())));
        Assert.All((string[])["searches", "minima", "transitionStates", "higherSaddles"], name =>
            Assert.Equal(info.GetProperty(name).GetInt64(), curve[^1].GetProperty(name).GetInt64()));
    }

    [Fact]
    public async Task Tables_give_bounds_and_their_limits_and_no_verdict()
    {
        string run = _folder.Write("a.toml", TestFolder.Xor), database = _folder["a.db"];
        Answer explored = await TestFolder.Run("explore", run, "--db", database, "--no-pictures", "--progress", "none"), info = await TestFolder.Run("info", database);
        foreach (string output in (string[])[explored.Output, info.Output])
        {
            Assert.Contains("unseen minima", output, StringComparison.Ordinal);
            Assert.Contains("Unequal basins make the numbers of unseen points lower bounds", output, StringComparison.Ordinal);
            Assert.DoesNotContain("complete", output, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_database_without_arrivals_has_no_evidence()
    {
        string database = await _folder.Explore("a", TestFolder.Surface);
        using (var connection = new SqliteConnection($"Data Source={database};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand command = connection.CreateCommand();
            command.CommandText = "DELETE FROM hit";
            command.ExecuteNonQuery();
        }

        JsonElement info = await Json("info", database, "--json");
        Assert.Equal((3, JsonValueKind.Null), (info.GetProperty("minima").GetInt32(), info.GetProperty("completeness").ValueKind));
        Answer table = await TestFolder.Run("info", database);
        Assert.Equal((0, string.Empty), (table.Code, table.Error));
        Assert.DoesNotContain("unseen", table.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_seeds_of_one_landscape_are_compared()
    {
        string one = await _folder.Explore("one", TestFolder.Surface), two = await _folder.Explore("two", TestFolder.Surface, "--seed", "2");
        JsonElement both = (await Json("info", one, "--against", two, "--json")).GetProperty("captureRecapture");
        Assert.Equal(two, both.GetProperty("against").GetString());
        Assert.Equal((3, 3, 3, 3), Sample(both.GetProperty("minima")));
        Assert.Equal((2, 2, 2, 2), Sample(both.GetProperty("transitionStates")));
        Assert.InRange(both.GetProperty("minima").GetProperty("upper95").GetInt32(), 4, 10);
        Assert.Contains("in both", (await TestFolder.Run("info", one, "--against", two)).Output, StringComparison.Ordinal);
        Assert.False((await Json("info", one, "--json")).TryGetProperty("captureRecapture", out _));
        Assert.InRange((await Json("distance", one, two, "--json")).GetProperty("distance").GetDouble(), 0, 1e-10);

        static (int, int, int, double) Sample(JsonElement kind) =>
            (kind.GetProperty("first").GetInt32(), kind.GetProperty("second").GetInt32(), kind.GetProperty("both").GetInt32(), kind.GetProperty("total").GetDouble());
    }

    [Fact]
    public async Task The_barcode_of_the_Mueller_Brown_surface_is_known()
    {
        string database = await _folder.Explore("a", TestFolder.Surface);
        Answer printed = await TestFolder.Run("barcode", database, "-o", _folder["bars.svg"]);
        Assert.Equal((0, string.Empty), (printed.Code, printed.Error));
        Assert.Contains("infinite", printed.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(_folder["bars.svg"]));

        // Energies of its minima and saddles as the literature gives them.
        JsonElement[] bars = [.. (await Json("barcode", database, "--json")).EnumerateArray()];
        (double, double?)[] expected = [(-146.6995, null), (-108.1667, -40.6648), (-80.7678, -72.2489)];
        Assert.Equal(expected.Length, bars.Length);
        for (int i = 0; i < bars.Length; i++)
        {
            Assert.Equal(expected[i].Item1, bars[i].GetProperty("birth").GetDouble(), 1e-4);
            Assert.Equal(expected[i].Item2 ?? 0, bars[i].GetProperty("death").ValueKind == JsonValueKind.Null ? 0 : bars[i].GetProperty("death").GetDouble(), 1e-4);
            Assert.Equal(expected[i].Item2 is null, bars[i].GetProperty("transitionState").ValueKind == JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task Networks_of_different_numbers_of_parts_are_infinitely_far_apart()
    {
        string whole = await _folder.Explore("a", TestFolder.Surface), parts = _folder["parts.db"];
        Assert.Equal(0, (await TestFolder.Run("minima", _folder["a.toml"], "--db", parts, "--progress", "none")).Code);
        JsonElement distance = await Json("distance", whole, parts, "--json");
        Assert.Equal(JsonValueKind.Null, distance.GetProperty("distance").ValueKind);
        Assert.Equal([1, 3], distance.GetProperty("components").EnumerateArray().Select(count => count.GetInt32()));
        Assert.StartsWith("infinite: the networks have 1 and 3 unconnected parts", (await TestFolder.Run("distance", whole, parts)).Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static JsonElement Estimate(JsonElement kind, string of) =>
        kind.GetProperty("estimates").EnumerateArray().Single(estimate => estimate.GetProperty("arrivalsOf").GetString() == of);

    private static long Hits(JsonElement point, string method) => point.GetProperty("hitsByMethod").TryGetProperty(method, out JsonElement count) ? count.GetInt64() : 0;

    private static void Agrees(JsonElement estimate, long[] hits)
    {
        Assert.Equal(hits.Sum(), estimate.GetProperty("arrivals").GetInt64());
        Assert.Equal(hits.Count(count => count > 0), estimate.GetProperty("seen").GetInt32());
        Assert.Equal(hits.Count(count => count == 1), estimate.GetProperty("singletons").GetInt32());
        Assert.Equal(hits.Count(count => count == 2), estimate.GetProperty("doubletons").GetInt32());
    }

    private static async Task<JsonElement> Json(params string[] arguments)
    {
        Answer answer = await TestFolder.Run(arguments);
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        return JsonDocument.Parse(answer.Output).RootElement;
    }
}
