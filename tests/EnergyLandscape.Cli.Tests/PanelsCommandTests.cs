using System.Globalization;
using System.Text;

namespace EnergyLandscape.Cli.Tests;

/// <summary>`landscape panels`, and `landscape tree` with what networks predict.</summary>
public sealed class PanelsCommandTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task Several_landscapes_share_a_page_and_the_bytes_are_the_same_again()
    {
        string surface = await _folder.Explore("surface", TestFolder.Surface), xor = await _folder.Explore("xor", TestFolder.Xor);
        foreach (string extension in (string[])["svg", "png", "pdf"])
        {
            string picture = _folder["page." + extension];
            Answer answer = await TestFolder.Run("panels", surface, xor, surface, "-o", picture, "--columns", "2", "--titles", "one,two,three", "--title", "all");
            Assert.Equal((0, string.Empty, picture), (answer.Code, answer.Error, answer.Output.Trim()));
            byte[] first = File.ReadAllBytes(picture);
            await TestFolder.Run("panels", surface, xor, surface, "-o", picture, "--columns", "2", "--titles", "one,two,three", "--title", "all");
            Assert.Equal(first, File.ReadAllBytes(picture));
        }

        Assert.Contains("width=\"120mm\" height=\"150mm\"", File.ReadAllText(_folder["page.svg"]), StringComparison.Ordinal);
        await TestFolder.Run("panels", xor, "-o", _folder["small.svg"], "--width", "50mm", "--lowest", "2", "--class-map", "--without-zero");
        Assert.Contains("width=\"50mm\" height=\"80mm\"", File.ReadAllText(_folder["small.svg"]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Maps_and_losses_of_networks_are_drawn()
    {
        string network = await Network(), tree = _folder["tree.svg"], bare = _folder["bare.svg"], panels = _folder["panels.svg"];
        string[] asked = ["--class-map", "--plane", "u,w", "--at", "v=0.25", "--cells", "20", "--range", "-2,2", "--scatter", "--test", _folder.Write("test.csv", Rows(40, 30))];
        Answer answer = await TestFolder.Run(["tree", network, "-o", tree, "--lowest", "50", .. asked]);
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        await TestFolder.Run("tree", network, "-o", bare, "--lowest", "50");
        Assert.True(Shapes(tree) > Shapes(bare) + 5);
        answer = await TestFolder.Run(["panels", network, network, "-o", panels, .. asked]);
        Assert.Equal((0, string.Empty), (answer.Code, answer.Error));
        Assert.Contains("width=\"120mm\" height=\"105mm\"", File.ReadAllText(panels), StringComparison.Ordinal);

        // What a graph leaves out stands in its title, or below that of a panel.
        await TestFolder.Run("tree", network, "-o", _folder["tree.html"], "--lowest", "2");
        Assert.Contains("the lowest 2 of ", File.ReadAllText(_folder["tree.html"]), StringComparison.Ordinal);

        await TestFolder.Run("tree", network, "-o", _folder["tree.html"], "--exclude", "1");
        Assert.Contains("1 left out by name", File.ReadAllText(_folder["tree.html"]), StringComparison.Ordinal);
        Assert.Equal(0, (await TestFolder.Run("panels", network, "-o", panels, "--without-constant", "--threads", "2")).Code);

        // Without --test: the test rows of the run file.
        Assert.Equal(0, (await TestFolder.Run("panels", network, "-o", panels, "--scatter")).Code);
    }

    // With three hidden nodes the zero minimum lies more than ten times as high as the rest of the tree.
    [Fact]
    public async Task Minima_that_flatten_a_graph_are_trimmed_unless_all_are_asked_for()
    {
        string xor = await _folder.Explore("low", TestFolder.Xor.Replace("[2, 2, 2]", "[2, 3, 2]", StringComparison.Ordinal)), trimmed = _folder["trimmed.svg"], zero = _folder["zero.svg"], all = _folder["all.svg"];
        await TestFolder.Run("panels", xor, "-o", trimmed);
        await TestFolder.Run("panels", xor, "-o", zero, "--without-zero", "--all-minima");
        await TestFolder.Run("panels", xor, "-o", all, "--all-minima");
        Assert.Equal(File.ReadAllText(zero), File.ReadAllText(trimmed));
        Assert.NotEqual(File.ReadAllText(all), File.ReadAllText(trimmed));
    }

    [Fact]
    public async Task Wrong_wishes_are_refused_in_one_sentence()
    {
        string surface = await _folder.Explore("surface", TestFolder.Surface), xor = await _folder.Explore("xor", TestFolder.Xor), network = await Network(), svg = _folder["a.svg"];
        await Refused("--columns is 3, expected 1 to 2, the number of databases", "panels", surface, xor, "-o", svg, "--columns", "3");
        await Refused("--columns is 0", "panels", surface, "-o", svg, "--columns", "0");
        await Refused("--titles names 1 graphs, expected 2", "panels", surface, xor, "-o", svg, "--titles", "one");
        await Refused("names no picture format", "panels", surface, "-o", _folder["a.html"]);
        await Refused("--lowest is 0", "panels", surface, "-o", svg, "--lowest", "0");
        await Refused("expected at least 20 × 20 mm", "panels", surface, xor, "-o", svg, "--width", "30mm");
        await Refused("expected --class-map with it", "panels", network, "-o", svg, "--plane", "u,v");
        await Refused("expected --scatter with it", "tree", network, "-o", svg, "--test", "rows.csv");
        await Refused("expected --scatter or --without-constant with it", "tree", network, "-o", svg, "--threads", "2");
        await Refused("has 3 inputs", "tree", network, "-o", svg, "--class-map");
        await Refused("sets no test rows aside", "tree", xor, "-o", svg, "--scatter");
        await Refused("expected one of a network", "panels", xor, surface, "-o", svg, "--class-map");
        await Refused("expected one of a network", "tree", surface, "-o", svg, "--scatter");
        await Refused("--class-map belongs to pictures", "tree", xor, "-o", _folder["a.html"], "--class-map");
        Assert.False(File.Exists(svg));
    }

    public void Dispose() => _folder.Dispose();

    private static int Shapes(string svg) => File.ReadAllText(svg, Encoding.UTF8).Split("<path").Length + File.ReadAllText(svg).Split("<ellipse").Length + File.ReadAllText(svg).Split("<circle").Length;

    private static string Rows(int first, int count) => "u,v,w,kind\n" + string.Concat(Enumerable.Range(first, count).Select(k =>
    {
        double u = Math.Sin(3.1 * k), v = Math.Cos(1.7 * k), w = Math.Sin((0.9 * k) + 1), mixed = u + (0.7 * v * w);
        return string.Create(CultureInfo.InvariantCulture, $"{u:R},{v:R},{w:R},{(mixed < -0.3 ? "a" : mixed < 0.4 ? "b" : "c")}\n");
    }));

    private static async Task Refused(string said, params string[] arguments)
    {
        Answer answer = await TestFolder.Run(arguments);
        Assert.Equal((2, string.Empty), (answer.Code, answer.Output));
        Assert.Contains(said, answer.Error, StringComparison.Ordinal);
        Assert.Single(answer.Error.TrimEnd().Split('\n'));
    }

    private Task<string> Network()
    {
        _folder.Write("rows.csv", Rows(0, 40));
        return _folder.Explore(
            "network", "[potential]\nkind = \"network\"\nlayers = [3, 2, 3]\nregularisation = 1e-3\n[data]\npath = \"rows.csv\"\nscaling = \"z-score\"\nrows = 20\ntest-rows = 12\n[explore]\npatience = 60\nmax-searches = 256\n");
    }
}
