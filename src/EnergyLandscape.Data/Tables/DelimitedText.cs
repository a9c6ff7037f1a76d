using System.Text;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Data;

/// <summary>Text of lines whose fields are separated by a delimiter; fields may stand in double quotes (RFC 4180, within one line).</summary>
/// <threadsafety>Immutable; safe.</threadsafety>
internal sealed class DelimitedText
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private readonly string _name;
    private readonly string _text;

    /// <summary>Text from bytes in UTF-8, with or without a byte order mark; lines end with LF, CRLF or CR.</summary>
    /// <exception cref="InputException">The bytes are not UTF-8, or are no text.</exception>
    public DelimitedText(string name, ReadOnlySpan<byte> bytes)
    {
        _name = name;
        try
        {
            _text = StrictUtf8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new InputException(FormattableString.Invariant($"{name} has bytes at position {e.Index} that are not UTF-8, expected a text table"), e);
        }

        if (_text.Contains('\0', StringComparison.Ordinal))
        {
            throw new InputException(FormattableString.Invariant($"{name} has a zero byte at position {_text.IndexOf('\0', StringComparison.Ordinal)}, expected a text table"));
        }
    }

    /// <summary>Name of the file in messages.</summary>
    public string Name => _name;

    /// <summary>The lines that are not blank, with their numbers from 1.</summary>
    public IEnumerable<(int Number, ReadOnlyMemory<char> Text)> Lines()
    {
        int number = 0;
        for (int start = 0; start < _text.Length;)
        {
            number++;
            int length = _text.AsSpan(start).IndexOfAny('\r', '\n');
            int end = length < 0 ? _text.Length : start + length;
            ReadOnlyMemory<char> line = _text.AsMemory(start, end - start);
            start = end + (end + 1 < _text.Length && _text[end] == '\r' && _text[end + 1] == '\n' ? 2 : 1);
            if (!line.Span.IsWhiteSpace())
            {
                yield return (number, line);
            }
        }
    }

    /// <summary>The lines that are not blank, split into fields.</summary>
    /// <param name="delimiter">The delimiter; ' ' for any number of blanks and tabs.</param>
    /// <exception cref="InputException">A quote is not closed, or something stands behind one.</exception>
    public IEnumerable<TableLine> Split(char delimiter)
    {
        foreach ((int number, ReadOnlyMemory<char> text) in Lines())
        {
            yield return new TableLine(number, Fields(text.Span, delimiter, number));
        }
    }

    private List<string> Fields(ReadOnlySpan<char> line, char delimiter, int number)
    {
        bool blank = delimiter == ' ';
        List<string> fields = [];
        line = line.TrimEnd(delimiter == '\t' ? " " : " \t");
        int at = 0;
        do
        {
            at = SkipBlanks(line, at, delimiter);
            if (at < line.Length && line[at] == '"')
            {
                fields.Add(Quoted(line, ref at, number, fields.Count + 1));
                int behind = SkipBlanks(line, at, delimiter);
                if (behind < line.Length && !(blank ? behind > at : line[behind] == delimiter))
                {
                    throw Wrong(number, fields.Count, $"found {Shown(line[behind..])} behind a quoted field, expected the delimiter {Named(delimiter)}");
                }

                at = behind;
            }
            else
            {
                int length = blank ? line[at..].IndexOfAny(' ', '\t') : line[at..].IndexOf(delimiter);
                int end = length < 0 ? line.Length : at + length;
                fields.Add(line[at..end].Trim().ToString());
                at = end;
            }

            if (at >= line.Length)
            {
                return fields;
            }

            at += blank ? 0 : 1;
        }
        while (true);
    }

    private static int SkipBlanks(ReadOnlySpan<char> line, int at, char delimiter)
    {
        while (at < line.Length && (line[at] == ' ' || (line[at] == '\t' && delimiter != '\t')))
        {
            at++;
        }

        return at;
    }

    private string Quoted(ReadOnlySpan<char> line, ref int at, int number, int column)
    {
        StringBuilder text = new();
        for (int i = at + 1; i < line.Length; i++)
        {
            if (line[i] != '"')
            {
                text.Append(line[i]);
            }
            else if (i + 1 < line.Length && line[i + 1] == '"')
            {
                text.Append('"');
                i++;
            }
            else
            {
                at = i + 1;
                return text.ToString();
            }
        }

        throw Wrong(number, column, "found a quote that is not closed in its line, expected a closing '\"'");
    }

    private InputException Wrong(int line, int column, string message) => new(FormattableString.Invariant($"{_name}, line {line}, column {column}: {message}"));

    private static string Shown(ReadOnlySpan<char> text) => text.Length <= 20 ? $"\"{text}\"" : $"\"{text[..20]}…\"";

    /// <summary>A delimiter in words.</summary>
    internal static string Named(char delimiter) => delimiter switch { ' ' => "blank", '\t' => "tab", _ => $"'{delimiter}'" };
}
