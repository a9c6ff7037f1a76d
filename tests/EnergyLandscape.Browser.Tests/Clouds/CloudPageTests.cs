using System.Text.Json;
using System.Xml.Linq;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Interactive;
using EnergyLandscape.Rendering.Pictures;
using Microsoft.Playwright;

namespace EnergyLandscape.Browser.Tests.Clouds;

/// <summary>The loss-gradient cloud as a page.</summary>
public sealed class CloudPageTests(ChromiumBrowser browser) : IDisposable
{
    private readonly PageFolder _folder = new();

    [Fact]
    public async Task The_pointer_tells_about_the_bin_under_it()
    {
        await using OpenPage page = await Open(Sample);
        Assert.Equal("12 samples; a remark", await page.Text("#counts"));
        Assert.Equal("<i>clouds</i>", await page.Text("h1"));

        // Bin (2, 1) of 4 by 2 on axes from 0 to 8 and, logarithmic, from 0.01 to 1.
        await Hover(page, 0, (2 + 0.5) / 4, (1 + 0.5) / 2);
        string tip = await page.Text("#tip");
        foreach (string part in (string[])["4 to 6", "0.1 to 1", "7 samples, 100 % of the class", "saddle\n5 samples in the same bin", "mean generalisation loss", "0.25", "lowest at 5", "minimum 3\nloss 5, gradient norm 0.316"])
        {
            Assert.Contains(part, tip.Replace("\r", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
        }

        await Hover(page, 0, 0.1, 0.2);
        Assert.True(await page.Page.Locator("#tip").IsHiddenAsync());
    }

    [Fact]
    public async Task Panes_of_a_row_zoom_together_and_colours_change()
    {
        await using OpenPage page = await Open(Sample);
        byte[] before = await page.Page.Locator("canvas").ScreenshotAsync();
        (float x, float y) = await PlaceOf(page, 1, 0.5, 0.5);
        await page.Page.Mouse.MoveAsync(x, y);
        await page.Page.Mouse.WheelAsync(0, -400);
        await page.Page.WaitForFunctionAsync("() => landscape.figures[0].view.x1 - landscape.figures[0].view.x0 < 0.9");
        JsonElement view = await page.Ask("() => { const v = landscape.figures[0].view; return [v.x0, v.x1, v.y0, v.y1]; }");
        Assert.Equal(1.04 * Math.Exp(-400 * 0.0015), view[1].GetDouble() - view[0].GetDouble(), 1e-6);
        Assert.Equal(1, view[3].GetDouble() - view[2].GetDouble(), 1e-12); // Never less than two bins.
        byte[] zoomed = await page.Page.Locator("canvas").ScreenshotAsync();
        await page.Page.FocusAsync("canvas");
        await page.Page.Keyboard.PressAsync("0");
        await page.Page.SelectOptionAsync("#colour", "test-loss");
        byte[] coloured = await page.Page.Locator("canvas").ScreenshotAsync();
        await page.Page.UncheckAsync("input[data-kind=minimum]");
        byte[] without = await page.Page.Locator("canvas").ScreenshotAsync();
        Assert.Equal(4, new[] { before, zoomed, coloured, without }.Select(Convert.ToHexString).Distinct().Count());
        Assert.Empty((await page.Ask("""
            () => [...document.querySelectorAll("input, select, button, canvas")]
              .filter((e) => !(e.labels?.length > 0 || e.getAttribute("aria-label") || e.tagName === "BUTTON" && e.textContent.trim())).map((e) => e.outerHTML)
            """)).EnumerateArray());
    }

    [Fact]
    public async Task The_exported_svg_is_well_formed()
    {
        await using OpenPage page = await Open(Sample);
        IDownload download = await page.Page.RunAndWaitForDownloadAsync(() => page.Page.ClickAsync("#save"));
        await download.SaveAsAsync(_folder["cloud.svg"]);
        XElement svg = XDocument.Load(_folder["cloud.svg"]).Root!;
        XNamespace name = "http://www.w3.org/2000/svg";
        Assert.Equal("<i>clouds</i>", svg.Element(name + "title")!.Value);
        Assert.Equal(2, svg.Descendants(name + "image").Count());
        string[] texts = [.. svg.Descendants(name + "text").Select(text => text.Value)];
        Assert.Empty(((string[])["loss", "gradient norm", "convex, 58.3 %", "saddle, 41.7 %", "minimum", "transition state", "stationary attractor", "attractor of non-zero gradient"]).Except(texts));

        // A gradient below the logarithmic axis has no place.
        Assert.DoesNotContain("higher saddle", texts);
        Assert.Equal("saddle, non-zero gradient", await page.Text("#attractor-table tr:nth-child(2) td:nth-child(3)"));
        Assert.Equal(2 + 2 + 2, svg.Descendants(name + "path").Count(path => path.Attribute("stroke")!.Value == "#CC79A7"));
    }

    // As in the picture: convex, concave, saddle, singular, not classified; a row without a class has an empty pane.
    [Fact]
    public async Task All_rows_have_the_same_panes_in_the_same_order()
    {
        CloudPageRow row = Sample.Rows[0], other = row with { Points = [new CloudPagePoint(StationaryPointKind.Minimum, 3, 5, 0.316, "concave")], Panes = [row.Panes[1], new CloudPagePane("not classified", 1, [new CloudPageBin(0, 0, 1, double.NaN)])] };
        await using OpenPage page = await Open(Sample with { Rows = [other, row] });
        JsonElement panes = await page.Ask("() => landscape.rows.map((row) => row.panes.map((pane) => pane.class).join())");
        Assert.Equal(["convex,concave,saddle,not classified", "convex,concave,saddle,not classified"], panes.EnumerateArray().Select(each => each.GetString()));
    }

    public void Dispose() => _folder.Dispose();

    private static CloudPageData Sample { get; } = new()
    {
        Title = "<i>clouds</i>",
        Note = "a remark",
        Rows =
        [
            new CloudPageRow(
                string.Empty, new PictureAxis(PictureScale.Linear, 0, 8), 4, new PictureAxis(PictureScale.Logarithmic, 0.01, 1), 2,
                [new CloudPagePane("convex", 7, [new CloudPageBin(2, 1, 7, 0.25)]), new CloudPagePane("saddle", 5, [new CloudPageBin(2, 1, 5, 0.75)])])
            {
                Attractors = [new CloudPageAttractor(5, 4.9, 5.1, 0.3, true, "lowest", 3, 9), new CloudPageAttractor(7, 6.9, 7.1, 0.3, false, "saddle, non-zero gradient", 3, 9)],
                Points = [new CloudPagePoint(StationaryPointKind.Minimum, 3, 5, 0.316, "convex"), new CloudPagePoint(StationaryPointKind.TransitionState, 4, 7, 0.05, "saddle"), new CloudPagePoint(StationaryPointKind.HigherSaddle, 1, 7, 0, "saddle")],
            },
        ],
    };

    private static async Task<(float X, float Y)> PlaceOf(OpenPage page, int pane, double across, double up)
    {
        JsonElement place = await page.Ask(FormattableString.Invariant($$"""
            () => { const { canvas, scene, view } = landscape.figures[0], frame = scene.frames[{{pane}}], box = canvas.getBoundingClientRect();
              return [box.left + frame.left + ({{across}} - view.x0) / (view.x1 - view.x0) * (frame.right - frame.left),
                box.top + frame.bottom - ({{up}} - view.y0) / (view.y1 - view.y0) * (frame.bottom - frame.top)]; }
            """));
        return ((float)place[0].GetDouble(), (float)place[1].GetDouble());
    }

    private static async Task Hover(OpenPage page, int pane, double across, double up)
    {
        (float x, float y) = await PlaceOf(page, pane, across, up);
        await page.Page.Mouse.MoveAsync(x, y);
    }

    private Task<OpenPage> Open(CloudPageData data) => browser.Open(_folder.Write("cloud.html", CloudPage.Write(data)));
}
