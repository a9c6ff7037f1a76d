using System.CommandLine;
using EnergyLandscape.Gmin;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The options that choose the minima and merges of a disconnectivity graph.</summary>
/// <param name="byId">Whether minima can be left out by id.</param>
/// <param name="trims">Whether minima that flatten the graph are left out, unless all are asked for.</param>
internal sealed class TreeSelection(bool byId, bool trims)
{
    private readonly LeftOutMinima _leftOut = new(byId);

    private readonly Option<int?> _levels = new("--levels") { HelpName = "N", Description = "Merges at so many equally spaced energies instead of at the transition states themselves." };

    private readonly Option<int?> _lowest = new("--lowest") { HelpName = "N", Description = "Only the branches of so many lowest minima." };

    private readonly Option<bool> _allMinima = new("--all-minima") { Description = "Draws all minima, also those so high that the others shrink to a tenth of the picture." };

    private readonly Option<bool> _withoutZero = new("--without-zero") { Description = "Leaves out the minimum at the origin, where all weights of a network are zero." };

    private readonly Option<bool> _connected = new("--connected-only") { Description = "Only the part that holds the global minimum." };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_levels, _lowest, .. _leftOut.All, _withoutZero, _connected, .. trims ? new[] { _allMinima } : []];

    /// <summary>Whether networks are asked, which uses threads.</summary>
    public bool AsksNetworks(ParseResult parsed) => _leftOut.AsksNetworks(parsed);

    /// <summary>Refuses numbers that are not positive, before a database is opened.</summary>
    public void Check(ParseResult parsed)
    {
        RequirePositive("--levels", parsed.GetValue(_levels));
        RequirePositive("--lowest", parsed.GetValue(_lowest));
    }

    /// <summary>The tree that is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="session">The database.</param>
    /// <param name="threads">Threads that ask networks whether they ignore their inputs.</param>
    /// <param name="token">Stops.</param>
    /// <exception cref="InputException">The database holds no minimum, or none is left.</exception>
    public SelectedTree Of(ParseResult parsed, LandscapeSession session, int threads, CancellationToken token)
    {
        if (session.Store.Minima.Count == 0)
        {
            throw new InputException($"{session.Store.Path} holds no minimum, expected at least one; 'landscape explore' looks for them");
        }

        IReadOnlySet<int> excluded = _leftOut.ByName(parsed, session.Store);
        HashSet<int> constant = [.. _leftOut.Constant(parsed, session, threads, token)];
        int[] told = [.. constant.Concat(parsed.GetValue(_withoutZero) ? AtOrigin(session) : []).Distinct().Where(id => !excluded.Contains(id)).Order()];
        int minima = session.Store.Minima.Count;
        if (excluded.Count + told.Length == minima)
        {
            throw new InputException(FormattableString.Invariant(
                $"{(minima == 1 ? "The only minimum is" : $"All {minima} minima are")} left out of {session.Store.Path}, expected at least one to draw; leave out fewer"));
        }

        SuperbasinTree tree = session.Store.ToSuperbasinTree(constant).Without([.. excluded, .. told]);
        (int kept, int parts) = (tree.LeafCount, tree.Roots.Count);
        tree = parsed.GetValue(_connected) ? tree.ConnectedTo(tree.GlobalMinimum.Id) : tree;
        int connected = tree.LeafCount;
        tree = parsed.GetValue(_lowest) is { } count ? tree.Lowest(count) : tree;
        string? remark = Remark(kept, connected, tree.LeafCount, excluded.Count);

        // Only what would be drawn can flatten the graph.
        int[] flattening = trims && !parsed.GetValue(_allMinima) ? [.. DrawnMinima.Flattening(tree)] : [];
        tree = tree.Without(flattening);
        told = [.. told, .. flattening];
        string? unconnected = (constant.Count > 0 ? ", not connected without networks that ignore their inputs" : null) is var words && tree.Roots.Count < parts
            ? FormattableString.Invariant($" of {parts}{words ?? ", not connected by any known transition state"}") : words;
        tree = parsed.GetValue(_levels) is { } number ? tree.AtLevels(number) : tree;
        return new SelectedTree(tree, id => session.Store.Minima[id - 1].Energy, told, [.. excluded, .. told], remark, unconnected);
    }

    private static string? Remark(int kept, int connected, int drawn, int excluded)
    {
        string[] words =
        [
            .. drawn == kept ? Array.Empty<string>()
                : [drawn == connected ? FormattableString.Invariant($"{drawn} of {kept} minima, connected to the lowest")
                    : connected == kept ? FormattableString.Invariant($"the lowest {drawn} of {kept} minima")
                    : FormattableString.Invariant($"the lowest {drawn} of {connected} minima connected to the lowest, of {kept}")],
            .. excluded > 0 ? [FormattableString.Invariant($"{excluded} left out by name")] : Array.Empty<string>(),
        ];
        return words.Length == 0 ? null : string.Join("; ", words);
    }

    // By being zero, not by energy.
    private static IEnumerable<int> AtOrigin(LandscapeSession session)
    {
        var origin = new CertifiedZeros(
            session.Potential, [[.. Enumerable.Range(0, session.Potential.Dimension)]], session.Store.Identity.Rule, session.Options.Quench.Verification);
        return session.Store.Minima.Where(minimum => origin.Of(minimum.Point).IsZero[0]).Select(minimum => minimum.Id);
    }

    private static void RequirePositive(string option, int? value)
    {
        if (value is <= 0)
        {
            throw new InputException(FormattableString.Invariant($"{option} is {value}, expected a positive number"));
        }
    }
}
