using System.Globalization;
using System.Text.Json;

namespace EnergyLandscape.Cli.Tests;

/// <summary>`landscape analyse`, `landscape diagram` and the figures of networks.</summary>
public sealed class AnalyseTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Rows_in_order_of_energy_with_documented_properties()
    {
        string database = await _folder.Explore("a", TestFolder.Xor), csv = _folder["a.csv"];
        Answer answer = await TestFolder.Run("analyse", database, "--json", "--csv", csv);
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        JsonElement[] rows = [.. JsonDocument.Parse(answer.Output).RootElement.EnumerateArray()];
        string[] expected =
        [
            "id", "energy", "auc", "rankAuc", "accuracy", "rightProbabilities", "lowestProbability", "highestProbability", "zeroWeights", "certifiedZeroWeights", "zerosProved",
            "complexity", "connectedNodes", "rightSquare", "good", "quality",
        ];
        Assert.All(rows, row => Assert.Equal(expected, row.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(rows.Select(Energy).Order(), rows.Select(Energy));
        JsonElement zero = rows[^1];
        Assert.Equal("trivial", zero.GetProperty("quality").GetString());
        Assert.False(zero.GetProperty("good").GetBoolean());
        Assert.Equal(12, zero.GetProperty("zeroWeights").GetInt32());
        Assert.True(zero.GetProperty("zerosProved").GetBoolean());
        Assert.Equal(JsonValueKind.Null, rows[0].GetProperty("zerosProved").ValueKind);
        Assert.All(zero.GetProperty("rightProbabilities").EnumerateArray(), p => Assert.Equal(0.5, p.GetDouble(), 1e-12));
        Assert.Equal(1, rows[0].GetProperty("auc").GetDouble());
        Assert.True(rows[0].GetProperty("good").GetBoolean());

        string[] lines = File.ReadAllLines(csv);
        Assert.Equal(rows.Length + 1, lines.Length);
        Assert.StartsWith("id,energy,", lines[0], StringComparison.Ordinal);
        Assert.Equal(Energy(rows[0]), double.Parse(lines[1].Split(',')[1], CultureInfo.InvariantCulture));
        JsonElement[] saddles = [.. JsonDocument.Parse((await TestFolder.Run("analyse", database, "--ts", "--json")).Output).RootElement.EnumerateArray()];
        Assert.NotEmpty(saddles);
        Assert.All(saddles, saddle => Assert.True(Energy(saddle) > Energy(rows[0])));
    }

    [Fact]
    public async Task Figures_of_networks_are_drawn_and_wrong_wishes_are_refused()
    {
        string database = await _folder.Explore("a", TestFolder.Xor);
        foreach (string[] more in (string[][])[["--insets", "all", "--without-zero"], ["--insets", "2", "--group", "auc"], ["--insets", "1,2"], ["--colour", "right-square"], ["--group", "quality"], ["--insets", "1,", "--colour", "energy"]])
        {
            string picture = _folder["a.svg"];
            Answer answer = await TestFolder.Run(["tree", database, "-o", picture, .. more]);
            Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
            Assert.True(File.Exists(picture));
            File.Delete(picture);
        }

        Assert.Equal(0, (await TestFolder.Run("diagram", database, "1", "-o", _folder["one.pdf"])).Code);
        await Refused("expected an id from 1", "diagram", database, "99", "-o", _folder["x.svg"]);
        await Refused("expected energy, ", "tree", database, "-o", _folder["x.svg"], "--colour", "acu");
        await Refused("quality", "tree", database, "-o", _folder["x.svg"], "--group", "acu");
        await Refused("expected one of them", "tree", database, "-o", _folder["x.svg"], "--group", "auc", "--colour", "auc");
        await Refused("expected all, a number", "tree", database, "-o", _folder["x.svg"], "--insets", "few");
        await Refused("expected a number from 1 to 30", "tree", database, "-o", _folder["x.svg"], "--insets", "31");
        await Refused("expected ids from 1", "tree", database, "-o", _folder["x.svg"], "--insets", "1,77");
    }

    [Fact]
    public async Task Other_landscapes_than_networks_are_refused_in_one_sentence()
    {
        string database = await _folder.Explore("surface", TestFolder.Surface);
        await Refused("expected one of a network", "analyse", database);
        await Refused("expected one of a network", "analyse", database, "--json");
        await Refused("expected one of a network", "diagram", database, "1", "-o", _folder["x.svg"]);
        await Refused("expected one of a network", "tree", database, "-o", _folder["x.svg"], "--insets", "all");
        Assert.Equal(0, (await TestFolder.Run("tree", database, "-o", _folder["y.svg"], "--colour", "lowest-eigenvalue", "--without-zero")).Code);
    }

    public void Dispose() => _folder.Dispose();

    private static double Energy(JsonElement row) => row.GetProperty("energy").GetDouble();

    private static async Task Refused(string said, params string[] arguments)
    {
        Answer answer = await TestFolder.Run(arguments);
        Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd().Split('\n'));
    }
}
