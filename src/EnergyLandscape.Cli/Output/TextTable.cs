using System.Text;

namespace EnergyLandscape.Cli.Output;

/// <summary>A table of text, as wide as it needs to be: the same on a terminal and in a pipe.</summary>
internal sealed class TextTable
{
    private const int Chunk = 1 << 16;
    private readonly string[]? _columns;
    private readonly List<string[]> _rows = [];

    private TextTable(string[]? columns) => _columns = columns;

    /// <summary>A table with headings, its columns flush right.</summary>
    public static TextTable Create(params string[] columns) => new(columns);

    /// <summary>Names and what they are, flush left, without headings.</summary>
    public static TextTable Properties() => new(null);

    /// <summary>The headings; none for names and what they are.</summary>
    public IReadOnlyList<string> Columns => _columns ?? [];

    /// <summary>The rows so far.</summary>
    public IReadOnlyList<string[]> Rows => _rows;

    public void Row(params string[] cells) => _rows.Add(cells);

    public static void Print(TextWriter output, TextTable table) => table.Print(output);

    private void Print(TextWriter output)
    {
        IEnumerable<string[]> all = _columns is null ? _rows : _rows.Prepend(_columns);
        int[] widths = [.. Enumerable.Range(0, all.FirstOrDefault()?.Length ?? 0).Select(column => all.Max(row => row[column].Length))];
        if (_columns is not null)
        {
            output.WriteLine(Line(_columns, widths));
            output.WriteLine(new string('─', widths.Sum() + (3 * (widths.Length - 1)) + 2));
        }

        // Standard output writes through at every line, which takes most of the time of a million.
        var lines = new StringBuilder();
        foreach (string[] row in _rows)
        {
            lines.Append(Line(row, widths)).Append(output.NewLine);
            if (lines.Length > Chunk)
            {
                output.Write(lines);
                lines.Clear();
            }
        }

        output.Write(lines);
    }

    private string Line(string[] cells, int[] widths) => _columns is null
        ? string.Join(' ', cells.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd()
        : " " + string.Join("   ", cells.Select((cell, column) => cell.PadLeft(widths[column])));
}
