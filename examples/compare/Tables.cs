using System.Globalization;
using System.Text;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Examples.Compare;

/// <summary>Renews the tables of RESULTS.md from the files in results/.</summary>
internal static class Tables
{
    public static async Task Write(Request request, CancellationToken token)
    {
        string path = Path.Combine(request.Output, "RESULTS.md");
        if (!File.Exists(path))
        {
            throw new InputException($"{path} does not exist, expected the document whose tables are to be renewed; copy that of the repository there");
        }

        string text = await File.ReadAllTextAsync(path, token);
        text = Renew(text, "landscapes", request.Result("landscapes.csv"), ["network", "hidden", "loss", "lambda", "minima", "distinct_losses", "minimum_copies", "transition_states", "higher_saddles", "morse_euler_sum", "unproved"]);
        text = Renew(text, "limits", request.Result("limits.csv"), ["network", "hidden", "loss", "points", "reached", "folds", "merges", "lost", "diverging", "finite", "undecided", "losses", "points_at_each", "minima_at_each"]);
        text = Renew(text, "counterparts", request.Result("counterparts.csv"), null);
        text = Renew(text, "walks", request.Result("walks.csv"), null);
        text = Renew(text, "attractors", request.Result("attractors.csv"), ["network", "hidden", "loss", "box", "step", "attractor_loss", "stationary", "kind", "minima_by_loss", "copies_by_loss", "transition_states_by_loss", "higher_saddles_by_loss", "minima_by_descent", "copies_by_descent"]);
        await File.WriteAllTextAsync(path, text, token);
        Console.WriteLine(path);
    }

    private static string Renew(string text, string name, string file, string[]? columns)
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
