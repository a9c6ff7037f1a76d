using System.CommandLine;
using EnergyLandscape.PathSample;
using EnergyLandscape.PathSample.Analysis;
using EnergyLandscape.Potentials;
using EnergyLandscape.Rendering.ClassMaps;
using EnergyLandscape.Rendering.Scatter;

namespace EnergyLandscape.Cli.Commands;

/// <summary>The options that show what networks predict beside their disconnectivity graph: the class map of the lowest minimum, test against training losses.</summary>
internal sealed class PredictionOptions
{
    private readonly Option<bool> _map = new("--class-map") { Description = "The classes that the network of the lowest minimum drawn predicts over two inputs, in a free corner of the graph." };

    private readonly PlaneOptions _plane = new(100);

    private readonly Option<bool> _scatter = new("--scatter") { Description = "Test against training losses of all minima that are not left out, below the graph, whatever --lowest says. With --test, or the test rows of the run file." };

    private readonly Option<string?> _test = new("--test") { HelpName = "FILE", Description = "Test rows, written as the training file. Default: those of the run file." };

    private readonly Option<int?> _threads = CommonOptions.Threads();

    /// <summary>All of them.</summary>
    public IReadOnlyList<Option> All => [_map, .. _plane.Inputs, _scatter, _test, _threads];

    /// <summary>Whether losses are drawn.</summary>
    public bool HasLosses(ParseResult parsed) => parsed.GetValue(_scatter);

    /// <summary>Whether the map of predicted classes is drawn.</summary>
    public bool HasMap(ParseResult parsed) => parsed.GetValue(_map);

    /// <summary>Inputs and ranges of the map that a database gets when alone.</summary>
    /// <exception cref="InputException">The landscape is none of a network, or the plane cannot be had.</exception>
    public PlaneRanges RangesOf(ParseResult parsed, LandscapeSession session)
    {
        RequireNetwork(session, _map);
        return _plane.RangesOf(parsed, session);
    }

    /// <summary>Refuses options without what they belong to, before a database is opened.</summary>
    /// <exception cref="InputException">One stands alone.</exception>
    /// <param name="parsed">The command line.</param>
    /// <param name="asksNetworks">Whether threads are used for something else.</param>
    public void Check(ParseResult parsed, bool asksNetworks)
    {
        if (!parsed.GetValue(_map) && _plane.Inputs.FirstOrDefault(option => IsGiven(parsed, option)) is { } alone)
        {
            throw new InputException($"{alone.Name} belongs to the map of predicted classes, expected --class-map with it");
        }

        if (!parsed.GetValue(_scatter) && IsGiven(parsed, _test))
        {
            throw new InputException($"{_test.Name} belongs to the losses, expected --scatter with it");
        }

        if (!parsed.GetValue(_scatter) && !asksNetworks && IsGiven(parsed, _threads))
        {
            throw new InputException($"{_threads.Name} belongs to the losses and to networks that ignore their inputs, expected --scatter or --without-constant with it");
        }
    }

    /// <summary>The map that is asked for; null for none.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="session">The database.</param>
    /// <param name="selected">What is drawn.</param>
    /// <param name="ranges">Ranges of the inputs; null for those asked for, or of the training rows.</param>
    /// <exception cref="InputException">The landscape is none of a network that predicts classes, or the plane cannot be had.</exception>
    public ClassMap? MapOf(ParseResult parsed, LandscapeSession session, SelectedTree selected, PlaneRanges? ranges = null)
    {
        if (!parsed.GetValue(_map))
        {
            return null;
        }

        RequireNetwork(session, _map);
        return _plane.Of(parsed, session, session.Store.Minima[selected.Tree.GlobalMinimum.Id - 1], [], ranges).Map();
    }

    /// <summary>Training and test losses of all minima that are not left out; null when not asked for.</summary>
    /// <exception cref="InputException">The landscape is none of a network, or there are no test rows.</exception>
    public IReadOnlyList<ScatterPoint>? LossesOf(ParseResult parsed, LandscapeSession session, SelectedTree selected, CancellationToken token)
    {
        if (!parsed.GetValue(_scatter))
        {
            return null;
        }

        RequireNetwork(session, _scatter);
        PerformanceCensus census = PerformanceCensus.Run(
            session.Store, StationaryPointKind.Minimum, PointSelection.All with { LeftOut = selected.LeftOut.ToHashSet() }, AnalyseCommand.NetworkOf(session), AnalyseTestRows.Of(session, parsed.GetValue(_test)),
            ThreadsOf(parsed, session), token);
        return [.. census.Points.Select(point => new ScatterPoint(point.Train.Loss, point.Test.Loss, double.NaN))];
    }

    /// <summary>Threads that ask networks.</summary>
    public int ThreadsOf(ParseResult parsed, LandscapeSession session) => LimitCommand.ThreadsOf(parsed.GetValue(_threads), session);

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    private static void RequireNetwork(LandscapeSession session, Option option)
    {
        if (session.Potential is not NetworkPotential)
        {
            throw new InputException($"{option.Name} draws what networks predict, but {session.Store.Path} holds the landscape of a {session.Run.Potential.Kind.ToString().ToLowerInvariant()}; expected one of a network");
        }
    }
}
