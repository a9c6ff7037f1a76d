using System.Text.Json;
using EnergyLandscape.Cli.Output;

namespace EnergyLandscape.Cli.Tests;

/// <summary>Certificates as the commands show them.</summary>
public sealed class CertificateCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Every_point_of_an_exploration_is_examined_and_shown_as_certain()
    {
        string database = await _folder.Explore("a", TestFolder.Xor);
        JsonElement info = await Json("info", database, "--json"), certified = info.GetProperty("certified");
        int points = info.GetProperty("minima").GetInt32() + info.GetProperty("transitionStates").GetInt32() + info.GetProperty("higherSaddles").GetInt32();
        Assert.Equal((points, 0, 0), (certified.GetProperty("certain").GetInt32(), certified.GetProperty("undecided").GetInt32(), certified.GetProperty("notExamined").GetInt32()));
        Assert.Matches($@"certified points +{points} certain, 0 undecided", (await TestFolder.Run("info", database)).Output);
        foreach (string kind in (string[])["minima", "ts"])
        {
            foreach (JsonElement point in (await Json("list", kind, database, "--json")).EnumerateArray())
            {
                Assert.Equal("certain", point.GetProperty("certificate").GetString());
                Assert.InRange(point.GetProperty("certifiedRadius").GetDouble(), 1e-200, 1e-10);
            }

            Assert.Contains("± ", (await TestFolder.Run("list", kind, database)).Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Check_certifies_again_and_writes_only_when_it_is_told_to()
    {
        string database = await _folder.Explore("a", TestFolder.Surface);
        JsonElement check = await Json("check", database, "--json");
        Assert.Equal((check.GetProperty("points").GetInt32(), 0), (check.GetProperty("certain").GetInt32(), check.GetProperty("undecided").GetArrayLength()));
        Change(database, "UPDATE point SET certificate = NULL, certified_radius = NULL, certified_eigenvalue = NULL");
        Assert.Equal(JsonValueKind.Null, (await Json("list", "minima", database, "--json"))[0].GetProperty("certificate").ValueKind);
        byte[] before = await File.ReadAllBytesAsync(database);
        Assert.Contains("certain, 0 undecided", (await TestFolder.Run("check", database)).Output, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(database));
        Assert.Contains("not examined", (await TestFolder.Run("list", "minima", database)).Output, StringComparison.Ordinal);
        JsonElement verified = await Json("check", database, "--no-proofs", "--threads", "2", "--json");
        Assert.Equal((check.GetProperty("points").GetInt32(), JsonValueKind.Null), (verified.GetProperty("points").GetInt32(), verified.GetProperty("certain").ValueKind));
        Assert.Equal(2, (await TestFolder.Run("check", database, "--no-proofs", "--record")).Code);
        Assert.Equal(0, (await TestFolder.Run("check", database, "--record")).Code);
        Assert.Equal("certain", (await Json("list", "minima", database, "--json"))[0].GetProperty("certificate").GetString());
    }

    [Fact]
    public async Task Undecided_points_are_listed_with_the_reason_and_are_no_defects()
    {
        string run = TestFolder.Xor.Replace("regularisation = 1e-4", "regularisation = 1e-4\nregularise = \"weights\"", StringComparison.Ordinal);
        string database = await _folder.Explore("a", run);
        JsonElement check = await Json("check", database, "--json");
        Assert.Equal(0, check.GetProperty("certain").GetInt32());
        Assert.Equal(check.GetProperty("points").GetInt32(), check.GetProperty("undecided").GetArrayLength());
        Assert.Contains("zero mode", check.GetProperty("undecided")[0].GetProperty("reason").GetString(), StringComparison.Ordinal);
        Assert.Contains("Minimum 1 is undecided: ", (await TestFolder.Run("check", database)).Output, StringComparison.Ordinal);
        Assert.Contains("undecided", (await TestFolder.Run("list", "ts", database)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2e-14, "2e-14")]
    [InlineData(2.01e-14, "2.1e-14")]
    [InlineData(9.96e-14, "1e-13")]
    [InlineData(1.25e-14, "1.3e-14")]
    [InlineData(3.4e-9, "3.4e-9")]
    [InlineData(0.11, "1.1e-1")]
    public void Radii_are_rounded_up(double radius, string text) => Assert.Equal(text, Numbers.ShortUp(radius));

    public void Dispose() => _folder.Dispose();

    private static async Task<JsonElement> Json(params string[] arguments)
    {
        Answer answer = await TestFolder.Run(arguments);
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        return JsonDocument.Parse(answer.Output).RootElement;
    }

    private static void Change(string path, string statements)
    {
        using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using Microsoft.Data.Sqlite.SqliteCommand command = connection.CreateCommand();
        command.CommandText = statements;
        command.ExecuteNonQuery();
    }
}
