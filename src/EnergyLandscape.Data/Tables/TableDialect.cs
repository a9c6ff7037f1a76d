using System.Globalization;
using EnergyLandscape.Potentials;

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
    /// <param name="text">The text.</param>
    /// <param name="request">What is known of it.</param>
    /// <exception cref="InputException">The first line may be names or a row.</exception>
    public static TableDialect Of(DelimitedText text, DataRequest request)
    {
        (TableDelimiter delimiter, TableHeader header) = (request.Delimiter, request.Header);
        string[] lines = [.. text.Lines().Take(2).Select(line => line.Text.ToString())];
        TableDialect found = new(delimiter == TableDelimiter.Auto ? DelimiterOf(lines) : delimiter, header);
        return header != TableHeader.Auto ? found : found with { Header = Certain(FirstLine.Of(text, found.Character, request.Target), text) };
    }

    /// <summary>The dialect of a file of test rows, which may have a header where the training file has none, and the other way round.</summary>
    /// <param name="text">The text.</param>
    /// <param name="request">What is known of both files; the delimiter is known.</param>
    /// <param name="training">The training rows.</param>
    /// <exception cref="InputException">The first line may be names or a row.</exception>
    public static TableDialect OfTest(DelimitedText text, DataRequest request, LabelledRows training)
    {
        TableDialect found = new(request.Delimiter, request.Header);
        IReadOnlyList<string> fields = text.Split(found.Character).FirstOrDefault().Fields ?? [];
        if (training.ColumnNames.Count > 0 && fields.Take(training.ColumnNames.Count).SequenceEqual(training.ColumnNames))
        {
            return found with { Header = TableHeader.Names };
        }

        FirstLine first = FirstLine.Of(text, found.Character, request.Target);
        return found with
        {
            Header = request.Header switch
            {
                TableHeader.Names when first.Doubt is not null => TableHeader.Names,
                not TableHeader.Counts when first.Header == TableHeader.Counts && IsRow(fields, text.Name, request, training) => TableHeader.None,
                TableHeader.Auto => Certain(first, text),
                _ => first.Header,
            },
        };
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

    // Two whole numbers and two words may be a row with a column that is left out.
    private static bool IsRow(IReadOnlyList<string> fields, string file, DataRequest request, LabelledRows training)
        => fields.Count == training.Columns
            && new TableColumns(file, training.Columns, training.ColumnNames.Count > 0 ? training.ColumnNames : null, request.Target, request.Ignore).Inputs.All(column => Number(fields[column]) is not null);

    private static TableHeader Certain(FirstLine first, DelimitedText text) => first.Doubt is null ? first.Header
        : throw new InputException(FormattableString.Invariant($"{text.Name}, line {text.Lines().First().Number}: the line may be a row or the names of the columns ({first.Doubt}), expected key data.header = \"names\" or \"none\" to say which"));
}
