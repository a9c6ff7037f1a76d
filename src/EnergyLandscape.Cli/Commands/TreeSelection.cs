using System.CommandLine;
using EnergyLandscape.Gmin;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Disconnectivity;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The options that choose the minima and merges of a disconnectivity graph.</summary>
internal sealed class TreeSelection
{
    private readonly Option<int?> _levels = new("--levels") { HelpName = "N", Description = "Merges at so many equally spaced energies instead of at the transition states themselves." };

    private readonly Option<int?> _lowest = new("--lowest") { HelpName = "N", Description = "Only the branches of so many lowest minima." };

    private readonly Option<bool> _withoutZero = new("--without-zero") { Description = "Leaves out the minimum at the origin, where all weights of a network are zero." };

    private readonly Option<bool> _connected = new("--connected-only") { Description = "Only the part that holds the global minimum." };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_levels, _lowest, _withoutZero, _connected];

    /// <summary>Refuses numbers that are not positive, before a database is opened.</summary>
    public void Check(ParseResult parsed)
    {
        RequirePositive("--levels", parsed.GetValue(_levels));
        RequirePositive("--lowest", parsed.GetValue(_lowest));
    }

    /// <summary>The tree that is asked for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="session">The database.</param>
    /// <param name="excluded">Ids of minima to leave out.</param>
    /// <exception cref="InputException">The database holds no minimum, or none is left.</exception>
    public SelectedTree Of(ParseResult parsed, LandscapeSession session, IReadOnlyCollection<int> excluded)
    {
        if (session.Store.Minima.Count == 0)
        {
            throw new InputException($"{session.Store.Path} holds no minimum, expected at least one; 'landscape explore' looks for them");
        }

        SuperbasinTree all = session.Store.ToSuperbasinTree();
        int[] zeros = parsed.GetValue(_withoutZero) ? [.. AtOrigin(session).Where(id => !excluded.Contains(id))] : [];
        SuperbasinTree tree = all.Without([.. excluded, .. zeros]);
        if (tree.LeafCount == 0)
        {
            throw new InputException((all.LeafCount == 1 ? "The only minimum is left out" : $"None of the {all.LeafCount} minima is left to draw") + ", expected at least one; leave out fewer");
        }

        tree = parsed.GetValue(_connected) ? tree.ConnectedTo(tree.GlobalMinimum.Id) : tree;
        tree = parsed.GetValue(_lowest) is { } count ? tree.Lowest(count) : tree;
        tree = parsed.GetValue(_levels) is { } number ? tree.AtLevels(number) : tree;
        return new SelectedTree(all, tree, zeros, [.. excluded, .. zeros]);
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
