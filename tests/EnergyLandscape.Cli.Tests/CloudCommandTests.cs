using System.Text.Json;

namespace EnergyLandscape.Cli.Tests;

/// <summary>What `landscape cloud`, `attractors`, `curvature` and `accuracy` say of walks on disk.</summary>
public sealed class CloudCommandTests : IDisposable
{
    private const string Walks = """
        [potential]
        kind = "network"
        layers = [2, 2, 1]
        activation = "logistic"
        output = "logistic"
        loss = "squared-error"
        [data]
        source = "xor"
        [walk]
        kind = "progressive-gradient"
        seed = 1
        start = [-1.0, 1.0]
        step = 0.2
        steps = 100
        walks = 90
        """;

    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Walks_of_xor_have_four_stationary_attractors()
    {
        string directory = await Walk("xor", Walks);
        Answer text = await TestFolder.Run("attractors", directory);
        Assert.StartsWith("four stationary attractors, one of them a local minimum besides the lowest (90 walks)", text.Output, StringComparison.Ordinal);
        JsonElement json = JsonDocument.Parse((await TestFolder.Run("attractors", directory, "--json")).Output).RootElement;
        Assert.Equal(4, json.GetProperty("stationary").GetInt32());
        Assert.Equal(9000, json.GetProperty("samples").GetInt32());
        JsonElement[] attractors = [.. json.GetProperty("attractors").EnumerateArray()];
        Assert.Equal(["GlobalMinimum", "LocalMinimum", "Saddle", "Saddle"], attractors.Select(attractor => attractor.GetProperty("kind").GetString()));
        Assert.All(attractors, attractor => Assert.Equal(
            ["loss", "lossWidth", "walks", "samples", "curvature"], attractor.EnumerateObject().Take(5).Select(property => property.Name)));
        Assert.All(attractors, attractor => Assert.Equal(1, attractor.GetProperty("curvature").EnumerateObject().Sum(share => share.Value.GetDouble()), 1e-12));
    }

    [Fact]
    public async Task Clouds_are_drawn_small_and_the_same_every_time()
    {
        string directory = await Walk("xor", Walks), once = _folder["once.svg"], again = _folder["again.svg"];
        Assert.Equal((0, once + Environment.NewLine, string.Empty), Of(await TestFolder.Run("cloud", directory, directory, "-o", once, "--labels", "a,b", "--x", "sqrt", "--y", "log", "--attractors")));
        Assert.Equal(0, (await TestFolder.Run("cloud", directory, directory, "-o", again, "--labels", "a,b", "--x", "sqrt", "--y", "log", "--attractors")).Code);
        Assert.Equal(await File.ReadAllBytesAsync(once), await File.ReadAllBytesAsync(again));
        Assert.InRange(new FileInfo(once).Length, 10_000, 300_000);
        await Refused("generalisation loss", "cloud", directory, "-o", once, "--colour", "test-loss");
        await Refused("the least is", "cloud", directory, "-o", once, "--max-loss", "1e-9");
        await Refused("the least is", "cloud", directory, "-o", once, "--max-loss", "-1");
        await Refused("--max-loss is NaN", "cloud", directory, "-o", once, "--max-loss", "NaN");
        string surface = await Walk("surface", TestFolder.Surface + "[walk]\nsteps = 100\n"), close = _folder["close.svg"];
        Assert.Equal((0, close + Environment.NewLine, string.Empty), Of(await TestFolder.Run("cloud", surface, "-o", close, "--max-loss", "-20")));
        await Refused("--labels gives 1 labels, expected one for each of the 2 directories", "cloud", directory, directory, "-o", once, "--labels", "a");
        await Refused(".bmp", "cloud", directory, "-o", _folder["x.bmp"]);
        await Refused("does not exist", "cloud", _folder["none"], "-o", once);
        await Refused("generalisation loss", "cloud", directory, "-o", _folder["x.html"], "--colour", "test-loss");
        await Refused("--lables is not recognised, expected a directory or an option", "cloud", directory, "--lables", "a", "-o", once);
        await Refused("--jsn is not recognised", "curvature", directory, "--jsn");
        Assert.DoesNotContain("x.html", _folder.Files());
        await Refused("linear, sqrt or log", "cloud", directory, "-o", once, "--x", "cubic");
    }

    [Fact]
    public async Task Shares_and_accuracies_agree_with_the_summary_of_the_walks()
    {
        string directory = await Walk("xor", Walks), unclassified = await Walk("plain", Walks + "\ncurvature = \"none\"\n");
        JsonElement summary = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(directory, "summary.json"))).RootElement;
        JsonElement shares = JsonDocument.Parse((await TestFolder.Run("curvature", directory, unclassified, "--json")).Output).RootElement;
        Assert.Equal(summary.GetProperty("curvature").GetProperty("convex").GetDouble(), shares[0].GetProperty("curvature").GetProperty("convex").GetDouble());
        Assert.Equal(JsonValueKind.Null, shares[1].GetProperty("curvature").GetProperty("convex").ValueKind);
        JsonElement accuracy = JsonDocument.Parse((await TestFolder.Run("accuracy", directory, "--json", "-o", _folder["accuracy.svg"])).Output).RootElement;
        Assert.Equal(summary.GetProperty("trainAccuracy").GetProperty("std").GetDouble(), accuracy[0].GetProperty("trainAccuracy").GetProperty("std").GetDouble());
        Assert.Equal(JsonValueKind.Null, accuracy[0].GetProperty("testAccuracy").GetProperty("mean").ValueKind);
        Assert.True(File.Exists(_folder["accuracy.svg"]));
        Assert.Equal(0, (await TestFolder.Run("curvature", directory, directory, "--labels", "g/a,g/b", "-o", _folder["curvature.svg"])).Code);
        await Refused("no sample with a curvature class", "curvature", unclassified, "-o", _folder["none.svg"]);
        Assert.Contains("not classified", (await TestFolder.Run("attractors", unclassified)).Output, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static (int Code, string Output, string Error) Of(Answer answer) => (answer.Code, answer.Output, answer.Error);

    private static async Task Refused(string said, params string[] arguments)
    {
        Answer answer = await TestFolder.Run(arguments);
        Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.Trim().Split('\n'));
    }

    private async Task<string> Walk(string name, string text)
    {
        Answer answer = await TestFolder.Run("walk", _folder.Write(name + ".toml", text), "-o", _folder[name], "--progress", "none");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        return _folder[name];
    }
}
