using System.Globalization;
using EnergyLandscape.Cli;

namespace EnergyLandscape.Browser.Tests.Reports;

/// <summary>The report in a browser: quiet, sortable with the keyboard, complete in print.</summary>
public sealed class ReportPageTests(ChromiumBrowser browser) : IDisposable
{
    private readonly PageFolder _folder = new();

    [Fact]
    public async Task Tables_sort_by_numbers_and_figures_have_names()
    {
        await using OpenPage page = await Open();
        Assert.Equal("XOR 2-3-2, λ = 1e-4", await page.Text("h1"));
        Assert.Equal(0, (await page.Ask("() => document.querySelectorAll('figure svg:not([aria-label])').length")).GetInt32());
        Assert.Equal(2, (await page.Ask("() => document.querySelectorAll('figure svg').length")).GetInt32());
        string[] byEnergy = await Column(page, 0);
        await page.Page.FocusAsync("#minima th:nth-child(7) button");
        await page.Page.Keyboard.PressAsync("Enter");
        Assert.Equal("ascending", await page.Page.GetAttributeAsync("#minima th:nth-child(7)", "aria-sort"));
        double[] hits = [.. (await Column(page, 6)).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        Assert.Equal(hits.Order(), hits);
        await page.Page.Keyboard.PressAsync("Enter");
        double[] falling = [.. (await Column(page, 6)).Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
        Assert.Equal(hits.OrderDescending(), falling);
        await page.Page.ClickAsync("#minima th:nth-child(2) button");
        Assert.Equal(byEnergy, await Column(page, 0));
        Assert.Equal(1, (await page.Ask("() => document.querySelectorAll('#minima [aria-sort]').length")).GetInt32());
    }

    // Certificates are "± 1.5e-15": sorted by the number, not by the text.
    [Fact]
    public async Task Radii_sort_by_their_numbers()
    {
        await using OpenPage page = await Open();
        await page.Page.ClickAsync("#minima th:nth-child(8) button");
        double[] radii = [.. (await Column(page, 7)).Select(text => double.Parse(text.Replace("± ", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture))];
        Assert.Equal(radii.Order(), radii);
    }

    [Fact]
    public async Task It_fits_its_window_and_prints_the_run_file()
    {
        await using OpenPage page = await Open();
        foreach (int width in (int[])[360, 1100])
        {
            await page.Page.SetViewportSizeAsync(width, 800);
            Assert.True((await page.Ask("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth")).GetBoolean(), $"{width}");
        }

        Assert.False((await page.Ask("() => document.querySelector('details').open")).GetBoolean());
        byte[] pdf = await page.Page.PdfAsync(new() { PreferCSSPageSize = true });
        Assert.True(pdf.Length > 50_000);
        Assert.True((await page.Ask("() => document.querySelector('details').open")).GetBoolean());
    }

    public void Dispose() => _folder.Dispose();

    private static async Task<string[]> Column(OpenPage page, int column) =>
        [.. (await page.Ask($"() => Array.from(document.querySelector('#minima tbody').rows).map((row) => row.cells[{column}].textContent)")).EnumerateArray().Select(cell => cell.GetString()!)];

    private async Task<OpenPage> Open()
    {
        string file = _folder["report.html"];
        using var output = new StringWriter();
        using var error = new StringWriter();
        int code = await LandscapeCommand.Run(["report", PageFolder.Repository("databases", "xor", "xor-3-1e-4.db"), "-o", file], output, error);
        Assert.Equal((0, string.Empty), (code, error.ToString()));
        return await browser.Open(file);
    }
}
