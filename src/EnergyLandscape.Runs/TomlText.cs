using System.Globalization;
using System.Text;
using System.Text.Json;

namespace EnergyLandscape.Runs;

/// <summary>Values as TOML writes them.</summary>
internal static class TomlText
{
    /// <summary>A boolean, number, string, enumeration value or list.</summary>
    public static string Of(object value) => value switch
    {
        bool b => b ? "true" : "false",
        double d => Number(d),
        string s => Quoted(s),
        Enum e => Quoted(JsonNamingPolicy.KebabCaseLower.ConvertName(e.ToString())),
        IFormattable f => f.ToString(null, CultureInfo.InvariantCulture),
        System.Collections.IEnumerable list => "[" + string.Join(", ", list.Cast<object>().Select(Of)) + "]",
        _ => value.ToString() ?? string.Empty,
    };

    /// <summary>The shortest digits that read back as the same number, always a TOML float.</summary>
    private static string Number(double value)
    {
        if (!double.IsFinite(value))
        {
            return double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
        }

        string text = value.ToString("R", CultureInfo.InvariantCulture);
        int exponent = text.IndexOf('E', StringComparison.Ordinal);
        if (exponent >= 0)
        {
            return text[..exponent] + "e" + int.Parse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture);
        }

        return text.Contains('.', StringComparison.Ordinal) ? text : text + ".0";
    }

    private static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char c in text)
        {
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' or '\x7f' => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => c.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }
}
