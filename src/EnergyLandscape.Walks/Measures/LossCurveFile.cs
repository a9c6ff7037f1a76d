using System.Globalization;
using System.Text;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Walks;

/// <summary>Reads loss curves made elsewhere: a text table with one column a walk.</summary>
/// <remarks>
/// Cells are separated by semicolons, commas, tabs or blanks: whichever of them, in this order, the first line has. The first line is a heading if its first
/// cell that is not empty is no number. Columns may have different lengths: cells after a column's last loss are empty or missing. Lines that begin with #
/// are left out, and so are columns without heading and loss, and a first column without heading among others that have one whose numbers are 0, 1, 2, …
/// or 1, 2, 3, …: pandas and R write the numbers of the rows there.
/// </remarks>
public static class LossCurveFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="note">Is told in a sentence about a column of losses that is none; null for nobody.</param>
    /// <returns>The columns from left to right, at least one.</returns>
    /// <exception cref="InputException">The file can't be read, or a cell is not a finite number.</exception>
    public static IReadOnlyList<LossCurve> Read(string path, Action<string>? note = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        try
        {
            using StreamReader reader = File.OpenText(path);
            return Read(reader, path, note);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new InputException($"{path} cannot be read ({problem.Message.TrimEnd('.')}), expected a table of losses with one column a walk", problem);
        }
    }

    /// <summary>Reads a table.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="path">Its name in messages.</param>
    /// <param name="note">Is told in a sentence about a column of losses that is none; null for nobody.</param>
    /// <inheritdoc cref="Read(string, Action{string})"/>
    public static IReadOnlyList<LossCurve> Read(TextReader reader, string path, Action<string>? note = null)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(path);
        var columns = new List<List<double>>();
        var gaps = new List<int>(); // the first line where a column is empty; 0 while it is not
        List<string>? names = null;
        char? delimiter = null;
        var cells = new List<string>();
        int number = 0;
        for (string? line = reader.ReadLine(); line is not null; line = reader.ReadLine())
        {
            number++;
            if (line.StartsWith('#') || (delimiter is null && string.IsNullOrWhiteSpace(line)))
            {
                continue;
            }

            bool first = delimiter is null;
            delimiter ??= DelimiterOf(line);
            Split(line, delimiter.Value, cells);
            if (first)
            {
                columns.AddRange(cells.Select(_ => new List<double>()));
                gaps.AddRange(cells.Select(_ => 0));
                if (cells.FirstOrDefault(cell => cell.Length > 0) is { } heading && !IsNumber(heading))
                {
                    names = [.. cells];
                    continue;
                }
            }

            Add(cells, number, path, columns, gaps);
        }

        LossCurve[] curves = [.. columns.Select((losses, i) => new LossCurve(i + 1, names?[i].Length > 0 ? names[i] : null, [.. losses]))
            .Where(curve => curve.Name is not null || curve.Losses.Length > 0)];
        if (names is not null && curves.Length > 1 && curves[0] is { Column: 1, Name: null } rows && IsRowNumbers(rows.Losses))
        {
            note?.Invoke($"{path}, column 1 has no heading and numbers the rows, so it is left out");
            curves = curves[1..];
        }

        return curves.Any(curve => curve.Losses.Length > 0)
            ? curves
            : throw new InputException($"{path} holds no losses, expected a table of numbers with one column a walk");
    }

    private static void Add(List<string> cells, int line, string path, List<List<double>> columns, List<int> gaps)
    {
        for (int i = 0; i < Math.Max(cells.Count, columns.Count); i++)
        {
            string cell = i < cells.Count ? cells[i] : string.Empty;
            if (i >= columns.Count)
            {
                if (cell.Length > 0)
                {
                    throw new InputException($"{path}, line {line}, column {i + 1}: found {Shown(cell)}, expected the end of the line, for the first line has {columns.Count} columns");
                }
            }
            else if (cell.Length == 0)
            {
                gaps[i] = gaps[i] == 0 ? line : gaps[i];
            }
            else if (gaps[i] > 0)
            {
                throw new InputException($"{path}, line {line}, column {i + 1}: found {Shown(cell)} after the empty cell of line {gaps[i]}, expected empty cells only at the end of a column");
            }
            else if (double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double loss) && double.IsFinite(loss))
            {
                columns[i].Add(loss);
            }
            else
            {
                throw new InputException($"{path}, line {line}, column {i + 1}: found {Shown(cell)}, expected a finite number with a decimal point");
            }
        }
    }

    private static bool IsRowNumbers(double[] numbers) => numbers[0] is 0 or 1 && numbers.Select((number, row) => number - row).All(first => first == numbers[0]);

    private static string Shown(string cell) => $"'{(cell.Length > 40 ? cell[..40] + "…" : cell)}'";

    private static bool IsNumber(string cell) => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static char DelimiterOf(string line)
    {
        foreach (char candidate in ";,\t")
        {
            if (line.Contains(candidate, StringComparison.Ordinal))
            {
                return candidate;
            }
        }

        return ' ';
    }

    // Cells without surrounding blanks and quotes; two quotes within quotes are one.
    private static void Split(string line, char delimiter, List<string> cells)
    {
        cells.Clear();
        if (delimiter == ' ')
        {
            cells.AddRange(line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(cell => cell.Trim('"')));
            return;
        }

        var cell = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            char c = line[i];
            if (c == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                cell.Append('"');
                i++;
            }
            else if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == delimiter && !quoted)
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(c);
            }
        }

        cells.Add(cell.ToString().Trim());
    }
}
