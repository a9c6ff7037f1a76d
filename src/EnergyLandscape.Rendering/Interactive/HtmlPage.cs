using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace EnergyLandscape.Rendering.Interactive;

/// <summary>One self-contained HTML file: style, script and data stand inside, and its content security policy lets nothing else in.</summary>
internal static class HtmlPage
{
    /// <summary>The text of the file, always the same for the same data.</summary>
    /// <param name="title">What the window's title says; any text.</param>
    /// <param name="body">Name of the asset with the page's elements.</param>
    /// <param name="scripts">Names of the assets of the script, in their order; they share one scope.</param>
    /// <param name="data">The data, JSON in which no character can end a script element.</param>
    public static string Write(string title, string body, IReadOnlyList<string> scripts, ReadOnlySpan<byte> data)
    {
        string style = PageAsset.Read("page.css");
        string script = "(() => {\n\"use strict\";\n" + string.Join('\n', scripts.Select(PageAsset.Read)) + "})();\n";

        // A second lock besides escaping: what slipped into the page could neither run nor call home.
        string policy = $"default-src 'none'; script-src '{HashOf(script)}'; style-src '{HashOf(style)}'; img-src data: blob:; base-uri 'none'; form-action 'none'";
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="{policy}">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <link rel="icon" href="data:,">
            <title>{WebUtility.HtmlEncode(title)}</title>
            <style>{style}</style>
            </head>
            <body>
            {PageAsset.Read(body)}<script type="application/json" id="data">{Encoding.UTF8.GetString(data)}</script>
            <script>{script}</script>
            </body>
            </html>

            """.ReplaceLineEndings("\n");
    }

    private static string HashOf(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
