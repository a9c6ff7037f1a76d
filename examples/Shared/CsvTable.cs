using System.Globalization;
using System.Text;

namespace EnergyLandscape.Examples;

/// <summary>Files of results as tables of a RESULTS.md.</summary>
internal static class CsvTable
{
    /// <summary>Renews a table of a document from a file of results.</summary>
    /// <param name="text">The document.</param>
    /// <param name="name">What stands in the marks of the table.</param>
    /// <param name="file">The results; the document stays as it is when there are none.</param>
    /// <param name="columns">The columns to show, or null for all.</param>
    public static string Renew(string text, string name, string file, string[]? columns)
    {
        if (!File.Exists(file))
        {
            return text;
        }

        string[][] rows = [.. File.ReadAllLines(file).Select(line => line.Split(','))];
        int[] chosen = columns is null ? [.. Enumerable.Range(0, rows[0].Length)] : [.. columns.Select(column => Array.IndexOf(rows[0], column))];
        var table = new StringBuilder();
        foreach ((string[] row, int i) in rows.Select((row, i) => (row, i)))
        {
            table.Append("| ").AppendJoin(" | ", chosen.Select(column => i == 0 ? row[column].Replace('_', ' ') : Short(row[column]))).Append(" |\n");
            if (i == 0)
            {
                table.Append('|').Insert(table.Length, "---|", chosen.Length).Append('\n');
            }
        }

        return MarkedTable.Renew(text, name, table.ToString());
    }

    // Four digits are enough for reading; the files have all.
    private static string Short(string value) => value.Contains('.', StringComparison.Ordinal) && !value.Contains(' ', StringComparison.Ordinal)
        && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        ? number.ToString("G4", CultureInfo.InvariantCulture)
        : value;
}
