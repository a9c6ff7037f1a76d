using System.Globalization;
using System.Text.Json;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Cli.Figures;

/// <summary>Reads the shares of walk samples of every minimum from what `landscape compare --json` wrote (docs/json.md).</summary>
internal static class ResidenceFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">JSON with <c>samplesMapped</c> and an array <c>basins</c> of objects with <c>id</c>, <c>energy</c> and <c>samples</c>.</param>
    /// <param name="store">The database that it was compared with: energies must agree.</param>
    /// <exception cref="InputException">The file cannot be read, has another shape, or is of another database.</exception>
    public static BranchResidence Read(string path, StationaryPointStore store)
    {
        using JsonDocument document = Parse(path);
        JsonElement root = document.RootElement;
        double mapped = Number(path, root, "the object", "samplesMapped");
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("basins", out JsonElement basins) || basins.ValueKind != JsonValueKind.Array)
        {
            throw Shape(path, "has no array \"basins\"");
        }

        if (!(mapped > 0))
        {
            throw new InputException($"{path} has no mapped sample (\"samplesMapped\" is {Text(mapped)}), expected at least one to draw shares of");
        }

        var shares = new Dictionary<int, double>();
        foreach (JsonElement basin in basins.EnumerateArray())
        {
            double id = Number(path, basin, "a basin", "id"), samples = Number(path, basin, "a basin", "samples");
            if (!(id >= 1 && double.IsInteger(id) && id <= int.MaxValue && samples >= 0 && samples <= mapped))
            {
                throw Shape(path, $"has a basin with id {Text(id)} and {Text(samples)} of {Text(mapped)} samples");
            }

            RequireEnergy(path, basin, (int)id, store);
            shares[(int)id] = shares.GetValueOrDefault((int)id) + ShareOf(basin, samples / mapped);
        }

        return new BranchResidence(string.Create(CultureInfo.InvariantCulture, $"{mapped:0} walk samples"), shares);
    }

    // The mean of the shares of single walks; files of earlier versions have counts of samples alone.
    private static double ShareOf(JsonElement basin, double ofSamples) =>
        basin.TryGetProperty("sampleShare", out JsonElement share) && share.ValueKind == JsonValueKind.Object
        && share.TryGetProperty("share", out JsonElement mean) && mean.ValueKind == JsonValueKind.Number && mean.GetDouble() is >= 0 and <= 1 and var found ? found : ofSamples;

    // New minima of the comparison have ids that the database does not.
    private static void RequireEnergy(string path, JsonElement basin, int id, StationaryPointStore store)
    {
        if (id > store.Minima.Count || !basin.TryGetProperty("energy", out JsonElement written) || written.ValueKind != JsonValueKind.Number)
        {
            return;
        }

        double energy = store.Minima[id - 1].Energy;
        if (Math.Abs(written.GetDouble() - energy) > store.Identity.Rule.EnergyWindow + (1e-12 * Math.Abs(energy)))
        {
            throw new InputException($"{path} has minimum {id} at {Text(written.GetDouble())}, but {store.Path} has it at {Text(energy)}; expected a comparison with this database");
        }
    }

    private static JsonDocument Parse(string path)
    {
        if (Directory.Exists(path))
        {
            throw new InputException($"{path} is a directory, expected the file compare.json that 'landscape compare' wrote to it");
        }

        try
        {
            return JsonDocument.Parse(File.ReadAllBytes(path));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new InputException($"{path} cannot be read ({problem.Message.TrimEnd('.')}), expected a file that 'landscape compare' wrote", problem);
        }
        catch (JsonException problem)
        {
            throw new InputException($"{path} is no JSON (line {(problem.LineNumber ?? 0) + 1}), expected a file that 'landscape compare' wrote", problem);
        }
    }

    private static double Number(string path, JsonElement element, string what, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Number
            ? value.GetDouble()
            : throw Shape(path, $"lacks the number \"{name}\" of {what}");

    private static InputException Shape(string path, string problem) => new($"{path} {problem}, expected a file that 'landscape compare' wrote");

    private static string Text(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
