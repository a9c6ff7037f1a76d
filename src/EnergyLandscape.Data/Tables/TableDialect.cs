using System.Globalization;

namespace EnergyLandscape.Data;

/// <summary>How a text table is written: its delimiter and its header, found from its first two lines where they are not given.</summary>
internal readonly record struct TableDialect(TableDelimiter Delimiter, TableHeader Header)
{
    /// <summary>The delimiter as a character.</summary>
    public char Character => Delimiter switch
    {
        TableDelimiter.Semicolon => ';',
        TableDelimiter.Tab => '\t',
        TableDelimiter.Blank => ' ',
        _ => ',',
    };

    /// <summary>The dialect of a text, with nothing left to find.</summary>
    public static TableDialect Of(DelimitedText text, TableDelimiter delimiter, TableHeader header)
    {
        string[] lines = [.. text.Lines().Take(2).Select(line => line.Text.ToString())];
        TableDialect found = new(delimiter == TableDelimiter.Auto ? DelimiterOf(lines) : delimiter, header);
        return header != TableHeader.Auto ? found : found with { Header = HeaderOf(text.Split(found.Character).FirstOrDefault().Fields ?? []) };
    }

    /// <summary>The number in a field, which may be infinite or not a number; null when it is none.</summary>
    public static double? Number(ReadOnlySpan<char> field)
        => double.TryParse(field, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? value : null;

    // Commas come late: a table with another delimiter may have them in numbers or names.
    private static TableDelimiter DelimiterOf(string[] lines)
    {
        foreach ((char character, TableDelimiter delimiter) in new[] { (';', TableDelimiter.Semicolon), ('\t', TableDelimiter.Tab), (',', TableDelimiter.Comma), (' ', TableDelimiter.Blank) })
        {
            if (lines.Length > 0 && lines.All(line => StandsOutsideQuotes(line.Trim(), character)))
            {
                return delimiter;
            }
        }

        return TableDelimiter.Comma;
    }

    private static bool StandsOutsideQuotes(string line, char character)
    {
        bool quoted = false;
        foreach (char c in line)
        {
            quoted ^= c == '"';
            if (c == character && !quoted)
            {
                return true;
            }
        }

        return false;
    }

    private static TableHeader HeaderOf(IReadOnlyList<string> fields)
    {
        // A row of two inputs with a class in words has one name only.
        if (fields.Count >= 4 && IsCount(fields[0]) && IsCount(fields[1]) && fields.Skip(2).All(field => field.Length > 0 && Number(field) is null))
        {
            return TableHeader.Counts;
        }

        return fields.Any(field => field.Length > 0) && fields.All(field => Number(field) is null) ? TableHeader.Names : TableHeader.None;
    }

    private static bool IsCount(string field) => int.TryParse(field, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}
