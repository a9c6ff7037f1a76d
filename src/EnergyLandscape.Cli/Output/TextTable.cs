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
        int[] widths = Widths();
        var lines = new StringBuilder();
        if (_columns is not null)
        {
            Line(lines, _columns, widths);
            lines.Append(output.NewLine).Append('─', widths.Sum() + (3 * (widths.Length - 1)) + 2).Append(output.NewLine);
        }

        // Standard output writes through at every line, which takes most of the time of a million.
        foreach (string[] row in _rows)
        {
            Line(lines, row, widths);
            lines.Append(output.NewLine);
            if (lines.Length > Chunk)
            {
                output.Write(lines);
                lines.Clear();
            }
        }

        output.Write(lines);
    }

    private int[] Widths()
    {
        int[] widths = [.. (_columns ?? (_rows.Count > 0 ? _rows[0] : [])).Select(cell => cell.Length)];
        foreach (string[] row in _rows)
        {
            for (int column = 0; column < widths.Length; column++)
            {
                widths[column] = Math.Max(widths[column], row[column].Length);
            }
        }

        return widths;
    }

    private void Line(StringBuilder lines, string[] cells, int[] widths)
    {
        for (int column = 0; column < cells.Length; column++)
        {
            int room = widths[column] - cells[column].Length;
            if (_columns is not null)
            {
                lines.Append(' ', (column == 0 ? 1 : 3) + room).Append(cells[column]);
            }
            else if (column < cells.Length - 1)
            {
                lines.Append(cells[column]).Append(' ', room + 1);
            }
            else
            {
                lines.Append(cells[column]);
            }
        }
    }
}
