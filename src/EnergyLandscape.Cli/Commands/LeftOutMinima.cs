using System.CommandLine;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The options that leave minima out: by id, and networks that ignore their inputs.</summary>
/// <param name="byId">Whether ids can be given; several databases have no ids in common.</param>
internal sealed class LeftOutMinima(bool byId = true)
{
    private readonly Option<int[]> _exclude = new("--exclude") { HelpName = "ID", Description = "Ids of minima to leave out, such as the all-zero one of a network.", AllowMultipleArgumentsPerToken = true };

    private readonly Option<bool> _withoutConstant = new("--without-constant") { Description = "Leaves out networks that ignore their inputs: the probabilities of all training rows are equal up to 1e-6. No path leads over them either." };

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => byId ? [_exclude, _withoutConstant] : [_withoutConstant];

    /// <summary>Whether networks are asked, which needs the session of a database and not just its points.</summary>
    public bool AsksNetworks(ParseResult parsed) => parsed.GetValue(_withoutConstant);

    /// <summary>The first of the options that is given; null without one.</summary>
    public Option? Given(ParseResult parsed) => All.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false });

    /// <summary>Ids that are left out by name.</summary>
    /// <exception cref="InputException">There is no such minimum.</exception>
    public IReadOnlySet<int> ByName(ParseResult parsed, StationaryPointStore store)
    {
        int[] ids = byId ? parsed.GetValue(_exclude) ?? [] : [];
        foreach (int id in ids)
        {
            if (id < 1 || id > store.Minima.Count)
            {
                throw new InputException(FormattableString.Invariant($"--exclude is {id}, expected an id from 1 to {store.Minima.Count}"));
            }
        }

        return ids.ToHashSet();
    }

    /// <summary>Ids of networks that ignore their inputs; empty when not asked for.</summary>
    /// <exception cref="InputException">The landscape is none of a network.</exception>
    public IReadOnlyList<int> Constant(ParseResult parsed, LandscapeSession session, int threads, CancellationToken token)
    {
        return AsksNetworks(parsed) ? ConstantNetworks.In(session.Store, NetworkOf(session), threads, token) : [];
    }

    /// <summary>Whether a network ignores its inputs; null when not asked for.</summary>
    /// <exception cref="InputException">The landscape is none of a network.</exception>
    public Predicate<StationaryPoint>? IsConstant(ParseResult parsed, LandscapeSession session)
    {
        if (!AsksNetworks(parsed))
        {
            return null;
        }

        var spread = new PredictionSpread(NetworkOf(session));
        return point => spread.IsConstant(point.Coordinates.Span);
    }

    private NetworkPotential NetworkOf(LandscapeSession session) =>
        session.Potential as NetworkPotential
            ?? throw new InputException($"{_withoutConstant.Name} asks what networks predict, but {session.Store.Path} holds the landscape of a {session.Run.Potential.Kind.ToString().ToLowerInvariant()}; expected one of a network");
}
