using EnergyLandscape.Cli;

namespace EnergyLandscape.Browser.Tests;

/// <summary>Pages as the command writes them.</summary>
public sealed class CommandPageTests(ChromiumBrowser browser) : IDisposable
{
    private readonly PageFolder _folder = new();

    [Fact]
    public async Task A_database_becomes_a_page_that_says_what_it_holds()
    {
        string file = _folder["xor.html"], again = _folder["again.html"], database = PageFolder.Repository("databases", "xor", "xor-3-1e-4.db");
        Assert.Equal(0, await Run("tree", database, "-o", file, "--colour", "auc"));
        Assert.Equal(0, await Run("tree", database, "-o", again, "--colour", "auc"));
        Assert.Equal(await File.ReadAllBytesAsync(file), await File.ReadAllBytesAsync(again));
        await using OpenPage page = await browser.Open(file);
        Assert.StartsWith("XOR 2-3-2, λ = 1e-4: 6 minima, 17 transition states", await page.Text("h1"), StringComparison.Ordinal);
        Assert.Equal("6 of 6 minima drawn, 17 transition states, all connected", await page.Text("#counts"));
        Assert.Equal("auc", await page.Page.InputValueAsync("#colour"));
        await page.Page.FocusAsync("#figure");
        await page.Page.Keyboard.PressAsync("n");
        string point = await page.Text("#point");
        foreach (string part in (string[])["0.0119057349712", "certain within", "AUC", "first by search"])
        {
            Assert.Contains(part, point, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Walks_become_a_page()
    {
        string run = _folder.Write("xor.toml", """
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
            walks = 9
            """);
        Assert.Equal(0, await Run("walk", run, "-o", _folder["xor"], "--progress", "none"));
        Assert.Equal(0, await Run("cloud", _folder["xor"], "-o", _folder["xor.html"], "--y", "log"));
        await using OpenPage page = await browser.Open(_folder["xor.html"]);
        Assert.Equal("Loss-gradient cloud of xor", await page.Text("h1"));
        Assert.StartsWith("900 samples", await page.Text("#counts"), StringComparison.Ordinal);
        Assert.True(await page.Page.Locator("#attractor-table tbody tr").CountAsync() > 0);
        Assert.True(await page.Page.Locator("#points").IsHiddenAsync());
        Assert.Equal(900, (await page.Ask("() => landscape.rows[0].panes.flatMap((pane) => pane.count).reduce((a, b) => a + b)")).GetInt32());
    }

    [Fact]
    public async Task Stationary_points_of_a_database_stand_on_the_cloud_of_walks()
    {
        string run = _folder.Write("softmax.toml", """
            [potential]
            kind = "network"
            layers = [2, 3, 2]
            [data]
            source = "xor"
            [walk]
            kind = "progressive-gradient"
            seed = 1
            start = [-5.0, 5.0]
            step = 0.2
            steps = 60
            walks = 9
            """);
        string database = PageFolder.Repository("databases", "xor", "xor-3-1e-4.db");
        Assert.Equal(0, await Run("walk", run, "-o", _folder["walks"], "--progress", "none"));
        Assert.Equal(0, await Run("cloud", _folder["walks"], "--db", database, "-o", _folder["points.html"]));
        await using OpenPage page = await browser.Open(_folder["points.html"]);
        Assert.True(await page.Page.Locator("#points").IsVisibleAsync());
        Assert.Equal(
            "6 17 39", (await page.Ask("() => Object.keys({ minimum: 0, 'transition state': 0, 'higher saddle': 0 }).map((kind) => landscape.rows[0].points.filter((point) => point.kind === kind).length).join(' ')")).GetString());

        // The all-zero point has the loss ln 2 and no gradient with any regularisation.
        Assert.Equal(Math.Log(2), (await page.Ask("() => landscape.rows[0].points.filter((point) => point.gradient < 1e-12).map((point) => point.loss)[0]")).GetDouble(), 1e-12);
    }

    [Fact]
    public async Task Shares_of_samples_reach_the_page()
    {
        string database = PageFolder.Repository("databases", "xor", "xor-3-1e-4.db");
        string shares = _folder.Write("compare.json", "{ \"samplesMapped\": 10, \"basins\": [{ \"id\": 3, \"samples\": 7 }, { \"id\": 4, \"samples\": 1 }] }");
        Assert.Equal(0, await Run("tree", database, "-o", _folder["seen.html"], "--residence", shares));
        await using OpenPage page = await browser.Open(_folder["seen.html"]);
        Assert.Equal("[0.7,0.1]", (await page.Ask("() => JSON.stringify([3, 4].map((id) => landscape.data.residence.shares[id - 1]))")).GetString());
        Assert.Equal(0.8, (await page.Ask("() => landscape.scene.state.residence.sums.at(-1)")).GetDouble(), 1e-12);
    }

    [Theory]
    [InlineData("--width belongs to pictures", "page.html", "--width", "85mm")]
    [InlineData("--insets belongs to pictures", "page.html", "--insets", "3")]
    [InlineData("--axis belongs to pictures", "page.html", "--axis")]
    [InlineData("expected energy, lowest-eigenvalue", "page.html", "--colour", "none-such")]
    [InlineData("expected .svg, .png, .pdf or .html", "page.bmp")]
    public async Task What_a_page_cannot_do_is_refused(string sentence, string name, params string[] options)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        string[] arguments = ["tree", PageFolder.Repository("databases", "xor", "xor-3-1e-4.db"), "-o", _folder[name], .. options];
        Assert.Equal(2, await LandscapeCommand.Run(arguments, output, error));
        Assert.Contains(sentence, error.ToString(), StringComparison.Ordinal);
        Assert.False(File.Exists(_folder[name]));
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<int> Run(params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = await LandscapeCommand.Run(arguments, output, error);
        Assert.Equal(string.Empty, error.ToString());
        return code;
    }
}
