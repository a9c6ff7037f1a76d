using System.Globalization;
using System.Text.Json;

namespace EnergyLandscape.Cli.Tests;

/// <summary>`landscape limit` and `landscape counterparts`.</summary>
public sealed class LimitAndCounterpartsTests : IDisposable
{
    private const string Entropy = "[potential]\nkind = \"network\"\nlayers = [2, 2, 1]\nactivation = \"logistic\"\noutput = \"logistic\"\nloss = \"cross-entropy\"\nregularisation = 1e-3\n[data]\nsource = \"xor\"\n[explore]\npatience = 200\n";
    private const string Squares = "[potential]\nkind = \"network\"\nlayers = [2, 2, 1]\nactivation = \"logistic\"\noutput = \"logistic\"\nloss = \"squared-error\"\nregularisation = 1e-3\n[data]\nsource = \"xor\"\n[explore]\npatience = 200\n";
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Limit_has_documented_properties_the_same_on_any_threads_and_writes_what_was_asked_for()
    {
        string database = await _folder.Explore("a", TestFolder.Xor), csv = _folder["a.csv"], curves = _folder["curves.csv"], picture = _folder["a.svg"];
        Answer answer = await TestFolder.Run("limit", database, "--json", "--threads", "1", "--csv", csv, "--curves", curves, "-o", picture);
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        Assert.Equal(answer.Output, (await TestFolder.Run("limit", database, "--json", "--threads", "2")).Output);
        JsonElement root = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal(["lambda", "to", "points", "becomeSaddles", "becomeMinima", "unverified", "unassigned", "losses"], root.EnumerateObject().Select(property => property.Name));
        JsonElement[] points = [.. root.GetProperty("points").EnumerateArray()];
        string[] expected =
        [
            "id", "energy", "end", "endLambda", "loss", "lossError", "lossNumber", "norm", "endNorm", "growth", "exponent", "weights", "endIndex", "vanishing", "indexChanges", "sameEnd", "verified", "decades",
        ];
        Assert.All(points, point => Assert.Equal(expected, point.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(points.Select(Energy).Order(), points.Select(Energy));
        Assert.Equal("finite", points[^1].GetProperty("weights").GetString());
        Assert.Equal(Math.Log(2), points[^1].GetProperty("loss").GetDouble(), 1e-12);
        Assert.All(points[..^1], point => Assert.Equal("diverges", point.GetProperty("weights").GetString()));
        Assert.Equal(9, points[0].GetProperty("decades").GetArrayLength());
        JsonElement[] losses = [.. root.GetProperty("losses").EnumerateArray()];
        Assert.All(losses, loss => Assert.Equal(["loss", "lossError", "ids", "minima"], loss.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(points.Length, losses.Sum(loss => loss.GetProperty("ids").GetArrayLength()) + root.GetProperty("unassigned").GetArrayLength());
        Assert.Equal(
            points.Where(point => point.GetProperty("endIndex").GetInt32() == 0 && point.GetProperty("lossNumber").ValueKind == JsonValueKind.Number).Select(Id).Order(),
            losses.SelectMany(loss => loss.GetProperty("minima").EnumerateArray()).Select(id => id.GetInt32()).Order());
        Assert.Equal(points.Count(point => point.GetProperty("endIndex").GetInt32() > 0), root.GetProperty("becomeSaddles").GetInt32());
        Assert.Equal(JsonValueKind.Null, root.GetProperty("becomeMinima").ValueKind);
        Assert.Equal(points.Where(point => !point.GetProperty("verified").GetBoolean()).Select(Id), root.GetProperty("unverified").EnumerateArray().Select(id => id.GetInt32()));

        string[] rows = File.ReadAllLines(csv);
        Assert.Equal(points.Length + 1, rows.Length);
        Assert.All(rows, row => Assert.Equal(16, row.Split(',').Length));
        Assert.Equal(Energy(points[0]), double.Parse(rows[1].Split(',')[1], CultureInfo.InvariantCulture));
        Assert.All(File.ReadAllLines(curves), row => Assert.Equal(12, row.Split(',').Length));
        Assert.True(new FileInfo(picture).Length > 1000);

        Answer table = await TestFolder.Run("limit", database, "--ts", "--to", "1e-8");
        Assert.Equal(0, table.Code);
        Assert.Contains("Distinct losses at lambda → 0:", table.Output, StringComparison.Ordinal);
        Assert.Contains("Transition states that are minima at lambda = 1e-8:", table.Output, StringComparison.Ordinal);
        Assert.Contains("Minima that are saddles at lambda = 1e-12:", (await TestFolder.Run("limit", database)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Counterparts_have_documented_properties_and_pairs_are_mutual()
    {
        string one = await _folder.Explore("one", Entropy), two = await _folder.Explore("two", Squares), csv = _folder["pairs.csv"];
        Answer answer = await TestFolder.Run("counterparts", one, two, "--json", "--ts", "--csv", csv);
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        JsonElement root = JsonDocument.Parse(answer.Output).RootElement;
        Assert.Equal(["databases", "minima", "transitionStates"], root.EnumerateObject().Select(property => property.Name));
        JsonElement minima = root.GetProperty("minima");
        string[] expected = ["id", "energy", "energyThere", "outcome", "reachedIndex", "reached", "reachedEnergy", "energyHere", "distance", "minimum", "counterpart"];
        JsonElement[] first = [.. minima.GetProperty("first").EnumerateArray()], second = [.. minima.GetProperty("second").EnumerateArray()];
        Assert.All(first.Concat(second), way => Assert.Equal(expected, way.EnumerateObject().Select(property => property.Name)));
        (int, int)[] pairs = [.. minima.GetProperty("pairs").EnumerateArray().Select(pair => (pair[0].GetInt32(), pair[1].GetInt32()))];
        Assert.NotEmpty(pairs);
        Assert.Equal(pairs.Order(), first.Where(Paired).Select(way => (Id(way), way.GetProperty("counterpart").GetInt32())).Order());
        Assert.Equal(pairs.Order(), second.Where(Paired).Select(way => (way.GetProperty("counterpart").GetInt32(), Id(way))).Order());
        Assert.Equal(
            1 + first.Length + second.Length + root.GetProperty("transitionStates").GetProperty("first").GetArrayLength() + root.GetProperty("transitionStates").GetProperty("second").GetArrayLength(),
            File.ReadAllLines(csv).Length);
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse((await TestFolder.Run("counterparts", one, two, "--json")).Output).RootElement.GetProperty("transitionStates").ValueKind);

        Answer table = await TestFolder.Run("counterparts", one, two);
        Assert.Contains($"Counterparts among minima: {pairs.Length} pairs.", table.Output, StringComparison.Ordinal);

        // Logistic units against tanh, and other layers.
        string other = await _folder.Explore("other", TestFolder.Xor);
        await Refused("networks 2-2-1 and 2-2-2", "counterparts", one, other);
    }

    [Fact]
    public async Task Wrong_wishes_are_refused_before_anything_is_followed()
    {
        string surface = await _folder.Explore("m", TestFolder.Surface), database = await _folder.Explore("a", TestFolder.Xor);
        await Refused("without regularisation", "limit", surface);
        await Refused("--to is -1", "limit", database, "--to", "-1");
        await Refused("more than ten times", "limit", database, "--to", "1e-4");
        await Refused(".svg", "limit", database, "-o", _folder["a.gif"]);
        await Refused("expected the folder", "limit", database, "--csv", _folder["none/a.csv"]);
        await Refused("--threads is -1", "limit", database, "--threads", "-1");
        await Refused("different kinds", "counterparts", surface, database);
    }

    public void Dispose() => _folder.Dispose();

    private static double Energy(JsonElement point) => point.GetProperty("energy").GetDouble();

    private static int Id(JsonElement point) => point.GetProperty("id").GetInt32();

    private static bool Paired(JsonElement way) => way.GetProperty("counterpart").ValueKind != JsonValueKind.Null;

    private static async Task Refused(string words, params string[] arguments)
    {
        Answer answer = await TestFolder.Run(arguments);
        Assert.Equal((ExitCode.Input, string.Empty), (answer.Code, answer.Output));
        Assert.Contains(words, answer.Error, StringComparison.Ordinal);
    }
}
