using System.CommandLine;
using System.Globalization;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`connect --unconnected`: joins the lowest minima into one part.</summary>
internal sealed class UnconnectedOptions
{
    /// <summary>Bands from each minimum before its part is given up.</summary>
    public const int DefaultMaxBands = 64;

    private readonly Option<bool> _unconnected = new("--unconnected") { Description = "Joins all minima that are not connected, instead of A and B, and shows what the database holds then." };
    private readonly Option<int?> _lowest = new("--lowest") { HelpName = "N", Description = "With --unconnected: of the N lowest minima alone, such as those that 'tree --lowest N' draws." };
    private readonly Option<int?> _among = new("--among") { HelpName = "ID", Description = "With --unconnected: of the minima with ids up to this one. Default: those known when it begins; what is found on the way need not be joined, unless it is a new global minimum." };
    private readonly LeftOutMinima _leftOut = new(byId: false);

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _unconnected, _lowest, _among }.Concat(_leftOut.All))
        {
            command.Options.Add(option);
        }
    }

    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_unconnected);

    /// <summary>Refuses options that mean nothing without --unconnected.</summary>
    public void RefuseAlone(ParseResult parsed)
    {
        if (_leftOut.All.Prepend(_among).Prepend(_lowest).FirstOrDefault(option => IsGiven(parsed, option)) is { } option)
        {
            throw new InputException($"{option.Name} is of --unconnected, expected that with it");
        }
    }

    /// <summary>Refuses what --unconnected cannot do before anything is opened.</summary>
    public void Check(ParseResult parsed, bool hasMinimum, IEnumerable<Option> ofPairs)
    {
        if (hasMinimum)
        {
            throw new InputException("--unconnected joins all minima, expected no A and B with it");
        }

        if (ofPairs.FirstOrDefault(option => IsGiven(parsed, option)) is { } pair)
        {
            throw new InputException($"{pair.Name} is of a path between two minima, expected A and B instead of --unconnected");
        }

        foreach (Option<int?> option in new[] { _lowest, _among })
        {
            BudgetOptions.Require(parsed.GetValue(option) is null or > 0, option.Name, parsed.GetValue(option) ?? 0, "a positive whole number");
        }
    }

    /// <summary>Joins them and prints what the database holds then.</summary>
    public int Join(ParseResult parsed, LandscapeSession session, int? maxBands, ExplorationBudget budget, ProgressStyle progress, bool json, CancellationToken token)
    {
        // Those that are there are asked by all threads, new ones as they come.
        HashSet<int> leftOut = [.. _leftOut.Constant(parsed, session, session.Threads, token)];
        int known = session.Store.Minima.Count;
        if (known == leftOut.Count)
        {
            throw new InputException(known == 0
                ? $"{session.Store.Path} holds no minima, expected some to connect: run 'landscape minima' or 'landscape explore' first"
                : $"All {known} minima of {session.Store.Path} are networks that ignore their inputs, expected others to connect");
        }

        int among = parsed.GetValue(_among) ?? known;
        BudgetOptions.Require(among <= known, _among.Name, among, string.Create(CultureInfo.InvariantCulture, $"an id from 1 to {known}"));
        Predicate<StationaryPoint>? isConstant = _leftOut.IsConstant(parsed, session);
        var strategy = new JoiningStrategy(
            parsed.GetValue(_lowest), among, maxBands ?? DefaultMaxBands, session.Potential.Symmetry,
            minimum => minimum.Id <= known ? leftOut.Contains(minimum.Id) : isConstant?.Invoke(minimum.Point) == true);
        ExplorationEnd end = session.Explore(
            strategy, budget, progress, parsed.InvocationConfiguration.Error, token, connection: Words(parsed, among, maxBands), standing: () => strategy.Standing(session.Store));
        TextWriter output = parsed.InvocationConfiguration.Output;
        if (json)
        {
            JsonDocumentWriter.Print(output, writer => LandscapeSummary.WriteJson(writer, session.Store, end));
        }
        else
        {
            LandscapeSummary.PrintTable(output, session.Store, end, []);
        }

        return end.Kind switch
        {
            ExplorationEndKind.Cancelled => ExitCode.Cancelled,
            ExplorationEndKind.Finished when strategy.PartsIn(session.Store) > 1 => ExitCode.NothingConverged,
            _ => ExitCode.Success,
        };
    }

    // What has to be given again for the same searches.
    private string Words(ParseResult parsed, int among, int? maxBands) => string.Concat(
        _unconnected.Name,
        string.Create(CultureInfo.InvariantCulture, $" {_among.Name} {among}"),
        parsed.GetValue(_lowest) is { } lowest ? string.Create(CultureInfo.InvariantCulture, $" {_lowest.Name} {lowest}") : string.Empty,
        maxBands is { } most ? string.Create(CultureInfo.InvariantCulture, $" --max-bands {most}") : string.Empty,
        _leftOut.Given(parsed) is { } option ? " " + option.Name : string.Empty);

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}
