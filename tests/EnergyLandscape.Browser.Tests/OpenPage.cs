using System.Text.Json;
using Microsoft.Playwright;

namespace EnergyLandscape.Browser.Tests;

/// <summary>A page and what it did: everything it said on the console and everything it asked for.</summary>
internal sealed class OpenPage : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly List<string> _problems = [];
    private readonly List<string> _requests = [];

    public OpenPage(IBrowserContext context, IPage page)
    {
        _context = context;
        Page = page;
        page.SetDefaultTimeout(60_000);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _problems.Add(message.Text);
            }
        };
        page.PageError += (_, error) => _problems.Add(error);
        page.Request += (_, request) => _requests.Add(request.Url);
    }

    public IPage Page { get; }

    public async Task Visit(string file)
    {
        string address = new Uri(Path.GetFullPath(file)).AbsoluteUri;
        await Page.GotoAsync(address);
        await Page.WaitForFunctionAsync("() => window.landscape !== undefined");
        Assert.Equal([address], _requests);
    }

    /// <summary>The value of an expression.</summary>
    public async Task<JsonElement> Ask(string expression) => (await Page.EvaluateAsync(expression))!.Value;

    /// <summary>The text of an element.</summary>
    public Task<string> Text(string selector) => Page.Locator(selector).InnerTextAsync();

    /// <summary>Fails if the page complained or asked for anything but itself and what it made.</summary>
    public void AssertQuiet()
    {
        Assert.Empty(_problems);
        Assert.DoesNotContain(_requests.Skip(1), address => !address.StartsWith("blob:", StringComparison.Ordinal) && !address.StartsWith("data:", StringComparison.Ordinal));
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            AssertQuiet();
        }
        finally
        {
            await _context.DisposeAsync();
        }
    }
}
