using System.Text.Json;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Rendering.Interactive;
using EnergyLandscape.Rendering.Trees;
using Microsoft.Playwright;

namespace EnergyLandscape.Browser.Tests.Trees;

/// <summary>What a reader does with mouse and keys.</summary>
public sealed class TreePageUseTests(ChromiumBrowser browser) : IDisposable
{
    private readonly PageFolder _folder = new();

    [Fact]
    public async Task The_pointer_tells_about_the_point_under_it_and_text_stays_text()
    {
        const string trap = "</script><img src=x onerror=\"document.title='caught'\">";
        TreePageData sample = SamplePages.Random(8, 14, 3);
        PagePoint[] minima = [.. sample.Minima.Select(minimum => minimum with { Provenance = trap, Certificate = "certain within 1e-14", Orbit = "123456789012345678901" })];
        TreePageData data = SamplePages.Of(minima, sample.TransitionStates) with { Title = trap };
        await using OpenPage page = await Open(data);
        TreeMinimum lowest = data.Tree.GlobalMinimum;
        await Hover(page, lowest.Id);
        string tip = await page.Text("#tip");
        Assert.StartsWith($"Minimum {lowest.Id}", tip, StringComparison.Ordinal);
        foreach (string part in (string[])["energy", "index", "lowest eigenvalue", "highest eigenvalue", "ln product", "symmetry copies", "123456789012345678901", "hits", trap, "certain within 1e-14"])
        {
            Assert.Contains(part, tip, StringComparison.Ordinal);
        }

        Assert.Equal(trap, await page.Text("h1"));
        Assert.Equal(trap, await page.Page.TitleAsync());
        Assert.Equal(0, await page.Page.Locator("img").CountAsync());
    }

    [Fact]
    public async Task A_click_on_two_minima_shows_the_lowest_path()
    {
        TreePageData data = SamplePages.Random(9, 18, 21);
        await using OpenPage page = await Open(data);
        var network = SamplePages.NetworkOf(data);
        (int a, int b) = (from x in Enumerable.Range(1, 9)
                          from y in Enumerable.Range(1, 9)
                          where network.MinimaxPath(x, y) is { Count: > 1 }
                          select (x, y)).First();
        await Click(page, a);
        Assert.Contains($"Minimum {a} is one end", await page.Text("#path"), StringComparison.Ordinal);
        await Click(page, b);
        var path = network.MinimaxPath(a, b)!;
        Assert.Contains($"From {a} to {b} over {path.Count} transition state", await page.Text("#path p"), StringComparison.Ordinal);
        string[] rows = [.. (await page.Page.Locator("#path tbody tr").AllInnerTextsAsync()).Select(row => string.Join(' ', row.Split('\t')[0], row.Split('\t')[1], row.Split('\t')[3]))];
        Assert.Equal(path.Select(step => $"{step.From} {step.TransitionState} {step.To}"), rows);
        Assert.Equal(await page.Text("#path p"), await page.Text("#status"));
        await page.Page.FocusAsync("#figure");
        await page.Page.Keyboard.PressAsync("Escape");
        Assert.Contains("Click two minima", await page.Text("#path"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_is_done_without_a_mouse()
    {
        TreePageData data = SamplePages.Random(12, 20, 33);
        await using OpenPage page = await Open(data);
        int[] byEnergy = [.. data.Tree.Leaves.Select(leaf => leaf.Lowest.Id)];
        await page.Page.FocusAsync("#figure");
        await page.Page.Keyboard.PressAsync("n");
        Assert.StartsWith($"Minimum {byEnergy[0]},", await page.Text("#status"), StringComparison.Ordinal);
        await page.Page.Keyboard.PressAsync("Enter");
        await page.Page.Keyboard.PressAsync("n");
        await page.Page.Keyboard.PressAsync("n");
        await page.Page.Keyboard.PressAsync("p");
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Contains($"{byEnergy[0]} ", await page.Text("#path p"), StringComparison.Ordinal);
        Assert.Equal(byEnergy[1], int.Parse(await page.Page.InputValueAsync("#to"), System.Globalization.CultureInfo.InvariantCulture));
        double before = (await page.Ask("() => landscape.view.x1 - landscape.view.x0")).GetDouble();
        await page.Page.Keyboard.PressAsync("+");
        Assert.Equal(before / 1.25, (await page.Ask("() => landscape.view.x1 - landscape.view.x0")).GetDouble(), 1e-9);
        await page.Page.Keyboard.PressAsync("0");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        Assert.True((await page.Ask("() => landscape.view.x0")).GetDouble() > 0);

        // Every control is reached in turn and says what it is.
        JsonElement unnamed = await page.Ask("""
            () => [...document.querySelectorAll("input, select, button, canvas")]
              .filter((e) => !(e.labels?.length > 0 || e.getAttribute("aria-label") || e.tagName === "BUTTON" && e.textContent.trim())).map((e) => e.outerHTML)
            """);
        Assert.Empty(unnamed.EnumerateArray());
        Assert.Empty((await page.Ask("() => [...document.querySelectorAll('input, select, button, canvas')].filter((e) => e.tabIndex < 0).map((e) => e.id)")).EnumerateArray());
    }

    [Fact]
    public async Task Points_are_found_by_id()
    {
        TreePageData data = SamplePages.Random(30, 50, 5);
        await using OpenPage page = await Open(data);
        SuperbasinNode leaf = data.Tree.Leaves.Last(), merge = data.Tree.Nodes[^1];
        await Find(page, $"{leaf.Lowest.Id}");
        Assert.Equal($"Minimum {leaf.Lowest.Id}", await page.Text("#point h3"));
        JsonElement view = await page.Ask($"() => [landscape.view.x0, landscape.layout.x[{leaf.Index}], landscape.view.x1, landscape.view.y0, landscape.tree.energy[{leaf.Index}], landscape.view.y1]");
        Assert.InRange(view[1].GetDouble(), view[0].GetDouble(), view[2].GetDouble());
        Assert.InRange(view[4].GetDouble(), view[3].GetDouble(), view[5].GetDouble());
        await Find(page, $"ts {merge.TransitionState}");
        Assert.Equal($"Superbasin of {merge.LeafCount} minima", await page.Text("#point h3"));
        Assert.Contains("joins minima", await page.Text("#point"), StringComparison.Ordinal);
        await Find(page, "31");
        Assert.Equal("There is no minimum 31.", await page.Text("#status"));
        await Find(page, "<b>");
        Assert.StartsWith("Give the id", await page.Text("#status"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shares_of_samples_are_shown_and_told()
    {
        TreePageData data = SamplePages.Random(9, 18, 21);
        data = data with { Residence = new BranchResidence("50 walk samples", new Dictionary<int, double> { [1] = 0.5, [4] = 0.3 }) };
        await using OpenPage page = await Open(data);
        JsonElement sums = await page.Ask("() => Array.from(landscape.scene.state.residence.sums)");
        Assert.All(data.Residence!.SummedUp(data.Tree).Zip(sums.EnumerateArray()), pair => Assert.Equal(pair.First, pair.Second.GetDouble(), 1e-15));
        await Hover(page, 4);
        Assert.Contains("share of 50 walk samples", await page.Text("#tip"), StringComparison.Ordinal);
        Assert.Contains("30 %", await page.Text("#tip"), StringComparison.Ordinal);
        byte[] shown = await page.Page.Locator("#figure").ScreenshotAsync();
        await page.Page.UncheckAsync("#residence");
        Assert.NotEqual(shown, await page.Page.Locator("#figure").ScreenshotAsync());
    }

    [Fact]
    public async Task Colours_follow_the_column_and_the_theme()
    {
        TreePageData data = SamplePages.Random(20, 30, 8);
        string file = _folder.Write("tree.html", TreePage.Write(data));
        byte[][] pictures = new byte[4][];
        foreach ((int at, ColorScheme scheme) in new[] { (0, ColorScheme.Light), (2, ColorScheme.Dark) })
        {
            await using OpenPage page = await browser.Open(file, scheme);
            pictures[at] = await page.Page.Locator("#figure").ScreenshotAsync();
            Assert.Equal(scheme == ColorScheme.Light ? "rgb(255, 255, 255)" : "rgb(22, 24, 28)", (await page.Ask("() => getComputedStyle(document.body).backgroundColor")).GetString());
            await page.Page.SelectOptionAsync("#colour", "hits");
            pictures[at + 1] = await page.Page.Locator("#figure").ScreenshotAsync();
            Assert.Equal("#222222", (await page.Ask("() => landscape.svg().match(/stroke=\"(#[0-9a-f]{6})\"/g).includes('stroke=\"#440154\"') ? '#222222' : ''")).GetString());
        }

        Assert.Equal(4, pictures.Select(Convert.ToHexString).Distinct().Count());
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<(float X, float Y)> PlaceOf(OpenPage page, int minimum)
    {
        JsonElement place = await page.Ask($$"""
            () => { const { scene, layout, tree } = landscape, leaf = tree.leafOf.get({{minimum}}), box = document.getElementById("figure").getBoundingClientRect();
              return [box.left + scene.X(layout.x[leaf]), box.top + scene.Y(tree.level[leaf]) - 1]; }
            """);
        return ((float)place[0].GetDouble(), (float)place[1].GetDouble());
    }

    private static async Task Hover(OpenPage page, int minimum)
    {
        (float x, float y) = await PlaceOf(page, minimum);
        await page.Page.Mouse.MoveAsync(x, y);
    }

    private static async Task Click(OpenPage page, int minimum)
    {
        (float x, float y) = await PlaceOf(page, minimum);
        await page.Page.Mouse.ClickAsync(x, y);
    }

    private static async Task Find(OpenPage page, string text)
    {
        await page.Page.FillAsync("#id", text);
        await page.Page.PressAsync("#id", "Enter");
    }

    private Task<OpenPage> Open(TreePageData data) => browser.Open(_folder.Write("tree.html", TreePage.Write(data)));
}
