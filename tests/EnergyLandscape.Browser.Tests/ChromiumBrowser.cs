using EnergyLandscape.Browser.Tests;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(ChromiumBrowser))]

namespace EnergyLandscape.Browser.Tests;

/// <summary>Debian's Chromium without a window, started at the first test that needs it.</summary>
public sealed class ChromiumBrowser : IAsyncDisposable
{
    private const string Executable = "/usr/bin/chromium";

    private readonly SemaphoreSlim _starting = new(1, 1);
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Opens a file in a page of its own. Without Chromium the test is skipped; with LANDSCAPE_REQUIRE_SHARED set, as .ci/run does, it fails.</summary>
    internal async Task<OpenPage> Open(string file, ColorScheme scheme = ColorScheme.Light)
    {
        IBrowserContext context = await (await Browser()).NewContextAsync(new BrowserNewContextOptions
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = 1280, Height = 800 },
            Offline = true,
            AcceptDownloads = true,
        });
        var page = new OpenPage(context, await context.NewPageAsync());
        await page.Visit(file);
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        _starting.Dispose();
    }

    private async Task<IBrowser> Browser()
    {
        await _starting.WaitAsync();
        try
        {
            return _browser ??= await Start();
        }
        finally
        {
            _starting.Release();
        }
    }

    private async Task<IBrowser> Start()
    {
        if (!File.Exists(Executable))
        {
            const string message = Executable + " is missing, and pages cannot be tried without it: apt-get install chromium";
            if (Environment.GetEnvironmentVariable("LANDSCAPE_REQUIRE_SHARED") is not null)
            {
                Assert.Fail(message);
            }

            Assert.Skip(message);
        }

        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            Timeout = 120_000,
        });
    }
}
