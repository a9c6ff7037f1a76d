using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace EnergyLandscape.Cli.Tests;

/// <summary>`landscape check DB --duplicates`.</summary>
public sealed class DuplicatesCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task An_exploration_stores_no_point_twice_and_a_copy_put_in_is_shown()
    {
        string database = await _folder.Explore("a", TestFolder.Xor);
        Answer clean = await TestFolder.Run("check", database, "--duplicates");
        Assert.Equal(0, clean.Code);
        Assert.Contains("No point is stored twice.", clean.Output, StringComparison.Ordinal);
        Assert.Contains("smallest energy gap kept ", clean.Output, StringComparison.Ordinal);

        Execute(database, """
            INSERT INTO point SELECT kind, (SELECT MAX(id) + 1 FROM point WHERE kind = 0), energy, gradient_rms, gradient_max, hessian_index, nullity, lowest_eigenvalue,
                highest_eigenvalue, log_product, zero_threshold, orbit_size, found_by, certificate, certified_radius, certified_eigenvalue, undecided_reason FROM point WHERE kind = 0 AND id = 2;
            INSERT INTO coordinates SELECT 0, (SELECT MAX(id) FROM point WHERE kind = 0), x FROM coordinates WHERE kind = 0 AND id = 2;
            """);
        Answer twice = await TestFolder.Run("check", database, "--duplicates", "--json");
        Assert.Equal(2, twice.Code);
        JsonElement pair = Assert.Single(JsonDocument.Parse(twice.Output).RootElement.GetProperty("pairs").EnumerateArray());
        Assert.Equal("both", pair.GetProperty("sameBy").GetString());
        Assert.True(pair.GetProperty("duplicate").GetBoolean());
        Assert.Equal((2, 0.0, 0.0), (pair.GetProperty("first").GetProperty("id").GetInt32(), pair.GetProperty("energyGap").GetDouble(), pair.GetProperty("distance").GetDouble()));
        Assert.Contains("1 pair is one point stored twice.", (await TestFolder.Run("check", database, "--duplicates")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wide_windows_take_all_pairs_of_a_kind()
    {
        string database = await _folder.Explore("a", TestFolder.Xor);
        JsonElement info = JsonDocument.Parse((await TestFolder.Run("info", database, "--json")).Output).RootElement;
        int points = info.GetProperty("minima").GetInt32() + info.GetProperty("transitionStates").GetInt32() + info.GetProperty("higherSaddles").GetInt32();
        Answer all = await TestFolder.Run("check", database, "--duplicates", "--within", "1e14", "--json");
        Assert.Equal(0, all.Code);
        Assert.Equal(points * (points - 1) / 2, JsonDocument.Parse(all.Output).RootElement.GetProperty("pairs").GetArrayLength());
    }

    [Theory]
    [InlineData("expected --duplicates", "--within", "3")]
    [InlineData("expected a factor above 0", "--duplicates", "--within", "-1")]
    [InlineData("--record not with it", "--duplicates", "--record")]
    public async Task Options_that_do_not_fit_are_refused(string sentence, params string[] options)
    {
        string database = await _folder.Explore("a", TestFolder.Surface);
        Answer answer = await TestFolder.Run(["check", database, .. options]);
        Assert.Equal(2, answer.Code);
        Assert.Contains(sentence, answer.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static void Execute(string database, string statements)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }
}
