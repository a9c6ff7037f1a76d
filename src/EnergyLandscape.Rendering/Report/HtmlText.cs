using System.Text;

namespace EnergyLandscape.Rendering.Report;

/// <summary>Any text as text of HTML and of XML: five signs escaped, control characters as blanks.</summary>
internal static class HtmlText
{
    /// <summary>Escapes for content and for quoted attributes.</summary>
    /// <param name="text">The text; line feeds are kept.</param>
    public static string Of(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\n' => "\n",
                0xFFFE or 0xFFFF => " ",
                _ => Rune.IsControl(rune) ? " " : rune.ToString(),
            });
        }

        return escaped.ToString();
    }
}
