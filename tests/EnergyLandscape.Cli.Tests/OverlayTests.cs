using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using EnergyLandscape.Cli.Commands;
using EnergyLandscape.Cli.Figures;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Trees;
using EnergyLandscape.Walks;

namespace EnergyLandscape.Cli.Tests;

/// <summary>Residence on trees, stationary points on clouds, and sizes of pages.</summary>
public sealed class OverlayTests : IDisposable
{
    private const string Network = """
        [potential]
        kind = "network"
        layers = [2, 2, 1]
        activation = "logistic"
        output = "logistic"
        loss = "squared-error"
        regularisation = 1e-3
        [data]
        source = "xor"
        [explore]
        patience = 100
        [walk]
        step = 0.2
        steps = 50
        walks = 20
        """;

    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("85", 85)]
    [InlineData("85mm", 85)]
    [InlineData("8.5 cm", 85)]
    [InlineData("3in", 76.2)]
    [InlineData("72pt", 25.4)]
    [InlineData("1e2mm", 100)]
    public void Lengths_are_read_in_four_units(string text, double millimetres) => Assert.Equal(millimetres, PageSize.Millimetres(text)!.Value, 1e-12);

    [Theory]
    [InlineData("")]
    [InlineData("mm")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("85 km")]
    [InlineData("8,5cm")]
    [InlineData("NaN")]
    [InlineData("Infinity mm")]
    public void Other_texts_are_no_lengths(string text) => Assert.Null(PageSize.Millimetres(text));

    [Fact]
    public async Task Every_verb_that_draws_takes_the_size_of_the_page()
    {
        string database = await _folder.Explore("a", Network), walks = await Walk("walks", Network), svg = _folder["a.svg"];
        string[][] verbs =
        [
            ["tree", database], ["barcode", database], ["diagram", database, "1"], ["path", database, "1", "2"], ["limit", database, "--to", "1e-4"], ["stagnation", walks],
            ["cloud", walks], ["curvature", walks], ["accuracy", walks],
        ];
        foreach (string[] verb in verbs)
        {
            Answer answer = await TestFolder.Run([.. verb, "-o", svg, "--width", "4in", "--height", "9cm"]);
            Assert.True(answer.Code == 0, string.Join(' ', verb) + ": " + answer.Error);
            XElement root = XDocument.Load(svg).Root!;
            Assert.Equal(("101.6mm", "90mm"), (root.Attribute("width")!.Value, root.Attribute("height")!.Value));
            byte[] first = await File.ReadAllBytesAsync(svg);
            Assert.Equal(0, (await TestFolder.Run([.. verb, "-o", svg, "--width", "101.6", "--height", "90mm"])).Code);
            Assert.Equal(first, await File.ReadAllBytesAsync(svg));
            await Refused("--width is 9 miles, expected a positive number with mm, cm, in or pt", [.. verb, "-o", svg, "--width", "9 miles"]);
            await Refused("must lie from 20 to 2000 mm", [.. verb, "-o", svg, "--height", "9pt"]);
        }
    }

    [Fact]
    public async Task Residence_is_read_from_a_comparison_and_checked_against_the_database()
    {
        string database = await _folder.Explore("a", TestFolder.Surface), svg = _folder["a.svg"];
        using StationaryPointStore store = StationaryPointStore.OpenReadOnly(database);
        string Basin(int id, double energy, long samples) => string.Create(CultureInfo.InvariantCulture, $$"""{"id":{{id}},"energy":{{energy:R}},"samples":{{samples}}}""");
        string good = _folder.Write("good.json", $$"""{"samplesMapped":10,"basins":[{{Basin(1, store.Minima[0].Energy, 5)}},{{Basin(2, store.Minima[1].Energy, 3)}},{{Basin(4, 0.5, 2)}}]}""");
        BranchResidence residence = ResidenceFile.Read(good, store);
        Assert.Equal((0.5, 0.3, 0, "10 walk samples"), (residence.Of(1), residence.Of(2), residence.Of(3), residence.Unit));
        Assert.Equal((0, svg + Environment.NewLine, string.Empty), Of(await TestFolder.Run("tree", database, "-o", svg, "--residence", good)));
        string other = _folder.Write("other.json", $$"""{"samplesMapped":10,"basins":[{{Basin(1, store.Minima[0].Energy + 1e-6, 5)}}]}""");
        await Refused("expected a comparison with this database", "tree", database, "-o", svg, "--residence", other);
        await Refused("is no JSON (line 2)", "tree", database, "-o", svg, "--residence", _folder.Write("no.json", "{\n]"));
        await Refused("lacks the number \"samplesMapped\"", "tree", database, "-o", svg, "--residence", _folder.Write("array.json", "[]"));
        await Refused("has no array \"basins\"", "tree", database, "-o", svg, "--residence", _folder.Write("none.json", """{"samplesMapped":1}"""));
        await Refused("has no mapped sample", "tree", database, "-o", svg, "--residence", _folder.Write("zero.json", """{"samplesMapped":0,"basins":[]}"""));
        await Refused("11 of 10 samples", "tree", database, "-o", svg, "--residence", _folder.Write("many.json", """{"samplesMapped":10,"basins":[{"id":1,"samples":11}]}"""));
        await Refused("is a directory, expected the file compare.json", "tree", database, "-o", svg, "--residence", Path.GetDirectoryName(svg)!);
        await Refused("cannot be read", "tree", database, "-o", svg, "--residence", _folder["nothing.json"]);
        Assert.Equal((0, _folder["a.html"] + Environment.NewLine, string.Empty), Of(await TestFolder.Run("tree", database, "-o", _folder["a.html"], "--residence", good)));
    }

    // The envelope of the truth: under its own loss the gradient of a point vanishes; without regularisation the loss is lower by λ|x|² and the gradient
    // is that of the term left out, 2λ|x|.
    [Fact]
    public async Task Stationary_points_stand_where_the_loss_of_the_walks_has_them()
    {
        string database = await _folder.Explore("a", Network), same = await Walk("same", Network), bare = await Walk("bare", Network.Replace("regularisation = 1e-3\n", string.Empty, StringComparison.Ordinal));
        using LandscapeSession session = LandscapeSession.OpenReadOnly(database);
        StoredPoint[] stored = [.. StoreCertification.AllOf(session.Store)];
        IReadOnlyList<PointOnWalks> own = StationaryPointsOnWalks.Of(session, WalkDirectory.Open(same), CancellationToken.None);
        IReadOnlyList<PointOnWalks> less = StationaryPointsOnWalks.Of(session, WalkDirectory.Open(bare), CancellationToken.None);
        Assert.Equal(stored.Length, own.Count);
        for (int i = 0; i < stored.Length; i++)
        {
            Assert.Equal(stored[i].Id, own[i].Stored.Id);
            Assert.Equal(stored[i].Energy, own[i].Loss, 1e-14);
            Assert.InRange(own[i].GradientNorm, 0, 1e-11);
            Assert.Equal(stored[i].Kind == StationaryPointKind.Minimum ? CurvatureClass.Convex : CurvatureClass.Saddle, own[i].Curvature);
            double square = stored[i].Point.Coordinates.ToArray().Sum(x => x * x);
            Assert.Equal(stored[i].Energy - (1e-3 * square), less[i].Loss, 1e-14);
            Assert.Equal(2e-3 * Math.Sqrt(square), less[i].GradientNorm, 1e-11);
        }

        string svg = _folder["a.svg"];
        Assert.Equal((0, svg + Environment.NewLine, string.Empty), Of(await TestFolder.Run("cloud", bare, "-o", svg, "--db", database, "--y", "log")));
        string other = await Walk("other", Network.Replace("[2, 2, 1]", "[2, 3, 1]", StringComparison.Ordinal)), surface = await Walk("surface", TestFolder.Surface + "[walk]\nsteps = 50\n");
        await Refused("the layers are 2-2-1 in the database and 2-3-1 in the walks", "cloud", other, "-o", svg, "--db", database);
        await Refused("the kinds of landscape are different", "cloud", surface, "-o", svg, "--db", database);
    }

    [Fact]
    public async Task A_comparison_and_its_tree_agree()
    {
        string database = await _folder.Explore("a", Network), walks = await Walk("walks", Network), folder = _folder["compared"];
        Answer answer = await TestFolder.Run("compare", database, walks, "-o", folder, "--progress", "none");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        using StationaryPointStore store = StationaryPointStore.OpenReadOnly(database);
        BranchResidence residence = ResidenceFile.Read(Path.Combine(folder, "compare.json"), store);
        JsonElement compared = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, "compare.json"))).RootElement;
        double shares = compared.GetProperty("basins").EnumerateArray().Sum(basin => residence.Of(basin.GetProperty("id").GetInt32()));
        Assert.Equal(1, shares, 1e-12);
        Assert.Equal(0, (await TestFolder.Run("tree", database, "-o", _folder["a.svg"], "--residence", Path.Combine(folder, "compare.json"))).Code);
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
        Answer answer = await TestFolder.Run("walk", _folder.Write(name + ".toml", text), "-o", _folder[name], "--progress", "none", "--no-pictures");
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        return _folder[name];
    }
}
