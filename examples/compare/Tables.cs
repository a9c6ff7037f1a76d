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
        text = CsvTable.Renew(text, "landscapes", request.Result("landscapes.csv"), ["network", "hidden", "loss", "lambda", "minima", "distinct_losses", "minimum_copies", "transition_states", "higher_saddles", "morse_euler_sum", "unproved"]);
        text = CsvTable.Renew(text, "limits", request.Result("limits.csv"), ["network", "hidden", "loss", "points", "reached", "folds", "merges", "lost", "diverging", "finite", "undecided", "losses", "points_at_each", "minima_at_each"]);
        text = CsvTable.Renew(text, "counterparts", request.Result("counterparts.csv"), null);
        text = CsvTable.Renew(text, "walks", request.Result("walks.csv"), null);
        text = CsvTable.Renew(text, "attractors", request.Result("attractors.csv"), ["network", "hidden", "loss", "box", "step", "attractor_loss", "stationary", "kind", "minima_by_loss", "copies_by_loss", "transition_states_by_loss", "higher_saddles_by_loss", "minima_by_descent", "copies_by_descent"]);
        await File.WriteAllTextAsync(path, text, token);
        Console.WriteLine(path);
    }
}
