using System.CommandLine;
using EnergyLandscape.Cli.Output;
using EnergyLandscape.PathSample;
using EnergyLandscape.Potentials;

namespace EnergyLandscape.Cli.Commands;

/// <summary>`connect --unconnected`: joins the lowest minima into one part.</summary>
internal sealed class UnconnectedOptions
{
    private readonly Option<bool> _unconnected = new("--unconnected") { Description = "Joins all minima that are not connected, instead of A and B, and shows what the database holds then." };
    private readonly Option<int?> _lowest = new("--lowest") { HelpName = "N", Description = "With --unconnected: of the N lowest minima alone, such as those that 'tree --lowest N' draws." };
    private readonly LeftOutMinima _leftOut = new(byId: false);

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _unconnected, _lowest }.Concat(_leftOut.All))
        {
            command.Options.Add(option);
        }
    }

    public bool IsAsked(ParseResult parsed) => parsed.GetValue(_unconnected);

    /// <summary>Refuses options that mean nothing without --unconnected.</summary>
    public void RefuseAlone(ParseResult parsed)
    {
        if (_leftOut.All.Prepend(_lowest).FirstOrDefault(option => IsGiven(parsed, option)) is { } option)
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

        if (parsed.GetValue(_lowest) is { } lowest && lowest < 1)
        {
            throw new InputException(FormattableString.Invariant($"{_lowest.Name} is {lowest}, expected a positive whole number"));
        }
    }

    /// <summary>Joins them and prints what the database holds then.</summary>
    public int Join(ParseResult parsed, LandscapeSession session, ExplorationBudget budget, ProgressStyle progress, bool json, CancellationToken token)
    {
        if (session.Store.Minima.Count == 0)
        {
            throw new InputException($"{session.Store.Path} holds no minima, expected some to connect: run 'landscape minima' or 'landscape explore' first");
        }

        var strategy = new JoiningStrategy(parsed.GetValue(_lowest), session.Potential.Symmetry, _leftOut.IsConstant(parsed, session));
        int before = strategy.PartsIn(session.Store);
        ExplorationEnd end = session.Explore(strategy, budget, progress, parsed.InvocationConfiguration.Error, token);
        int after = strategy.PartsIn(session.Store);
        if (end.Kind == ExplorationEndKind.BudgetExhausted)
        {
            string which = parsed.GetValue(_lowest) is { } lowest ? $"the lowest {lowest} minima" : "all minima";
            end = end with { Reason = FormattableString.Invariant($"{end.Reason}; {which} lie in {after} unconnected parts, before it in {before}") };
        }

        TextWriter output = parsed.InvocationConfiguration.Output;
        if (json)
        {
            JsonDocumentWriter.Print(output, writer => LandscapeSummary.WriteJson(writer, session.Store, end));
        }
        else
        {
            LandscapeSummary.PrintTable(output, session.Store, end, []);
        }

        return end.Kind == ExplorationEndKind.Cancelled ? ExitCode.Cancelled
            : after > 1 && after >= before ? ExitCode.NothingConverged
            : ExitCode.Success;
    }

    private static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };
}
