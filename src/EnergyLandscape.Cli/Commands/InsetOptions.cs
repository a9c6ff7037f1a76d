using System.CommandLine;
using System.Globalization;
using EnergyLandscape.Cli.Figures;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.Trees;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The options of `landscape tree` that choose the minima with an inset.</summary>
internal sealed class InsetOptions
{
    private const int Most = 30;

    private readonly Option<string?> _insets = new("--insets")
    {
        HelpName = "all|N|IDS",
        Description = $"Networks and their answers under the branches: all, the N lowest, or ids with commas (\"7,\" for one). At most {Most}; of all, the lowest.",
    };

    /// <summary>The option.</summary>
    public Option Option => _insets;

    public void AddTo(Command command) => command.Options.Add(_insets);

    /// <summary>The insets of the minima asked for, as far as they are drawn.</summary>
    public IReadOnlyList<TreeInset> Read(ParseResult parsed, LandscapeSession session, NetworkAnalysis? analysis, SuperbasinTree drawn)
    {
        if (parsed.GetValue(_insets) is not { } text)
        {
            return [];
        }

        if (session.Potential is not NetworkPotential network || analysis is null)
        {
            throw new InputException($"--insets draws networks, but {session.Store.Path} holds the landscape of a {session.Run.Potential.Kind.ToString().ToLowerInvariant()}; expected one of a network");
        }

        var figures = new NetworkFigures(network, analysis);
        return [.. Chosen(text, session.Store.Minima.Count, drawn).Select(id => figures.InsetOf(session.Store.Minima[id - 1]))];
    }

    /// <summary>Words for the title, empty when all minima that were asked for have an inset.</summary>
    public string Words(ParseResult parsed, SuperbasinTree drawn) =>
        parsed.GetValue(_insets) == "all" && drawn.LeafCount > Most ? $"; networks of the {Most} lowest" : string.Empty;

    private static IEnumerable<int> Chosen(string text, int minima, SuperbasinTree drawn)
    {
        IEnumerable<int> byEnergy = drawn.Leaves.Select(leaf => leaf.Lowest.Id);
        if (text == "all")
        {
            return byEnergy.Take(Most);
        }

        if (!text.Contains(',', StringComparison.Ordinal))
        {
            int count = Number(text, text);
            return count is >= 1 and <= Most ? byEnergy.Take(count) : throw new InputException($"--insets is {text}, expected a number from 1 to {Most}");
        }

        int[] ids = [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(part => Number(part, text)).Distinct()];
        foreach (int id in ids)
        {
            if (id < 1 || id > minima)
            {
                throw new InputException($"--insets names minimum {id}, expected ids from 1 to {minima}");
            }
        }

        return ids.Length is >= 1 and <= Most ? ids : throw new InputException($"--insets names {ids.Length} minima, expected 1 to {Most}");
    }

    private static int Number(string part, string text) => int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
        ? number
        : throw new InputException($"--insets is {text}, expected all, a number of minima, or ids with commas such as 3,7");
}
